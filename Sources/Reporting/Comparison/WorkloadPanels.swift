import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A small panel a scenario with the workload of everybody, in the same order and to the same scale.
struct WorkloadPanels {
  struct Bar: Equatable {
    /// Shares of the fair load; nil where undefined or where the person is not in the data.
    var before: Double?
    var after: Double?
  }
  struct Panel {
    var title: String
    var spread: String
    var bars: [Bar]
  }

  /// Names of the people, most loaded today first; those without a load today last.
  let names: [String]
  let panels: [Panel]
  private let phrases: any Phrases

  private static let width = 280.0
  private static let top = 8.0
  private static let bottom = 116.0
  private static let left = 34.0

  init(_ comparison: Comparison, language: Language) {
    phrases = language.phrases
    let planned = comparison.results.enumerated().filter { $0.element.evaluation != nil }
    var names: [String: String] = [:]
    var today: [String: Double] = [:]
    var order: [String] = []
    for (_, result) in planned {
      for (index, person) in result.context.data.representatives.enumerated() where names[person.id] == nil {
        names[person.id] = person.name
        order.append(person.id)
        today[person.id] = result.today?.of(index)?.fairShare
      }
    }
    let rank = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    let ids = order.sorted { one, two in
      (today[two] ?? -1, rank[one] ?? 0) < (today[one] ?? -1, rank[two] ?? 0)
    }
    self.names = ids.compactMap { names[$0] }
    panels = planned.map { number, result in
      let places = Dictionary(
        result.context.data.representatives.enumerated().map { ($1.id, $0) },
        uniquingKeysWith: { first, _ in first })
      let isToday = result.newPlan == nil
      let figures = FigureText(language: language, parameters: result.context.data.parameters)
      return Panel(
        title: "\(number + 1) " + result.title(language),
        spread: figures.shortPercent(result.evaluation?.workload?.range),
        bars: ids.map { id in
          let place = places[id]
          return Bar(
            before: isToday ? nil : place.flatMap { result.today?.of($0)?.fairShare },
            after: place.flatMap { result.evaluation?.of($0)?.fairShare })
        })
    }
  }

  var markup: Markup {
    guard panels.count > 1, !names.isEmpty else { return .empty }
    let most = panels.flatMap(\.bars).flatMap { [$0.before, $0.after].compactMap(\.self) }.max() ?? 1
    return tag(
      "section", [("class", "card")], tag("h2", [], phrases.title(.workloads)),
      tag("p", [("class", "sub")], phrases.caption(.workloads)),
      tag("div", [("class", "panels")], all: panels.map { figure($0, high: max(most, 1.1) * 1.04) }),
      tag(
        "details", [], tag("summary", [], phrases.label(Heading.representatives)),
        tag(
          "p", [("class", "sub")],
          phrases.people(inOrder: phrases.list(names.enumerated().map { "\($0.offset + 1) \($0.element)" }))))
    )
  }

  private func figure(_ panel: Panel, high: Double) -> Markup {
    let step = (Self.width - Self.left - 4) / Double(names.count)
    func y(_ share: Double) -> Double { Self.bottom - share / high * (Self.bottom - Self.top) }
    func x(_ index: Int) -> Double { Self.left + Double(index) * step }
    let ticks = AxisTicks.values(from: 0, to: high).filter { ($0 * 2).rounded() == $0 * 2 }
    let grid = ticks.map { share in
      Markup.group([
        tag(
          "path", [("class", "grid"), ("d", "M\(px(Self.left)) \(px(y(share)))H\(px(Self.width - 4))")]),
        tag(
          "text", [("class", "tiny end"), ("x", px(Self.left - 4)), ("y", px(y(share) + 3.5))],
          NumberText.percent(share, decimals: 0)),
      ])
    }
    let bars = zip(names, panel.bars).enumerated().map { index, entry in
      bar(entry.0, entry.1, x(index), step, y)
    }
    return tag(
      "figure", [("class", "panel")],
      tag("figcaption", [], .text(panel.title), tag("span", [], unbroken(panel.spread))),
      tag(
        "svg",
        [
          ("viewBox", "0 0 \(px(Self.width)) \(px(Self.bottom + 4))"), ("role", "img"), ("class", "chart"),
          ("aria-label", phrases.labelled(panel.title, panel.spread)),
        ], .group(grid), .group(bars),
        tag("path", [("class", "target"), ("d", "M\(px(Self.left)) \(px(y(1)))H\(px(Self.width - 4))")])))
  }

  private func bar(
    _ name: String, _ bar: Bar, _ x: Double, _ step: Double, _ y: (Double) -> Double
  ) -> Markup {
    var parts = [
      tag(
        "title", [],
        phrases.labelled(
          name,
          [bar.before, bar.after].compactMap { $0.map { NumberText.percent($0, decimals: 0) } }
            .joined(separator: " → ")))
    ]
    if let after = bar.after {
      parts.append(
        tag(
          "rect",
          [
            ("class", "aft"), ("x", px(x + step * 0.12)), ("y", px(y(after))), ("width", px(step * 0.76)),
            ("height", px(Self.bottom - y(after))),
          ]))
    }
    if let before = bar.before {
      parts.append(
        tag("path", [("class", "ghost"), ("d", "M\(px(x)) \(px(y(before)))h\(px(step))")]))
    }
    return tag("g", [], all: parts)
  }
}
