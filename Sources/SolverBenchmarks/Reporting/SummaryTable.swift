/// Medians over the seeds of a case, with the worst beside them.
struct SummaryTable {
  /// Cases in the order in which they ran.
  let cases: [(name: String, runs: [MeasuredRun])]

  init(_ measured: [MeasuredRun]) {
    var names: [String] = []
    for run in measured where !names.contains(run.name) { names.append(run.name) }
    cases = names.map { name in (name, measured.filter { $0.name == name }) }
  }

  /// A figure of several runs. A run that never got there counts as infinitely late, so a median may be missing
  /// though some runs have the figure.
  struct Spread: Equatable {
    var median: Double?
    var worst: Double?

    init(_ figures: [Double?]) {
      let sorted = figures.map { $0 ?? .infinity }.sorted()
      guard let last = sorted.last else { return }
      let middle = sorted.count / 2
      let value = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
      median = value.isFinite ? value : nil
      worst = last.isFinite ? last : nil
    }

    func text(_ format: (Double) -> String) -> String {
      "\(median.map(format) ?? "-") / \(worst.map(format) ?? "-")"
    }
  }

  static let milestoneTitles = MeasuredRun.milestones.map { "\(trimmed(100 * $0)) %" }
  static let titles = ["gap", "lp s", "plan s"] + milestoneTitles + ["MB", "bytes a pair"]

  /// One cell for each title: median / worst.
  static func cells(_ runs: [MeasuredRun]) -> [String] {
    func seconds(_ value: Double) -> String { fixed(value, 2) }
    func whole(_ value: Double) -> String { fixed(value, 0) }
    let milestones = MeasuredRun.milestones.indices.map { index in
      Spread(runs.map { $0.secondsToGap[index].seconds }).text(seconds)
    }
    return [
      Spread(runs.map(\.gap)).text(percent), Spread(runs.map(\.secondsToLinearBound)).text(seconds),
      Spread(runs.map(\.secondsToPlan)).text(seconds),
    ] + milestones + [
      Spread(runs.map(\.memory.peak)).text(whole),
      Spread(runs.map(\.memory.bytesPerPairBeyondInput)).text(whole),
    ]
  }

  /// Nothing where every case ran once: the table of runs has said it all.
  var lines: [String] {
    let repeated = cases.filter { $0.runs.count > 1 }
    guard !repeated.isEmpty else { return [] }
    let header = ["median / worst", "runs"] + Self.titles
    let rows = repeated.map { [$0.name, String($0.runs.count)] + Self.cells($0.runs) }
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    return ([header] + rows).map { row in
      zip(row, widths).enumerated().map { index, cell in
        index == 0 ? cell.0.padded(to: cell.1) : cell.0.padded(left: cell.1)
      }.joined(separator: "  ")
    }
  }

  /// A percentage as it is spoken: 1, 0.1, 0.05.
  private static func trimmed(_ value: Double) -> String {
    var text = fixed(value, 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
