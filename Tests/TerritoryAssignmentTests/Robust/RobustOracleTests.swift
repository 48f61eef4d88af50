import AssignmentEngine
import Foundation
import TerritoryPlanning
import Testing

@testable import TerritoryAssignment

/// Robust plans against every joint plan of tiny firms, judged by each scenario's own planner.
@Suite struct RobustOracleTests {
  /// A tiny firm in two or three scenarios: other sales, other skills, other rules; items come and go with headroom.
  private static func scenarios(
    seed: Int, legality: JointScenarios.Legality
  ) throws -> JointScenarios? {
    var dice = Dice(seed: UInt64(7_000 + seed))
    let base = RandomFirm.data(&dice, representatives: 2, accounts: 2)
    let rules = RandomFirm.rules(&dice)
    var planners = [try TerritoryPlanner(context: PlanningContext(data: base), rules: rules)]
    for _ in 0..<1 + dice.below(2) {
      let data = varied(base, &dice)
      let others = dice.chance(0.5) ? rules : RandomFirm.rules(&dice)
      planners.append(try TerritoryPlanner(context: PlanningContext(data: data), rules: others))
    }
    let joint = try JointScenarios(planners, legality: legality)
    return (2...6).contains(joint.context.items.count) ? joint : nil
  }

  private static func varied(_ data: PlanData, _ dice: inout Dice) -> PlanData {
    let accounts = data.accounts.map { account in
      var account = account
      let potential = Int64(Double(account.potential.minorUnits) * dice.real(0.4, 1.6))
      account.potential = Money(minorUnits: max(potential, account.current.minorUnits))
      // No duty, no incumbent: acquisition may come and go.
      if account.potential - account.current <= Money(minorUnits: 2_000_00), account.lifecycle == .customer {
        account.incumbents[0] = nil
      }
      return account
    }
    let people = data.representatives.map { person in
      var person = person
      person.skill = person.skill.map { $0 * dice.real(0.6, 1.4) }
      if dice.chance(0.15) { person.status = .leaving(on: CalendarDay(daysSince1970: 20_005)) }
      return person
    }
    return PlanData(
      parameters: data.parameters, accounts: accounts, representatives: people, regions: data.regions,
      regionOwnersToday: data.regionOwnersToday, travelMatrix: nil)
  }

  private struct Truth {
    /// Worth of every joint plan that is legal where it has to be.
    var worths: [[Int64]] = []
    /// Best of each scenario among its own legal plans.
    var own: [Int64?]

    init(_ joint: JointScenarios) {
      own = joint.planners.map { PlannerOracleTests.best($0)?.minorUnits }
      let holders = (0...joint.context.data.representatives.count).map { Holder($0) }
      var chosen = [Int](repeating: 0, count: joint.context.items.count)
      while true {
        let candidate = RobustCandidate(joint.context.plan(holders: chosen.map { holders[$0] }), joint)
        if candidate.isLegal(in: joint) { worths.append(candidate.worth) }
        guard let digit = chosen.firstIndex(where: { $0 < holders.count - 1 }) else { return }
        for lower in 0..<digit { chosen[lower] = 0 }
        chosen[digit] += 1
      }
    }

    func best(_ criterion: RobustCriterion, _ weights: [Int64]) -> Double? {
      worths.map { worth in
        switch criterion {
        case .expected: Double(zip(weights, worth).reduce(0) { $0 + $1.0 * $1.1 }) / 1_000
        case .worst: Double(worth.min() ?? 0)
        case .regret: -Double(zip(own, worth).map { ($0 ?? 0) - $1 }.max() ?? 0)
        }
      }.max()
    }
  }

  private static let options = SolveOptions(
    timeLimitSeconds: nil, workLimit: 20_000_000, relativeGap: 0, seed: 1)

  private static func ownBests(_ joint: JointScenarios) throws -> [OwnBest?] {
    try joint.planners.map { planner in
      try planner.solve(options, stop: StopSignal()).outcome.plan.map {
        OwnBest(plan: $0.plan, worth: $0.evaluation.objective, bound: $0.bound)
      }
    }
  }

  @Test(arguments: 1...40, JointScenarios.Legality.allCases)
  func intervalsContainTheTruth(seed: Int, legality: JointScenarios.Legality) throws {
    guard let joint = try Self.scenarios(seed: seed, legality: legality) else { return }
    let truth = Truth(joint)
    let own = try Self.ownBests(joint)
    #expect(zip(own, truth.own).allSatisfy { $0?.worth.minorUnits == $1 })
    for criterion in RobustCriterion.allCases {
      // A scenario without any plan has no best to be missed.
      if criterion == .regret, own.contains(where: { $0 == nil }) { continue }
      let planner = RobustPlanner(
        joint, criterion: criterion,
        weights: criterion == .expected ? [0.5, 0.3, 0.2].prefix(joint.planners.count).map { $0 } : nil,
        ownBests: own)
      let answer = try planner.solve(Self.options, stop: StopSignal())
      guard let best = truth.best(criterion, planner.weights) else {
        #expect(answer.robust == nil && answer.isImpossible)
        continue
      }
      let robust = try #require(answer.robust)
      #expect(joint.binding.allSatisfy { robust.evaluations[$0].isLegal })
      let bound = try #require(answer.bound)
      let sign = criterion == .regret ? -1.0 : 1
      let (value, most) = (sign * Double(robust.value.minorUnits), sign * Double(bound.minorUnits))
      #expect(value <= best, "seed \(seed) \(criterion) \(legality)")
      #expect(best <= most, "seed \(seed) \(criterion) \(legality)")
      try expectRecheck(answer, of: joint, own)
      // Without prices floors are exact, so halving ends at the truth.
      if criterion == .expected || !joint.hasPrices {
        #expect(most - value < 1 + (criterion == .expected ? 1 : 0), "seed \(seed) \(criterion) \(legality)")
      }
    }
  }

