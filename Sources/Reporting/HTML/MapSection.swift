import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Today and the plan as maps side by side.
struct MapSection {
  let result: ScenarioResult
  let affected: AffectedPeople
  let wording: PlanWording
  let anchor: String
  var phrases: any Phrases { wording.phrases }
  var context: PlanningContext { result.context }

  init(_ result: ScenarioResult, _ affected: AffectedPeople, _ wording: PlanWording, anchor: String) {
    self.result = result
    self.affected = affected
    self.wording = wording
    self.anchor = anchor
  }

  var markup: Markup {
    guard let places = AccountPlaces(context, drawsRegions: drawsRegions) else {
      return tag("p", [("class", "note")], phrases.accountsWithoutPlace(context.data.accounts.count))
    }
    let moves = result.newPlan?.evaluation.moves ?? []
    let movedItem = Dictionary(
      moves.map { (context.items[$0.item].account, $0.item) }, uniquingKeysWith: { first, _ in first })
    var cards: [Markup] = []
    if result.today != nil {
      let map = TerritoryMap(
        places: places, plan: context.today, movedItem: movedItem, affected: affected, wording: wording)
      cards.append(
        card(.mapBefore, .mapBefore, map.markup(base: anchor + "-before", title: .mapBefore)))
    }
    if let plan = result.newPlan?.plan {
      let map = TerritoryMap(
        places: places, plan: plan, movedItem: movedItem, affected: affected, wording: wording)
      cards.append(card(.mapAfter, .mapAfter, map.markup(base: anchor + "-after", title: .mapAfter)))
    }
    return .group([
      tag("div", [("class", "two")], all: cards), legend(hasRegions: places.layer != nil),
    ])
  }

  /// Boundaries are drawn wherever they are given, lines between neighbours where the rules speak of regions.
  private var drawsRegions: Bool {
    context.data.regions.contains { $0.boundary != nil }
      || result.scenario.rules.contains { $0 is RegionsRule }
  }

  private func card(_ heading: Heading, _ caption: Caption, _ map: Markup) -> Markup {
    tag(
      "section", [("class", "card")], tag("h3", [], phrases.label(heading)),
      tag("p", [("class", "sub")], phrases.text(caption)), Markup.scrollable(map))
  }

  private func legend(hasRegions: Bool) -> Markup {
    let entries = affected.representatives.enumerated().map { number, person in
      tag(
        "li", [], Shapes.swatch(number), hasRegions ? RegionLayer.swatch(number) : .empty,
        .text(context.data.representatives[person].name))
    }
    var remarks = [phrases.text(.mapPlaces)]
    if hasRegions { remarks.append(phrases.text(.mapRegions)) }
    remarks += RegionRemarks(result, wording).lines
    let atCentroid = context.accountsAtCentroid.count
    let without = context.accountsWithoutPlace.count
    if atCentroid > 0 { remarks.append(phrases.accountsAtCentroid(atCentroid)) }
    if without > 0 { remarks.append(phrases.accountsWithoutPlace(without)) }
    return .group([
      tag("ul", [("class", "legend"), ("aria-label", phrases.label(Control.legend))], all: entries),
      tag("p", [("class", "sub")], remarks.joined(separator: " ")),
    ])
  }
}

/// One map: grey dots for everybody, coloured shapes for the accounts of the people affected.
struct TerritoryMap {
  let places: AccountPlaces
  let plan: Plan
  /// Of each account with a handover, the item that moves.
  let movedItem: [Int: Int]
  let affected: AffectedPeople
  let wording: PlanWording
  private var context: PlanningContext { wording.context }

  func markup(base: String, title: Heading) -> Markup {
    var grey = ""
    var rings: [Markup] = []
    var shapes: [Markup] = []
    var centres: [Int: [(x: Double, y: Double)]] = [:]
    for point in places.points {
      let holder = principal(of: point.account)
      let number = affected.number(of: holder)
      if let number {
        shapes.append(
          tag(
            "use",
            [
              ("href", Shapes.reference(number)), ("class", "c\(number)"), ("x", px(point.x)),
              ("y", px(point.y)),
            ]
          ))
        centres[number, default: []].append((point.x, point.y))
      } else {
        grey += "M" + px(point.x) + " " + px(point.y) + "h0"
      }
      if movedItem[point.account] != nil { rings.append(ring(point, holder)) }
    }
    let name = wording.phrases.label(title)
    var labels = MapLabels(height: places.projection.height)
    let badges = tags(centres, &labels)
    let names = places.regions.compactMap { labels.name($0.name, x: $0.x, y: $0.y) }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(MapProjection.width)) \(px(places.projection.height))"), ("role", "img"),
        ("aria-label", name), ("id", base), ("class", places.layer == nil ? "map" : "map regions"),
      ],
      places.layer?.markup(plan, affected, wording) ?? .empty,
      tag("path", [("class", "others"), ("d", grey)]), .group(shapes), .group(rings),
      .group(names), .group(badges), places.projection.scaleMarkup(wording.phrases))
  }

  /// The duty that moves decides who an account is drawn for, else the one with most work on it.
  private func principal(of account: Int) -> Holder? {
    if let item = movedItem[account] { return plan.holders[item] }
    var minutes: [Holder: Minutes] = [:]
    for item in context.itemsOfAccount[account] {
      if let holder = plan.holders[item] {
        minutes[holder, default: .zero] = minutes[holder, default: .zero] + context.standardMinutes[item]
      }
    }
    // The key breaks ties, so the order of the dictionary cannot show.
    return minutes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private func ring(_ point: AccountPlaces.Point, _ holder: Holder?) -> Markup {
    let name = context.data.accounts[point.account].name
    return tag(
      "circle", [("class", "ring"), ("cx", px(point.x)), ("cy", px(point.y)), ("r", "7.5")],
      tag("title", [], wording.phrases.labelled(name, wording.name(of: holder))))
  }

  /// Names at the middle of each person's accounts, pushed apart where they would overlap.
  private func tags(
    _ centres: [Int: [(x: Double, y: Double)]], _ labels: inout MapLabels
  ) -> [Markup] {
    affected.representatives.indices.compactMap { number in
      guard let points = centres[number] else { return nil }
      let text = DisplayWidth.cut(
        context.data.representatives[affected.representatives[number]].name, to: 16)
      let middle = median(points)
      return labels.badge(text, colour: number, x: middle.x, y: middle.y - 16)
    }
  }

  private func median(_ points: [(x: Double, y: Double)]) -> (x: Double, y: Double) {
    let across = points.map(\.x).sorted()
    let down = points.map(\.y).sorted()
    return (across[across.count / 2], down[down.count / 2])
  }
}
