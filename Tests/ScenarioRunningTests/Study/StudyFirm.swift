import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A small random firm, and studies over it: a root, scenarios that extend it, some that extend those.
struct StudyFirm {
  private var state: UInt64
  let data: PlanData

  init(seed: Int, accounts: Int = 14, representatives: Int = 4) {
    var firm = Dice(seed: UInt64(seed))
    data = PlanData(
      parameters: TinyFirm.parameters,
      accounts: (0..<accounts).map { Self.account($0, representatives, &firm) },
      representatives: (0..<representatives).map { Self.representative($0, &firm) },
      regions: [
        Region(
          id: "g", name: "Region", parent: nil, centroid: Coordinates(latitude: 30, longitude: 120),
          neighbours: [])
      ], regionOwnersToday: [[nil]], travelMatrix: nil)
    state = firm.next()
  }

  static let byWork = Effort(gap: 0, workLimit: 100_000, seed: 1)

  /// - Parameters:
  ///   - percent: tolerance of the work of each representative.
  ///   - moves: most items that change hands; nil: any.
  func scenario(
    _ name: String, extends ancestors: [String] = [], percent: Int64 = 60, moves: Int64? = nil,
    overtime: Int64 = 200_000, objective: Objective = .netRevenue, effort: Effort = byWork,
    question: Scenario.Question = .optimise
  ) -> Scenario {
    var rules: [any Rule] = [
      EligibilityRule.complete, CoverageRule(pricePerItem: 50_00),
      CapacityRule(overtime: Share(millionths: overtime)),
      BalanceRule(
        peers: .all,
        bands: [.init(.metric(.standardMinutes), tolerance: Share(percent: percent), price: nil)]),
    ]
    if let moves {
      rules.append(
        DisruptionRule(budgets: [.init(.items, .wholePlan, most: PricedAllowance(.amount(moves), price: nil))]
        ))
    }
    var scenario = Scenario(
      name: name, title: "", chineseTitle: "", note: "", chineseNote: "", question: question, data: data,
      rules: rules, objective: objective, effort: effort, sourceHash: "source", contentHash: "")
    scenario.contentHash = "\(percent) \(moves ?? -1) \(overtime) \(objective) \(question) \(state)"
    scenario.ancestors = ancestors
    return scenario
  }

  /// Eight scenarios: one judged, one in stages, one without a plan, the others in a tree two levels deep.
  func study() -> [Scenario] {
    let stages: [Stage] = [
      Stage(.revenue, mayLose: .share(Share(percent: 2))), Stage(.moves(.items)),
    ]
    return [
      scenario("today", extends: ["base"], question: .judgeToday),
      scenario("rebalance", extends: ["base"]),
      scenario("tight", extends: ["rebalance", "base"], percent: 40),
      scenario("few-moves", extends: ["rebalance", "base"], moves: 4),
      scenario("tight-few", extends: ["tight", "rebalance", "base"], percent: 40, moves: 6),
      scenario("staged", extends: ["rebalance", "base"], objective: .stages(stages)),
      scenario("impossible", extends: ["rebalance", "base"], percent: 1, moves: 0),
      scenario("alone", percent: 80, moves: 5),
    ]
  }

  private static func representative(_ number: Int, _ dice: inout Dice) -> Representative {
    Representative(
      id: "r\(number)", name: "Rep \(number)", team: "t", manager: nil,
      home: Coordinates(latitude: dice.real(29.6, 30.6), longitude: dice.real(119.5, 120.5)), homeRegion: nil,
      role: .allRound, duties: [true], skill: [dice.real(0.8, 1.2)], qualifications: [],
      workingMinutes: Minutes(2400), nonSellingMinutes: Minutes(60), fullTimeEquivalent: 1, presence: 1,
      travelLimit: nil, loadCap: nil, regions: nil, cost: .zero, status: .active)
  }

  private static func account(_ number: Int, _ representatives: Int, _ dice: inout Dice) -> Account {
    let current = Int64(dice.real(5_000_00, 60_000_00))
    return Account(
      id: "a\(number)", name: "Account \(number)", region: 0,
      coordinates: Coordinates(latitude: dice.real(29.6, 30.6), longitude: dice.real(119.5, 120.5)),
      segment: 0, segmentIsClassified: false, industry: nil, potential: Money(minorUnits: current * 2),
      current: Money(minorUnits: current), lifecycle: .customer, isNamed: false, parent: nil,
      requiredQualifications: [], creditRisk: 0, satisfaction: nil,
      incumbents: [Int(dice.next() % UInt64(representatives))], incumbentSince: [nil], frozenUntil: nil,
      pinned: [nil], forbidden: [])
  }
}

/// A small generator of random numbers that is the same on every machine.
struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x2545_F491_4F6C_DD1D }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
  mutating func real(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) / 9_007_199_254_740_992
  }
}

extension Array {
  func shuffled(_ dice: inout Dice) -> [Element] {
    var copy = self
    for place in copy.indices.dropFirst().reversed() {
      copy.swapAt(place, Int(dice.next() % UInt64(place + 1)))
    }
    return copy
  }
}

extension ScenarioResult {
  /// Everything that two runs of the same study must agree on, written out: all but times and whence the answer came.
  var everythingButTimes: String {
    var effort = effort
    effort.secondsToFirstPlan = nil
    let stages = stages.map { stage in
      var stage = stage
      stage.seconds = 0
      return stage
    }
    let text = """
      \(scenario.name) \(today as Any) \(answer) \(stages) \(nearTies as Any) \(impasse as Any)
      \(closestPlan as Any) \(effort) \(origin?.key?.text ?? "none") \(origin?.parent ?? "none")
      """
    // A certificate knows whether it was read from a file, and is equal to the one that was written.
    return text.replacing(/writtenSeal: (nil|Optional\("[0-9a-f]*"\))/, with: "")
  }
}
