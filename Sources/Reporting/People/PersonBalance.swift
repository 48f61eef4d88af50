import TerritoryPlanning

/// Workload of one representative before and after, as shares of a fair share, within the agreed band.
struct PersonBalance {
  private let before: Double?
  private let after: Double
  private let band: ClosedRange<Double>?
  private let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }

  private static let width = 380.0
  private static let left = 24.0
  private static let right = 356.0
  private static let line = 44.0
  private static let floor = 70.0

  /// nil without a fair share.
  init?(_ view: PersonView, _ wording: PlanWording) {
    guard let after = view.after.share else { return nil }
    self.after = after
    before = view.before?.share
    band = view.band
    self.wording = wording
  }

  var markup: Markup {
    let values = [before, after, band?.lowerBound, band?.upperBound, 1].compactMap(\.self)
    let low = max(0, (values.min() ?? 0) - 0.12)
    let high = (values.max() ?? 1) + 0.12
    func x(_ share: Double) -> Double { Self.left + (share - low) / (high - low) * (Self.right - Self.left) }
    let ticks = AxisTicks.values(from: low, to: high).map { share in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(x(share))) 24V\(px(Self.floor))")]),
        tag(
          "text", [("class", "ax mid"), ("x", px(x(share))), ("y", px(Self.floor + 18))],
          NumberText.percent(share, decimals: 0)),
      ])
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(Self.floor + 26))"), ("role", "img"), ("class", "chart"),
        ("aria-label", description),
      ], shaded(x), .group(ticks),
      tag("path", [("class", "target"), ("d", "M\(px(x(1))) 20V\(px(Self.floor))")]),
      tag("text", [("class", "ax mid"), ("x", px(x(1))), ("y", "14")], phrases.label(Term.target)),
      dumbbell(x))
  }

  /// The sentence that the drawing shows.
  var description: String {
    let shares = [before, after].map { $0.map { wording.figures.shortPercent($0) } }
    let range = band.map {
      phrases.band(
        wording.figures.shortPercent($0.lowerBound), wording.figures.shortPercent($0.upperBound))
    }
    return phrases.yourWorkload(before: shares[0], after: shares[1] ?? phrases.undefined, band: range)
  }

  private func shaded(_ x: (Double) -> Double) -> Markup {
    guard let band else { return .empty }
    return tag(
      "rect",
      [
        ("class", "band"), ("x", px(x(band.lowerBound))), ("y", "24"),
        ("width", px(x(band.upperBound) - x(band.lowerBound))), ("height", px(Self.floor - 24)),
      ])
  }

  private func dumbbell(_ x: (Double) -> Double) -> Markup {
    let past = before.map { share in
      Markup.group([
        tag("path", [("class", "db"), ("d", "M\(px(x(share))) \(px(Self.line))H\(px(x(after)))")]),
        tag("circle", [("class", "bef"), ("cx", px(x(share))), ("cy", px(Self.line)), ("r", "6")]),
      ])
    }
    return .group([
      past ?? .empty,
      tag("circle", [("class", "aft"), ("cx", px(x(after))), ("cy", px(Self.line)), ("r", "7")]),
    ])
  }
}
