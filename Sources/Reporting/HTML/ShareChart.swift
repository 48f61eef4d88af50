import ScenarioRunning
import TerritoryPlanning

/// A dumbbell a representative: workload as a share of the fair target, before and after, within its band.
struct ShareChart {
  private let rows: ChartRows
  private let bands: [Int: ClosedRange<Double>]
  private let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }
  private var figures: FigureText { wording.figures }

  private static let width = 620.0
  private static let top = 24.0
  private static let rowHeight = 30.0
  private static let right = 570.0

  init(_ result: ScenarioResult, _ evaluation: Evaluation, _ wording: PlanWording) {
    rows = ChartRows(result, evaluation)
    self.wording = wording
    bands = Self.bands(result, evaluation)
  }

  /// The band of workload that the scenario's rules allow each representative, as shares of the target.
  static func bands(
    _ result: ScenarioResult, _ evaluation: Evaluation
  ) -> [Int: ClosedRange<Double>] {
    var bands: [Int: ClosedRange<Double>] = [:]
    for case .limit(let limit) in result.scenario.rules.requirements(in: result.context) {
      guard AspectKey(rawValue: limit.aspect) == .standardMinutes,
        case .representative(let person) = limit.subject, let lower = limit.lower, let upper = limit.upper,
        let target = evaluation.of(person)?.targetMinutes, target > .zero, lower <= upper
      else { continue }
      bands[person] = Double(lower) / Double(target.count)...Double(upper) / Double(target.count)
    }
    return bands
  }

  var markup: Markup {
    tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(Heading.whoGains)),
      tag("p", [("class", "sub")], phrases.text(.whoGains)), Markup.scrollable(drawing),
      rows.leftOut > 0
        ? tag("p", [("class", "sub")], phrases.smallerChangesLeftOut(rows.leftOut)) : .empty)
  }

  private var drawing: Markup {
    let shares = rows.rows.flatMap { [$0.before?.fairShare, $0.after.fairShare].compactMap { $0 } }
    let edges = rows.rows.compactMap { bands[$0.representative] }
    let low = max(0, (shares + edges.map(\.lowerBound)).reduce(0.9, min) - 0.05)
    let high = (shares + edges.map(\.upperBound)).reduce(1.1, max) + 0.05
    let left = rows.names.width + 10
    func x(_ share: Double) -> Double { left + (share - low) / (high - low) * (Self.right - left) }
    let bottom = Self.top + Double(rows.rows.count) * Self.rowHeight
    let ticks = AxisTicks.values(from: low, to: high).map { share in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(x(share))) \(px(Self.top))V\(px(bottom))")]),
        tag(
          "text", [("class", "ax mid"), ("x", px(x(share))), ("y", px(bottom + 18))],
          NumberText.percent(share, decimals: 0)),
      ])
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(bottom + 26))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.label(Heading.whoGains)),
      ], .group(ticks),
      tag("path", [("class", "target"), ("d", "M\(px(x(1))) \(px(Self.top - 4))V\(px(bottom))")]),
      tag("text", [("class", "ax mid"), ("x", px(x(1))), ("y", "14")], phrases.label(Term.target)),
      .group(rows.rows.enumerated().map { index, row in line(row, index, x) }))
  }

  private func line(_ row: ChartRows.Row, _ index: Int, _ x: (Double) -> Double) -> Markup {
    let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
    var parts: [Markup] = []
    if let band = bands[row.representative] {
      parts.append(
        tag(
          "rect",
          [
            ("class", "band"), ("x", px(x(band.lowerBound))), ("y", px(y - Self.rowHeight / 2)),
            ("width", px(x(band.upperBound) - x(band.lowerBound))), ("height", px(Self.rowHeight)),
          ]))
    }
    parts.append(rows.names.label(row.name, y: y))
    guard let after = row.after.fairShare else {
      parts.append(
        tag(
          "text", [("class", "ax"), ("x", px(rows.names.width + 14)), ("y", px(y + 4))],
          phrases.undefined))
      return tag("g", [], all: parts)
    }
    if let before = row.before?.fairShare {
      parts += [
        tag("path", [("class", "db"), ("d", "M\(px(x(before))) \(px(y))H\(px(x(after)))")]),
        tag("circle", [("class", "bef"), ("cx", px(x(before))), ("cy", px(y)), ("r", "5.5")]),
        tag(
          "text", [("class", "ax"), ("x", px(max(x(before), x(after)) + 11)), ("y", px(y + 4))],
          NumberText.signedGrouped(Int64(((after - before) * 100).rounded(.toNearestOrAwayFromZero)))),
      ]
    }
    parts.append(
      tag(
        "circle", [("class", "aft"), ("cx", px(x(after))), ("cy", px(y)), ("r", "6")],
        tag("title", [], title(row, after))))
    return tag("g", [], all: parts)
  }

  private func title(_ row: ChartRows.Row, _ after: Double) -> String {
    let before = row.before.map { figures.percent($0.fairShare) + " → " } ?? ""
    return phrases.labelled(row.name, before + figures.percent(after))
  }
}
