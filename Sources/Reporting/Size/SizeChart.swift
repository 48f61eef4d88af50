import ScenarioRunning
import TerritoryPlanning

/// Worth after cost by number of positions allowed: a dot for the plan, a line from it to what is proven to be the
/// most.
struct SizeChart {
  private struct Point {
    var size: SizeStudy.Size
    /// Minor units.
    var worth: Double?
    var most: Double?
  }
  private let study: SizeStudy
  private let points: [Point]
  private let recommended: Int?
  private let figures: FigureText
  private var phrases: any Phrases { figures.phrases }

  private static let width = 620.0
  private static let top = 30.0
  private static let bottom = 270.0
  private static let right = 600.0
  /// Of a label, a column of text.
  private static let columnWidth = 6.8
  /// Free space above and below the figures, enough for a label,, as a share of their range.
  private static let air = 0.14

  init(_ study: SizeStudy, language: Language) {
    self.study = study
    figures = FigureText(language: language, parameters: study.context.data.parameters)
    recommended = study.recommendation?.mostFilled
    points = study.sizes.map { size in
      let worth = study.worthAfterCost(size).map { Double($0.minorUnits) }
      let most = worth == nil ? nil : study.boundAfterCost(size).map { Double($0.minorUnits) }
      return Point(size: size, worth: worth, most: most)
    }
  }

  /// Nothing where no size has a plan.
  var markup: Markup {
    let amounts = points.flatMap { [$0.worth, $0.most].compactMap(\.self) }
    guard let low = amounts.min(), let high = amounts.max() else { return .empty }
    let air = max((high - low) * Self.air, 1)
    return tag(
      "div", [("class", "two")],
      tag(
        "section", [("class", "card")], tag("h2", [], phrases.sizeChart),
        tag("p", [("class", "sub")], phrases.sizeChartCaption),
        .scrollable(drawing(low - air, high + air))))
  }

  private func drawing(_ low: Double, _ high: Double) -> Markup {
    let ticks = AxisTicks.values(from: low, to: high)
    let labels = texts(ticks)
    let left = 16 + Double(labels.map { DisplayWidth.of($0) }.max() ?? 0) * Self.columnWidth
    let step = (Self.right - left) / Double(points.count)
    func x(_ index: Int) -> Double { left + (Double(index) + 0.5) * step }
    func y(_ amount: Double) -> Double {
      Self.bottom - (amount - low) / (high - low) * (Self.bottom - Self.top)
    }
    let grid = zip(ticks, labels).map { amount, label in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(left)) \(px(y(amount)))H\(px(Self.right))")]),
        tag("text", [("class", "ax end"), ("x", px(left - 8)), ("y", px(y(amount) + 4))], label),
      ])
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(Self.bottom + 46))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.sizeChart),
      ], .group(grid),
      .group(points.enumerated().map { index, point in column(point, x(index), y, step: step) }))
  }

  private func column(_ point: Point, _ x: Double, _ y: (Double) -> Double, step: Double) -> Markup {
    let size = point.size
    var parts = [
      tag(
        "text", [("class", "lab mid"), ("x", px(x)), ("y", px(Self.bottom + 20))],
        figures.count(size.mostFilled))
    ]
    guard let worth = point.worth else {
      let cross = "M\(px(x - 5)) \(px(Self.bottom - 13))l10 10m0 -10l-10 10"
      parts.append(
        tag(
          "g", [], tag("title", [], phrases.outcome(size.outcomeKind)),
          tag("path", [("class", "mark"), ("d", cross)])))
      return .group(parts)
    }
    let filled = study.filled(size).count
    if filled < size.mostFilled {
      parts.append(
        tag(
          "text", [("class", "ax mid"), ("x", px(x)), ("y", px(Self.bottom + 36))],
          phrases.fills(figures.count(filled))))
    }
    if let most = point.most {
      parts.append(
        tag(
          "path",
          [("class", "db"), ("d", "M\(px(x)) \(px(y(worth)))V\(px(y(most)))M\(px(x - 5)) \(px(y(most)))h10")])
      )
    }
    let isBest = size.mostFilled == recommended
    parts.append(
      tag(
        "circle",
        [
          ("class", isBest ? "aft" : "bef"), ("cx", px(x)), ("cy", px(y(worth))), ("r", isBest ? "6" : "5.5"),
        ], tag("title", [], title(size))))
    let label = label(size)
    if isBest || Double(DisplayWidth.of(label)) * Self.columnWidth <= step {
      parts.append(
        tag(
          "text",
          [("class", isBest ? "lab mid" : "ax mid"), ("x", px(x)), ("y", px(y(worth) + 20))], label))
    }
    return tag("g", [], all: parts)
  }

  /// The amount; where short amounts read the same, what the others differ by from the one recommended.
  private func label(_ size: SizeStudy.Size) -> String {
    guard let worth = study.worthAfterCost(size) else { return "" }
    let all = Set(study.sizes.compactMap { study.worthAfterCost($0) })
    let isClear = Set(all.map { figures.money.compact($0) }).count == all.count
    guard !isClear, size.mostFilled != recommended,
      let chosen = study.sizes.first(where: { $0.mostFilled == recommended }),
      let best = study.worthAfterCost(chosen)
    else { return figures.money.compact(worth) }
    return figures.money.signedCompact(worth - best)
  }

  private func title(_ size: SizeStudy.Size) -> String {
    let texts = [study.worthAfterCost(size), study.boundAfterCost(size)].compactMap {
      $0.map { figures.money.whole($0) }
    }
    return phrases.labelled(
      figures.count(size.mostFilled), texts.count == 2 ? phrases.between(texts[0], texts[1]) : texts.joined())
  }

  /// Short amounts, unless two ticks would read the same.
  private func texts(_ ticks: [Double]) -> [String] {
    let amounts = ticks.map { Money(minorUnits: Int64($0.rounded())) }
    let short = amounts.map { figures.money.compact($0) }
    return Set(short).count == short.count ? short : amounts.map { figures.money.whole($0) }
  }
}
