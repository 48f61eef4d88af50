import ScenarioRunning
import TerritoryPlanning

/// Net revenue against the first criterion: a dot for a plan, a line up to what a plan that gives up nothing could
/// earn at most. Dominated plans are pale.
struct SweepFrontChart {
  private let pareto: SweepFrontTable
  private var front: SweepFront { pareto.front }
  private var phrases: any Phrases { pareto.table.phrases }

  private static let width = 640.0
  private static let top = 24.0
  private static let bottom = 290.0
  private static let right = 600.0
  private static let columnWidth = 6.8
  private static let air = 0.08

  init(_ pareto: SweepFrontTable) { self.pareto = pareto }

  /// Nothing without entries.
  var markup: Markup {
    let amounts = front.entries.flatMap { [$0.worth, $0.most].compactMap(\.self) }.map {
      Double($0.minorUnits)
    }
    let places = front.entries.map { $0.amounts[0] }
    guard let low = amounts.min(), let high = amounts.max(), let from = places.min(), let to = places.max()
    else {
      return .empty
    }
    let air = max((high - low) * Self.air, 1)
    return tag(
      "section", [("class", "card single")], .scrollable(drawing((low - air, high + air), (from, to))))
  }

  private func drawing(_ worth: (Double, Double), _ places: (Double, Double)) -> Markup {
    let ticks = AxisTicks.values(from: worth.0, to: worth.1)
    let money = pareto.table.figures.money
    let labels = ticks.map { money.compact(Money(minorUnits: Int64($0.rounded()))) }
    let left = 30 + Double(labels.map { DisplayWidth.of($0) }.max() ?? 0) * Self.columnWidth
    func x(_ place: Double) -> Double {
      places.1 > places.0
        ? left + (place - places.0) / (places.1 - places.0) * (Self.right - left) : (left + Self.right) / 2
    }
    func y(_ amount: Double) -> Double {
      Self.bottom - (amount - worth.0) / (worth.1 - worth.0) * (Self.bottom - Self.top)
    }
    let grid = zip(ticks, labels).map { amount, label in
      Markup.group([
        tag("path", [("class", "grid"), ("d", "M\(px(left - 10)) \(px(y(amount)))H\(px(Self.right))")]),
        tag("text", [("class", "ax end"), ("x", px(left - 18)), ("y", px(y(amount) + 4))], label),
      ])
    }
    let ends = [places.0, places.1].map { place in
      tag(
        "text", [("class", "lab mid"), ("x", px(x(place))), ("y", px(Self.bottom + 20))],
        pareto.text(front.criteria[0], place))
    }
    let name = tag(
      "text", [("class", "ax mid"), ("x", px((left + Self.right) / 2)), ("y", px(Self.bottom + 40))],
      phrases.label(front.criteria[0]))
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(Self.width)) \(px(Self.bottom + 46))"), ("role", "img"), ("class", "chart"),
        ("aria-label", phrases.paretoTitle),
      ], .group(grid), .group(ends), name,
      .group(front.entries.map { mark($0, x: x($0.amounts[0]), y) }),
      .group(names(left: left, front.entries.map { (x($0.amounts[0]), y(Double($0.worth.minorUnits))) })))
  }

  /// The settings beside each plan, of plans that lie upon each other together.
  private func names(left: Double, _ places: [(x: Double, y: Double)]) -> [Markup] {
    var labels = ChartLabels(left: left - 10, right: Self.width - 4, top: 8, bottom: Self.bottom)
    for place in places { labels.occupy(x: place.x, y: place.y, half: 6) }
    return ChartLabels.heaps(places).map { heap in
      let texts = heap.map { number in
        pareto.table.study.grid.values(front.entries[number].points[0]).map(\.text).joined(separator: " · ")
      }
      let short = texts.count > 1 ? [texts[0] + " …"] : []
      let place = places[heap[0]]
      return labels.label([phrases.list(texts)] + short, x: place.x, y: place.y)
    }
  }

  private func mark(_ entry: SweepFront.Entry, x: Double, _ y: (Double) -> Double) -> Markup {
    let height = y(Double(entry.worth.minorUnits))
    let isDominated = if case .dominated = entry.standing { true } else { false }
    let line = entry.most.map { most in
      tag("path", [("class", "most"), ("d", "M\(px(x)) \(px(height))V\(px(y(Double(most.minorUnits))))")])
    }
    let figures = zip(front.criteria, entry.amounts).map {
      phrases.labelled(phrases.label($0), pareto.text($0, $1))
    }
    let title = phrases.list([pareto.table.money(entry.worth) ?? ""] + figures)
    return tag(
      "g", isDominated ? [("class", "past")] : [], isDominated ? .empty : line ?? .empty,
      tag(
        "circle",
        [
          ("class", isDominated ? "bef" : "aft"), ("cx", px(x)), ("cy", px(height)),
          ("r", isDominated ? "4" : "5"),
        ],
        tag("title", [], title)))
  }
}
