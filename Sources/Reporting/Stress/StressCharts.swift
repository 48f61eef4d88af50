import ScenarioRunning
import TerritoryPlanning

/// How often the draws come to how much in all, with the target, the mean and the worst part.
struct StressHistogram {
  private let study: StressStudy
  private let grid: StressGrid
  private static let width = 900.0
  private static let top = 34.0
  private static let bottom = 230.0
  private static let left = 12.0
  private static let right = 888.0

  init(_ study: StressStudy, _ grid: StressGrid) {
    self.study = study
    self.grid = grid
  }

  private var phrases: any Phrases { grid.language.phrases }

  var markup: Markup {
    guard study.all.drawn.deviation > 0 else { return .empty }
    return tag(
      "section", [("class", "card single")], tag("h2", [], phrases.label(StressLabel.histogram)),
      tag("p", [("class", "sub")], phrases.histogramCaption(hasTarget: study.all.target != nil)),
      .scrollable(drawing))
  }

  private var drawing: Markup {
    let histogram = study.histogram
    var low = histogram.start
    var high = histogram.start + histogram.width * Double(histogram.counts.count)
    if let target = study.all.target.map({ Double($0.minorUnits) }) {
      // A target far away would flatten everything else.
      let reach = high - low
      if target > high, target < high + reach { high = target + 0.03 * reach }
      if target < low, target > low - reach { low = target - 0.03 * reach }
    }
    func x(_ amount: Double) -> Double {
      Self.left + (amount - low) / (high - low) * (Self.right - Self.left)
    }
    let most = Double(histogram.counts.max() ?? 1)
    let edge = worstEdge
    let bars = histogram.counts.enumerated().map { place, count in
      let from = histogram.start + Double(place) * histogram.width
      let height = Double(count) / most * (Self.bottom - Self.top)
      return tag(
        "rect",
        [
          ("class", from + histogram.width / 2 < edge ? "c5" : "aft"), ("x", px(x(from))),
          ("y", px(Self.bottom - height)), ("width", px(max(x(from + histogram.width) - x(from) - 1, 0.5))),
          ("height", px(height)),
        ], tag("title", [], phrases.labelled(grid.money(from), grid.figures.count(count))))
    }
    let ticks = AxisTicks.values(from: low, to: high).map { amount in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(x(amount))) \(px(Self.bottom))v5")]),
        tag(
          "text", [("class", "ax mid"), ("x", px(x(amount))), ("y", px(Self.bottom + 20))],
          grid.compact(amount)),
      ])
    }
    var marks = [
      tag(
        "path",
        [("class", "mark"), ("d", "M\(px(x(study.all.drawn.mean))) \(px(Self.top - 4))V\(px(Self.bottom))")])
    ]
    if let target = study.all.target {
      let place = x(Double(target.minorUnits))
      if (Self.left...Self.right).contains(place) {
        let end = place > Self.width / 2 ? "ax end" : "ax"
        marks += [
          tag("path", [("class", "broken"), ("d", "M\(px(place)) \(px(Self.top - 14))V\(px(Self.bottom))")]),
          tag(
            "text",
            [("class", end), ("x", px(place + (end == "ax" ? 6 : -6))), ("y", px(Self.top - 12))],
            phrases.labelled(phrases.label(StressLabel.target), grid.figures.money.compact(target))),
        ]
      }
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(Self.bottom + 30))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.label(StressLabel.histogram)),
      ], .group(bars), .group(ticks), .group(marks))
  }

  /// Where the worst part ends: by the counts, to an interval.
  private var worstEdge: Double {
    let wanted = study.settings.worst * Double(study.settings.draws)
    var counted = 0.0
    for (place, count) in study.histogram.counts.enumerated() {
      counted += Double(count)
      if counted >= wanted { return study.histogram.start + Double(place) * study.histogram.width }
    }
    return study.histogram.start
  }
}

