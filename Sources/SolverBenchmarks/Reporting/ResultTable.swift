/// The table that is printed while cases run, a line a case.
struct ResultTable {
  private static let columns: [(title: String, width: Int)] = [
    ("case", 26), ("seed", 4), ("outcome", 13), ("plan", 14), ("bound", 14), ("gap", 10), ("lp bound", 14),
    ("s", 7), ("cpu s", 7), ("lp s", 7), ("plan s", 7), ("1 %", 7), ("0.3 %", 7), ("0.1 %", 7), ("0.05 %", 7),
    ("0.01 %", 7), ("MB", 6), ("B/pair", 6),
  ]

  static var header: String {
    columns.enumerated().map { index, column in
      index == 0 ? column.title.padded(to: column.width) : column.title.padded(left: column.width)
    }.joined(separator: " ")
  }

  static func line(_ measured: MeasuredRun) -> String {
    var fields: [String] = [
      measured.name, String(measured.searchSeed), measured.outcome, amount(measured.plan),
      amount(measured.bound), measured.gap.map(percent) ?? "-", amount(measured.linearBound),
      fixed(measured.seconds, 2), fixed(measured.processorSeconds, 2),
      seconds(measured.secondsToLinearBound), seconds(measured.secondsToPlan),
    ]
    fields += measured.secondsToGap.map { seconds($0.seconds) }
    fields.append(measured.memory.peak.map { fixed($0, 0) } ?? "-")
    fields.append(measured.memory.bytesPerPairBeyondInput.map { fixed($0, 0) } ?? "-")
    let texts = zip(fields, columns).enumerated().map { index, pair in
      index == 0 ? pair.0.padded(to: pair.1.width) : pair.0.padded(left: pair.1.width)
    }
    let miss = measured.nearMiss.map { miss in
      "  closest assignment: \(miss.brokenRows) rows broken, the worst by \(percent(miss.worstShare)) of its "
        + "bound\(miss.worstAmount.map { " or by \(fixed($0, 4)) where that is next to 0" } ?? ""), "
        + "\(miss.brokenCouplings) couplings broken"
    }
    return
      ([texts.joined(separator: " ")] + (miss.map { [$0] } ?? []) + measured.faults.map { "  FAULT: \($0)" })
      .joined(separator: "\n")
  }

  /// How many were proven and what they took, a line a suite.
  static func summary(_ measured: [MeasuredRun]) -> [String] {
    Suite.allCases.compactMap { suite in
      let runs = measured.filter { $0.suite == suite }
      guard !runs.isEmpty else { return nil }
      let proven = runs.filter(\.isProven).count
      let planless = runs.filter { $0.plan == nil && $0.outcome != OutcomeName.infeasible }.count
      let worst = runs.compactMap(\.gap).max()
      return "\(suite.rawValue): \(runs.count) runs, \(proven) proven, \(planless) without a plan, worst gap "
        + "\(worst.map(percent) ?? "-"), \(fixed(runs.reduce(0) { $0 + $1.seconds }, 1)) s wall, "
        + "\(fixed(runs.reduce(0) { $0 + $1.processorSeconds }, 1)) s processor"
    }
  }

  private static func amount(_ value: Double?) -> String {
    guard let value else { return "-" }
    return fixed(value, value == value.rounded() ? 0 : 2)
  }

  private static func seconds(_ value: Double?) -> String { value.map { fixed($0, 2) } ?? "-" }
}
