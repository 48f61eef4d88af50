import TerritoryPlanning

/// A rule that demands what a test hands it.
struct StatedRule: Rule {
  static let name = "stated"
  let stated: [Requirement]
  static func read(_: SettingNode, data _: PlanData, faults _: inout [InputFault]) -> StatedRule? { nil }
  static func standard(for _: PlanData) -> StatedRule? { nil }
  func requirements(in _: PlanningContext) -> [Requirement] { stated }
}

/// Random demands of the kinds that no list of pairs can state.
enum RandomDemands {
  static func demands(_ dice: inout Dice, _ context: PlanningContext) -> [Requirement] {
    var demands: [Requirement] = []
    if dice.chance(0.6) { demands.append(contiguity(&dice, context)) }
    if dice.chance(0.5) { demands.append(spread(&dice, context)) }
    if dice.chance(0.6) { demands.append(opening(&dice, context)) }
    return demands
  }

  /// Items at up to four places with some of the roads between them.
  static func contiguity(_ dice: inout Dice, _ context: PlanningContext) -> Requirement {
    let places = context.items.indices.filter { _ in dice.chance(0.9) }.map {
      Contiguity.Place(item: $0, region: dice.below(4))
    }
    var edges: [Contiguity.Edge] = []
    for a in 0..<4 { for b in (a + 1)..<4 where dice.chance(0.4) { edges.append(.init(a: b, b: a)) } }
    return .contiguity(Contiguity(rule: StatedRule.name, duty: nil, places: places, edges: edges))
  }

  static func spread(_ dice: inout Dice, _ context: PlanningContext) -> Requirement {
    let total = context.standardMinutes.reduce(0) { $0 + $1.count }
    let members = context.data.representatives.indices.map {
      SpreadLimit.Member(
        representative: $0, weight: Int64(1 + dice.below(3)),
        target: total / Int64(context.data.representatives.count))
    }
    let isGini = dice.chance(0.5)
    let minutes = context.standardMinutes
    return .spread(
      SpreadLimit(
        rule: StatedRule.name, aspect: "standard_minutes", members: members,
        held: { .pairs(holder: Holder($0)) { item, _ in minutes[item].count } },
        measure: isGini ? .gini : .largestDeviations(count: 1 + dice.below(members.count)),
        atMost: isGini ? Int64(dice.below(6_000)) : Int64(dice.below(Int(2 * total) + 1)), whole: 10_000))
  }

  /// A cost of opening, and work of at least so much for whoever is opened.
  static func opening(_ dice: inout Dice, _ context: PlanningContext) -> Requirement {
    let opened = Holder(dice.below(context.data.representatives.count))
    let items = context.items.indices.filter { _ in dice.chance(0.8) }
    let occurrence = Limit.Occurrence(items: Array(items), amount: Int64(dice.below(300_000))) { _, holder in
      holder == opened
    }
    return .charge(
      Charge(
        rule: StatedRule.name, aspect: "opening", subject: .representative(opened.index),
        measure: .occurrences([occurrence])))
  }
}
