import TerritoryAssignment
import TerritoryPlanning

/// One metric over the territories: a dot at the share of the mean, over the band that was asked for.
struct DesignBalanceChart {
  let design: TerritoryDesign
  let metric: DesignQuestion.Metric
  let phrases: any Phrases

  private static let width = 620.0
  private static let top = 10.0
  private static let rowHeight = 24.0
  private static let right = 560.0

  var markup: Markup {
    let mean = design.mean(metric)
    let shares = design.territories.map { mean > 0 ? Double($0.figure(metric)) / mean : 0 }
    let tolerance = design.question.balances.first { $0.metric == metric }?.tolerance
    let band = tolerance.map { max(0, 1 - $0)...(1 + $0) }
    let low = max(0, (shares + [band?.lowerBound ?? 0.9]).reduce(0.9, min) - 0.05)
    let high = (shares + [band?.upperBound ?? 1.1]).reduce(1.1, max) + 0.05
    let left = names.width + 10
    func x(_ share: Double) -> Double { left + (share - low) / (high - low) * (Self.right - left) }
    let bottom = Self.top + Double(shares.count) * Self.rowHeight
    let ticks = AxisTicks.values(from: low, to: high).map { share in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(x(share))) \(px(Self.top))V\(px(bottom))")]),
        tag(
          "text", [("class", "ax mid"), ("x", px(x(share))), ("y", px(bottom + 16))],
          NumberText.percent(share, decimals: 0)),
      ])
    }
    let shade = band.map {
      tag(
        "rect",
        [
          ("class", "band"), ("x", px(x($0.lowerBound))), ("y", px(Self.top)),
          ("width", px(x($0.upperBound) - x($0.lowerBound))), ("height", px(bottom - Self.top)),
        ])
    }
    let heading = tolerance.map { phrases.balancedWithin(phrases.label(metric), NumberText.percent($0)) }
    return .group([
      tag("h4", [], unbroken(heading ?? phrases.label(metric))),
      .scrollable(
        tag(
          "svg",
          [
            ("viewBox", "0 0 \(px(Self.width)) \(px(bottom + 22))"), ("role", "img"), ("class", "chart"),
            ("aria-label", phrases.label(metric)),
          ], .group(ticks), shade ?? .empty,
          tag("path", [("class", "target"), ("d", "M\(px(x(1))) \(px(Self.top))V\(px(bottom))")]),
          .group(shares.enumerated().map { row($1, at: $0, x: x) }))),
    ])
  }

  private var names: NameColumn { NameColumn(design.territories.indices.map(name)) }

  private func name(_ territory: Int) -> String {
    design.context.data.regions[design.territories[territory].centre].name
  }

  private func row(_ share: Double, at index: Int, x: (Double) -> Double) -> Markup {
    let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
    let name = name(index)
    let text = NumberText.percent(share, decimals: 1)
    return tag(
      "g", [], names.label(name, y: y),
      tag(
        "circle", [("class", "aft"), ("cx", px(x(share))), ("cy", px(y)), ("r", "5.5")],
        tag("title", [], phrases.labelled(name, unbroken(text)))),
      tag("text", [("class", "ax"), ("x", px(x(share) + 9)), ("y", px(y + 4))], unbroken(text)))
  }
}
