import ScenarioRunning
import TerritoryPlanning

/// Two stacked bars a representative: standard hours by duty, before and after.
struct DutyChart {
  private let rows: ChartRows
  private let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }
  private var duties: Int { wording.context.data.parameters.duties.count }

  private static let width = 620.0
  private static let top = 24.0
  private static let rowHeight = 30.0
  private static let right = 600.0
  /// Duties beyond this many repeat a pattern; their names stay in the tooltips and the table.
  private static let patternCount = 6

  init(_ result: ScenarioResult, _ evaluation: Evaluation, _ wording: PlanWording) {
    rows = ChartRows(result, evaluation)
    self.wording = wording
  }

  /// A bar in the colour of a duty with that duty's strokes along it: none, bars, a line, dots, fine bars, wide
  /// bars. Strokes and not a pattern, because patterns become large pictures on paper.
  private static func bar(_ duty: Int, x: Double, y: Double, width: Double, height: Double) -> [Markup] {
    let kind = duty % patternCount
    let fill = tag(
      "rect",
      [
        ("x", px(x)), ("y", px(y)), ("width", px(width)), ("height", px(height)), ("class", "d\(kind)"),
      ])
    guard kind > 0 else { return [fill] }
    let middle = "M\(px(x)) \(px(y + height / 2))h\(px(width))"
    return [fill, tag("path", [("d", middle), ("class", "h\(kind)")])]
  }

  var markup: Markup {
    tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(Heading.byDuty)),
      tag("p", [("class", "sub")], phrases.text(.byDuty)), legend, Markup.scrollable(drawing))
  }

  private var legend: Markup {
    tag(
      "ul", [("class", "legend"), ("aria-label", phrases.label(Control.legend))],
      all: (0..<duties).map { duty in
        tag(
          "li", [],
          tag(
            "svg", [("class", "swatch"), ("viewBox", "0 0 14 14"), ("aria-hidden", "true")],
            .group(Self.bar(duty, x: 0, y: 2.5, width: 14, height: 9))),
          .text(wording.name(ofDuty: duty)))
      })
  }

  private var drawing: Markup {
    let minutes = rows.rows.flatMap { row -> [Int64] in
      let standard = [row.after, row.before].compactMap { $0?.standardMinutes.count }
      return standard + (row.after.targetMinutes.map { [$0.count] } ?? [])
    }
    let most = Double(max(60, minutes.max() ?? 0)) / 60 * 1.04
    let left = rows.names.width + 10
    func x(_ hours: Double) -> Double { left + hours / most * (Self.right - left) }
    let bottom = Self.top + Double(rows.rows.count) * Self.rowHeight
    let ticks = AxisTicks.values(from: 0, to: most).map { hours in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(x(hours))) \(px(Self.top))V\(px(bottom))")]),
        tag(
          "text", [("class", "ax mid"), ("x", px(x(hours))), ("y", px(bottom + 18))],
          NumberText.trimmed(hours, decimals: 1)),
      ])
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(bottom + 26))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.label(Heading.byDuty)),
      ], .group(ticks), .group(rows.rows.enumerated().map { index, row in line(row, index, x) }))
  }

  private func line(_ row: ChartRows.Row, _ index: Int, _ x: (Double) -> Double) -> Markup {
    let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
    var parts = [rows.names.label(row.name, y: y)]
    if let before = row.before {
      parts.append(tag("g", [("class", "past")], all: bar(before, y: y - 10, x)))
      parts += bar(row.after, y: y + 1, x)
    } else {
      parts += bar(row.after, y: y - 5, x)
    }
    if let target = row.after.targetMinutes {
      let at = px(x(Double(target.count) / 60))
      parts.append(tag("path", [("class", "mark"), ("d", "M\(at) \(px(y - 12))V\(px(y + 12))")]))
    }
    return tag("g", [], all: parts)
  }

  private func bar(_ row: RepresentativeEvaluation, y: Double, _ x: (Double) -> Double) -> [Markup] {
    var done: Int64 = 0
    return row.standardMinutesByDuty.enumerated().compactMap { duty, minutes in
      guard minutes > .zero else { return nil }
      let start = x(Double(done) / 60)
      done += minutes.count
      let name = phrases.labelled(wording.name(ofDuty: duty), wording.figures.hours(minutes))
      return tag(
        "g", [], tag("title", [], name),
        .group(Self.bar(duty, x: start, y: y, width: x(Double(done) / 60) - start, height: 9)))
    }
  }
}
