import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The representatives that the charts show, those with the largest change of workload first.
struct ChartRows {
  /// More rows than this are unreadable; the rest is in the table of representatives.
  static let most = 24

  struct Row {
    var representative: Int
    var name: String
    var before: RepresentativeEvaluation?
    var after: RepresentativeEvaluation
  }
  let rows: [Row]
  let leftOut: Int

  init(_ result: ScenarioResult, _ evaluation: Evaluation) {
    let today = result.newPlan == nil ? nil : result.today
    let all = evaluation.representatives.map { after in
      Row(
        representative: after.representative,
        name: result.context.data.representatives[after.representative].name,
        before: today?.of(after.representative), after: after)
    }
    let sorted = all.sorted { a, b in
      (Self.size(b), a.representative) < (Self.size(a), b.representative)
    }
    rows = Array(sorted.prefix(Self.most))
    leftOut = sorted.count - rows.count
  }

  /// Change of standard minutes; without a before, the minutes themselves.
  private static func size(_ row: Row) -> UInt64 {
    (row.after.standardMinutes - (row.before?.standardMinutes ?? .zero)).count.magnitude
  }

  var names: NameColumn { NameColumn(rows.map(\.name)) }
}

/// Round numbers along an axis.
enum AxisTicks {
  /// From four to about eight multiples of 1, 2, 2.5 or 5 times a power of ten that span the range.
  static func values(from low: Double, to high: Double) -> [Double] {
    let span = max(high - low, 1e-9)
    var power = 1e-6
    while power * 10 <= span { power *= 10 }
    let step = [1, 2, 2.5, 5, 10].map { $0 * power / 10 }.first { span / $0 <= 8 } ?? power
    let first = (low / step).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return (Int(first)...Int(last)).map { Double($0) * step }
  }
}
