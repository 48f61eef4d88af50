/// Stored reports as rows for a document.
public struct MarkdownTable {
  private let reports: [RunReport]
  private let peers: PeerTable

  public init(_ reports: [RunReport], peers: [PeerRecord] = []) {
    self.reports = reports
    self.peers = PeerTable(peers, beside: reports.flatMap(\.results))
  }

  private static let runTitles =
    ["case", "seed", "plan", "bound", "gap", "known", "s (processor)", "LP s", "plan s"]
    + SummaryTable.milestoneTitles + ["MB", "bytes a pair"]

  /// For each report its command, a table of its runs, one of medians where a case ran more than once, and one of
  /// the work done; then the other solvers.
  public var text: String {
    (reports.map(section) + peers.sections.map { $0.joined(separator: "\n") + "\n" }).joined(separator: "\n")
  }

  private func section(_ report: RunReport) -> String {
    let machine = report.machine
    let load = machine.loadAverage.map { ", load \(fixed($0, 1))" } ?? ""
    var lines = [
      "`\(report.arguments.joined(separator: " "))`"
        + " (\(machine.processor), \(machine.cores) cores\(load), \(report.date)"
        + (report.commit.map { ", commit \($0)" } ?? "") + (report.note.map { "; \($0)" } ?? "") + ")",
      "",
    ]
    lines += Self.table(Self.runTitles, report.results.map(Self.row))
    let repeated = SummaryTable(report.results).cases.filter { $0.runs.count > 1 }
    if !repeated.isEmpty {
      lines += ["", "Median / worst:", ""]
      lines += Self.table(
        ["case", "runs"] + SummaryTable.titles,
        repeated.map { [$0.name, String($0.runs.count)] + SummaryTable.cells($0.runs) })
    }
    lines += [""] + ResultTable.summary(report.results).map { "- " + $0 }
    let territories = report.results.filter { $0.suite != .gap }
    if !territories.isEmpty { lines += [""] + WorkTable(territories).lines }
    for run in report.results where !run.faults.isEmpty {
      lines += [
        "", "**\(run.name), seed \(run.searchSeed), is at fault:** \(run.faults.joined(separator: "; "))",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ run: MeasuredRun) -> [String] {
    func seconds(_ value: Double?) -> String { value.map { fixed($0, 2) } ?? "-" }
    func amount(_ value: Double?) -> String { value.map { fixed($0, $0 == $0.rounded() ? 0 : 2) } ?? "-" }
    return [
      run.name, String(run.searchSeed), amount(run.plan), amount(run.bound),
      run.outcome == OutcomeName.optimal ? "proven" : run.gap.map(percent) ?? "-", amount(run.knownPlan),
      "\(fixed(run.seconds, 1)) (\(fixed(run.processorSeconds, 1)))", seconds(run.secondsToLinearBound),
      seconds(run.secondsToPlan),
    ] + run.secondsToGap.map { seconds($0.seconds) } + [
      run.memory.peak.map { fixed($0, 0) } ?? "-",
      run.memory.bytesPerPairBeyondInput.map { fixed($0, 0) } ?? "-",
    ]
  }

  /// The first column is text, the others are figures.
  static func table(_ titles: [String], _ rows: [[String]]) -> [String] {
    let rule = titles.indices.map { $0 == 0 ? "---" : "---:" }
    return ([titles, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
  }
}