  /// What the certificate shows comes back from its file, and nothing in the file can be changed unseen.
  private func expectRecheck(_ answer: RobustAnswer, of joint: JointScenarios, _ own: [OwnBest?]) throws {
    let names = joint.planners.indices.map { "s\($0)" }
    let known = own.compactMap(\.self)
    guard let record = RobustRecord(answer, scenarios: names, ownBests: known) else { return }
    let bytes = try JSONEncoder().encode(record)
    let read = try JSONDecoder().decode(RobustRecord.self, from: bytes)
    let certified = try #require(answer.certified)
    guard case .holds(let bound, let unchecked) = try read.verdict(by: joint.planners) else {
      Issue.record("\(answer.criterion): refused")
      return
    }
    #expect((unchecked ?? bound) == certified.bound)

    var fields = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let weights = try #require(fields["weights"] as? [Int])
    let heavy = try #require(weights.firstIndex { $0 > 0 })
    var shifted = weights
    shifted[heavy] -= 1
    shifted[(heavy + 1) % weights.count] += 1
    fields["weights"] = shifted
    try expectRefused(fields, joint)
    fields["weights"] = weights
    if let floors = fields["floors"] as? [String] {
      fields["floors"] = try floors.map { String(try #require(Int64($0)) - 1) }
      try expectRefused(fields, joint)
      fields["floors"] = floors
    }
    if answer.criterion == .regret {
      fields["own_plans"] = nil
      try expectRefused(fields, joint)
    }
  }

  private func expectRefused(_ fields: [String: Any], _ joint: JointScenarios) throws {
    let changed = try JSONDecoder().decode(
      RobustRecord.self, from: try JSONSerialization.data(withJSONObject: fields))
    guard case .refused = try changed.verdict(by: joint.planners) else {
      Issue.record("a changed file is taken for true")
      return
    }
  }

  /// A plan that is worth the same however it is written: in its scenario it is itself again.
  @Test(arguments: 1...10) func plansSurviveTheWayThroughTheJointOne(seed: Int) throws {
    guard let joint = try Self.scenarios(seed: seed, legality: .base) else { return }
    for (number, own) in try Self.ownBests(joint).enumerated() {
      guard let own else { continue }
      #expect(joint.plan(joint.joint(own.plan, of: number), in: number).holders == own.plan.holders)
    }
  }

  @Test func weightsOfAGameAreThoseThatHurtMost() {
    // Matching pennies: both sides alike.
    #expect(WeightGame.weights([[1, -1], [-1, 1]]).allSatisfy { abs($0 - 500) < 20 })
    // The second scenario is worse for every plan.
    #expect(WeightGame.weights([[5, 1], [4, 2]]) == [0, 1_000])
    #expect(WeightGame.thousandths([1, 1, 1]).reduce(0, +) == 1_000)
    #expect(WeightGame.thousandths([0, 0]) == [500, 500])
  }

  // MARK: Refusals

  @Test func whatDiffersIsNamed() throws {
    var dice = Dice(seed: 1)
    let data = RandomFirm.data(&dice, representatives: 3, accounts: 3)
    func planner(_ data: PlanData) throws -> TerritoryPlanner {
      try TerritoryPlanner(context: PlanningContext(data: data), rules: [])
    }
    func with(people: [Representative], accounts: [Account]) -> PlanData {
      PlanData(
        parameters: data.parameters, accounts: accounts, representatives: people, regions: data.regions,
        regionOwnersToday: data.regionOwnersToday, travelMatrix: nil)
    }
    var clean = data.accounts
    for index in clean.indices {
      clean[index].incumbents = [nil, nil, nil]
      clean[index].forbidden = []
      clean[index].parent = nil
    }
    let fewer = with(people: Array(data.representatives.dropLast()), accounts: clean)
    #expect(
      throws: JointScenarios.Difference.ids(.representative, scenario: 1, missing: ["r2"], additional: [])
    ) {
      try JointScenarios([planner(data), planner(fewer)], legality: .base)
    }
    var renamed = clean
    renamed[1].id = "other"
    let other = with(people: data.representatives, accounts: renamed)
    #expect(
      throws: JointScenarios.Difference.ids(.account, scenario: 1, missing: ["a1"], additional: ["other"])
    ) {
      try JointScenarios([planner(data), planner(other)], legality: .base)
    }
    let turned = with(people: data.representatives.reversed(), accounts: clean)
    #expect(throws: JointScenarios.Difference.order(.representative, scenario: 1)) {
      try JointScenarios([planner(data), planner(turned)], legality: .base)
    }
  }
}

extension JointScenarios {
  /// Whether some scenario has wishes at a price, so that what a plan is worth is less than its rows on money say.
  fileprivate var hasPrices: Bool {
    planners.contains { planner in
      planner.requirements.contains { requirement in
        if case .limit(let limit) = requirement { limit.price != nil } else { false }
      }
    }
  }
}
