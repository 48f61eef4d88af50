/// Stored runs of other solvers, with our own on the same model where there are any.
struct PeerTable {
  private let records: [PeerRecord]
  private let ours: [MeasuredRun]

  init(_ records: [PeerRecord], beside ours: [MeasuredRun]) {
    self.records = records.sorted { ($0.model, $0.version) < ($1.model, $1.version) }
    self.ours = ours
  }

  /// A table of plans and one of linear relaxations, each where there is something to show.
  var sections: [[String]] { [integer, linear].filter { !$0.isEmpty } }

  private var integer: [String] {
    let rows = records.filter { $0.mode == .integer }.map { record in
      [
        record.model, record.version, amount(record.plan), amount(record.bound),
        record.gap.map(percent) ?? "-", fixed(record.processorSeconds, 0),
        record.processorSecondsToPlan.map { fixed($0, 1) } ?? "-", record.date,
      ]
    }
    guard !rows.isEmpty else { return [] }
    return MarkdownTable.table(
      ["model", "solver", "plan", "bound", "gap", "processor s", "first plan", "date"], rows)
  }

  private var linear: [String] {
    let rows = records.filter { $0.mode == .linear }.map { record in
      let runs = ours.filter { $0.name == record.model && $0.threads == 1 }
      let own = SummaryTable.Spread(runs.map(\.processorSecondsToLinearBound)).median
      return [
        record.model, record.version, amount(record.bound), fixed(record.processorSeconds, 1),
        own.map { fixed($0, 2) } ?? "-", own.map { "1/\(fixed(record.processorSeconds / $0, 0))" } ?? "-",
        record.date,
      ]
    }
    guard !rows.isEmpty else { return [] }
    return MarkdownTable.table(
      ["linear relaxation", "solver", "optimum", "processor s", "ours", "ours to theirs", "date"], rows)
  }

  private func amount(_ value: Double?) -> String { value.map { fixed($0, 2) } ?? "-" }
}
