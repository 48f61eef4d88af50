import Foundation

/// The median work of each case, and how the priced columns grow with the columns there are.
struct WorkTable {
  private let cases: [(name: String, columns: Int, work: [String: Int64])]

  init(_ runs: [MeasuredRun]) {
    cases = SummaryTable(runs).cases.map { name, runs in
      let names = Set(runs.flatMap(\.counters.keys))
      let work = names.map { counter in
        let counts = runs.map { $0.counters[counter] ?? 0 }.sorted()
        return (counter, counts[counts.count / 2])
      }
      return (name, runs[0].columns, Dictionary(uniqueKeysWithValues: work))
    }
  }

  var lines: [String] {
    let counters = Set(cases.flatMap(\.work.keys)).sorted()
    let titles = ["work (median)", "columns"] + counters.map { $0.replacingOccurrences(of: "_", with: " ") }
    let rows = cases.map { entry in
      [entry.name, String(entry.columns)] + counters.map { entry.work[$0].map(String.init) ?? "-" }
    }
    var lines = MarkdownTable.table(titles, rows)
    if let growth {
      lines += [
        "", "Columns priced grow as columns^\(fixed(growth, 2)) from the smallest case to the largest.",
      ]
    }
    return lines
  }

  /// The exponent between the case with the fewest columns and the one with the most; nil where sizes are alike.
  var growth: Double? {
    guard let least = cases.min(by: { $0.columns < $1.columns }),
      let most = cases.max(by: { $0.columns < $1.columns }), most.columns >= 4 * least.columns,
      let few = least.work["columns_priced"], let many = most.work["columns_priced"], few > 0, many > 0
    else { return nil }
    return log(Double(many) / Double(few)) / log(Double(most.columns) / Double(least.columns))
  }
}