/// A line a representative: from the lowest to the highest quantile, the mean, the target and its chance.
struct StressPeopleChart {
  private let study: StressStudy
  private let grid: StressGrid
  private let rows: [StressFigures]
  private let leftOut: Int

  private static let width = 900.0
  private static let top = 10.0
  private static let rowHeight = 26.0
  private static let right = 800.0
  /// More rows are unreadable; the others are in the table.
  private static let most = 40

  init(_ study: StressStudy, _ grid: StressGrid) {
    self.study = study
    self.grid = grid
    let people = study.figures.filter { if case .representative = $0.subject { true } else { false } }
    // Those whose targets are least likely first; without targets as in the data.
    let order = people.indices.sorted {
      (people[$0].chance?.share ?? 2, $0) < (people[$1].chance?.share ?? 2, $1)
    }
    rows = order.prefix(Self.most).map { people[$0] }
    leftOut = people.count - rows.count
  }

  private var phrases: any Phrases { grid.language.phrases }

  var markup: Markup {
    guard !rows.isEmpty, study.all.drawn.deviation > 0 else { return .empty }
    let shares = study.settings.quantiles.map { grid.percent($0) }
    return tag(
      "section", [("class", "card single")], tag("h2", [], phrases.label(StressLabel.people)),
      tag(
        "p", [("class", "sub")],
        phrases.peopleCaption(
          low: shares[0], high: shares[shares.count - 1], hasTargets: rows.contains { $0.target != nil })),
      .scrollable(drawing),
      leftOut > 0 ? tag("p", [("class", "sub")], phrases.othersLeftOut(grid.figures.count(leftOut))) : .empty)
  }

  private var drawing: Markup {
    let amounts = rows.flatMap { row in
      row.drawn.quantiles.map(\.amount) + [row.drawn.mean]
        + (row.target.map { [Double($0.minorUnits)] } ?? [])
    }
    let low = min(0, amounts.min() ?? 0)
    let high = max(amounts.max() ?? 1, low + 1)
    let left = names.width + 10
    func x(_ amount: Double) -> Double { left + (amount - low) / (high - low) * (Self.right - left) }
    let bottom = Self.top + Double(rows.count) * Self.rowHeight
    let ticks = AxisTicks.values(from: low, to: high).map { amount in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(x(amount))) \(px(Self.top))V\(px(bottom))")]),
        tag(
          "text", [("class", "ax mid"), ("x", px(x(amount))), ("y", px(bottom + 18))], grid.compact(amount)),
      ])
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(bottom + 26))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.label(StressLabel.people)),
      ], .group(ticks), .group(rows.enumerated().map { line($1, at: $0, x) }))
  }

  private var names: NameColumn { NameColumn(rows.map { grid.name(of: $0.subject) }) }

  private func line(_ row: StressFigures, at index: Int, _ x: (Double) -> Double) -> Markup {
    let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
    var parts = [names.label(grid.name(of: row.subject), y: y)]
    if let low = row.drawn.quantiles.first, let high = row.drawn.quantiles.last {
      parts.append(
        tag("path", [("class", "db"), ("d", "M\(px(x(low.amount))) \(px(y))H\(px(x(high.amount)))")]))
    }
    parts.append(
      tag(
        "circle", [("class", "aft"), ("cx", px(x(row.drawn.mean))), ("cy", px(y)), ("r", "5")],
        tag("title", [], phrases.labelled(grid.name(of: row.subject), grid.money(row.drawn.mean)))))
    if let target = row.target {
      let place = x(Double(target.minorUnits))
      parts.append(tag("path", [("class", "mark"), ("d", "M\(px(place)) \(px(y - 8))v16")]))
    }
    if let chance = row.chance {
      parts.append(
        tag(
          "text", [("class", "lab"), ("x", px(Self.right + 16)), ("y", px(y + 4))],
          grid.figures.percent(chance.share)))
    }
    return tag("g", [], all: parts)
  }
}
