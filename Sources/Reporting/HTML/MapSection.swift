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

  /// More rings than this are one drawing, which says no names.
  private static let mostNamedRings = 400

  func markup(base: String, title: Heading) -> Markup {
    let size = places.size
    var grey = ""
    var shapes = [String](repeating: "", count: AffectedPeople.most)
    var rings: [(point: AccountPlaces.Point, holder: Holder?)] = []
    var centres: [Int: [(x: Double, y: Double)]] = [:]
    var labels = MapLabels(height: places.projection.height)
    for point in places.points {
      let holder = principal(of: point.account)
      if let number = affected.number(of: holder) {
        shapes[number] += at(point) + Shapes.outlines[number]
        centres[number, default: []].append((point.x, point.y))
        labels.mark(x: point.x, y: point.y)
      } else {
        grey += "M" + px(point.x) + " " + px(point.y) + "h0"
      }
      if movedItem[point.account] != nil { rings.append((point, holder)) }
    }
    let badges = tags(centres, &labels)
    let names = places.regions.compactMap { labels.name($0.name, x: $0.x, y: $0.y, around: $0.around) }
    let scaled = [("transform", "scale(\(NumberText.trimmed(size, decimals: 2)))")]
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(MapProjection.width)) \(px(places.projection.height))"), ("role", "img"),
        ("aria-labelledby", base + "-title"), ("id", base),
        ("class", places.layer == nil ? "map" : "map regions"),
      ], tag("title", [("id", base + "-title")], description(title, counts: centres.mapValues(\.count))),
      places.layer?.markup(plan, affected, wording) ?? .empty,
      tag("path", [("class", "others"), ("d", grey), ("stroke-width", px(5.5 * size))]),
      tag(
        "g", size < 1 ? scaled : [],
        .group(
          shapes.enumerated().filter { !$0.element.isEmpty }.map { number, path in
            tag("path", [("class", "c\(number)"), ("d", path)])
          }), .group(drawn(rings))),
      .group(names), .group(badges), places.projection.scaleMarkup(wording.phrases))
  }

  /// Where the pen is put down, in the scale of the marks.
  private func at(_ point: AccountPlaces.Point) -> String {
    "M" + px(point.x / places.size) + " " + px(point.y / places.size)
  }

  /// What somebody who cannot see the map is told.
  private func description(_ title: Heading, counts: [Int: Int]) -> String {
    let people = affected.representatives.enumerated().compactMap { number, person in
      counts[number].map {
        wording.phrases.labelled(
          context.data.representatives[person].name, wording.phrases.accounts(Int64($0)))
      }
    }
    return wording.phrases.labelled(wording.phrases.label(title), wording.phrases.list(people))
  }

  private func drawn(_ rings: [(point: AccountPlaces.Point, holder: Holder?)]) -> [Markup] {
    guard rings.count <= Self.mostNamedRings else {
      return [tag("path", [("class", "ring"), ("d", rings.map { at($0.point) + Shapes.ring }.joined())])]
    }
    return rings.map { point, holder in
      let name = context.data.accounts[point.account].name
      return tag(
        "path", [("class", "ring"), ("d", at(point) + Shapes.ring)],
        tag("title", [], wording.phrases.labelled(name, wording.name(of: holder))))
    }
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

  /// Names at the middle of each person's accounts, pushed apart where they would overlap.
  private func tags(
    _ centres: [Int: [(x: Double, y: Double)]], _ labels: inout MapLabels
  ) -> [Markup] {
    affected.representatives.indices.compactMap { number in
      guard let points = centres[number] else { return nil }
      let text = DisplayWidth.cut(
        context.data.representatives[affected.representatives[number]].name, to: 16)
      let middle = median(points)
      return labels.badge(text, colour: number, x: middle.x, y: middle.y)
    }
  }

  private func median(_ points: [(x: Double, y: Double)]) -> (x: Double, y: Double) {
    let across = points.map(\.x).sorted()
    let down = points.map(\.y).sorted()
    return (across[across.count / 2], down[down.count / 2])
  }
}
