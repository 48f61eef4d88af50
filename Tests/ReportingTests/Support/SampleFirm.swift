import AssignmentEngine
import ScenarioRunning

@testable import Reporting
@testable import TerritoryAssignment
@testable import TerritoryPlanning

/// A made-up firm of a dozen representatives and 160 accounts in Chinese cities, judged by the domain itself:
/// what a page looks like with data of a real size.
struct SampleFirm {
  let data: PlanData
  let context: PlanningContext
  let rules: [any Rule]

  private static let cities: [(String, Double, Double)] = [
    ("上海", 31.23, 121.47), ("南京", 32.06, 118.80), ("杭州", 30.27, 120.16), ("苏州", 31.30, 120.59),
    ("宁波", 29.87, 121.54), ("合肥", 31.82, 117.23), ("无锡", 31.49, 120.31), ("武汉", 30.59, 114.31),
  ]
  private static let people = [
    "张敏", "李强", "王芳", "赵磊", "陈静", "刘洋", "杨帆", "孙丽", "吴刚", "周婷", "郑爽", "Anna Müller",
  ]

  /// - Parameter names: of accounts, people and teams, in turn, where they are given.
  init(accounts count: Int = 160, people staff: Int = 12, names: [String] = []) throws {
    var dice = Dice(state: 20_261)
    let parameters = PlanParameters.standard(
      period: "2026 Q4", periodStart: CalendarDay(daysSince1970: 20_727),
      periodEnd: CalendarDay(daysSince1970: 20_818))
    let regions = Self.cities.enumerated().map { index, city in
      Region(
        id: "C\(index)", name: city.0, parent: nil,
        centroid: Coordinates(latitude: city.1, longitude: city.2), neighbours: [])
    }
    var people = (0..<staff).map { index in
      let name = Self.people[index % Self.people.count]
      return Self.representative(
        index, index < Self.people.count ? name : name + " \(index)", parameters)
    }
    let kinds = ["精密制造", "轴承", "医药", "电子", "食品", "化工", "汽配", "仪器"]
    var accounts = (0..<count).map { index -> Account in
      let city = dice.below(Self.cities.count)
      // Three people own many accounts everywhere, the others those of their city.
      let owner = dice.below(3) == 0 ? dice.below(3) : (city + dice.below(max(2, staff / 8)) * 8) % staff
      let current = Int64(20 + dice.below(400)) * 100_000
      return Account(
        id: "A\(index)", name: Self.cities[city].0 + kinds[dice.below(kinds.count)] + "\(index)",
        region: city,
        coordinates: index % 23 == 5
          ? nil
          : Coordinates(
            latitude: Self.cities[city].1 + Double(dice.below(1_400) - 700) / 1_000,
            longitude: Self.cities[city].2 + Double(dice.below(1_600) - 800) / 1_000),
        segment: dice.below(3), segmentIsClassified: true, industry: nil,
        potential: Money(minorUnits: current + Int64(dice.below(60)) * 100_000),
        current: Money(minorUnits: current), lifecycle: .customer, isNamed: false, parent: nil,
        requiredQualifications: [], creditRisk: 0, satisfaction: nil,
        incumbents: [owner, owner, owner], incumbentSince: [nil, nil, nil], frozenUntil: nil,
        pinned: [nil, nil, nil], forbidden: [])
    }
    if !names.isEmpty {
      for index in accounts.indices { accounts[index].name = names[index % names.count] }
      for index in people.indices {
        people[index].name = names[(index * 5 + 1) % names.count]
        people[index].team = names[index % 3]
      }
    }
    let deals = accounts.indices.filter { $0 % 9 == 0 }.map { account in
      Opportunity(
        id: "O\(account)", account: account, representative: accounts[account].incumbents[0],
        product: names.isEmpty ? "检测设备" : names[account % names.count], stage: .negotiation,
        opened: nil, closed: CalendarDay(daysSince1970: 20_760), value: Money(minorUnits: 12_000_000))
    }
    data = PlanData(
      parameters: parameters, accounts: accounts, representatives: people, regions: regions,
      regionOwnersToday: regions.map { _ in [nil, nil, nil] }, travelMatrix: nil, opportunities: deals)
    context = PlanningContext(data: data)
    rules = [
      BalanceRule(bands: [.init(.metric(.standardMinutes), tolerance: Share(percent: 10), price: 500)])
    ]
  }

  private static func representative(
    _ index: Int, _ name: String, _ parameters: PlanParameters
  ) -> Representative {
    let city = cities[index % cities.count]
    return Representative(
      id: "R\(index)", name: name, team: "华东", manager: nil,
      home: Coordinates(latitude: city.1, longitude: city.2), homeRegion: index % cities.count,
      role: .allRound, duties: parameters.duties.map { _ in true },
      skill: parameters.duties.map { _ in 1 }, qualifications: [], workingMinutes: Minutes(30_000),
      nonSellingMinutes: Minutes(4_000), fullTimeEquivalent: 1, presence: 1, travelLimit: nil, loadCap: nil,
      regions: nil, cost: .zero, status: .active)
  }

  /// Hands items from the fullest to the emptiest until the spread is small: a stand-in for the optimizer,
  /// whose bound is given.
  func comparison() -> Comparison {
    let requirements = rules.flatMap { $0.requirements(in: context) }
    let today = context.evaluate(context.today, requirements: requirements)
    var holders = context.today.holders
    var load = today.representatives.map(\.standardMinutes.count)
    for item in holders.indices.reversed() {
      guard let holder = holders[item], holder.index < load.count else { continue }
      let minutes = context.standardMinutes[item].count
      // The nearest of those with clearly less to do.
      let receiver = load.indices.filter { load[holder.index] - load[$0] > 1_500 }.min { a, b in
        (context.oneWayTravel(item: item, holder: Holder(a)), load[a], a)
          < (context.oneWayTravel(item: item, holder: Holder(b)), load[b], b)
      }
      guard let receiver, minutes > 0 else { continue }
      holders[item] = Holder(receiver)
      load[holder.index] -= minutes
      load[receiver] += minutes
    }
    let plan = context.plan(holders: holders)
    let evaluation = context.evaluate(plan, requirements: requirements)
    let bound = evaluation.objective + Money(minorUnits: abs(evaluation.objective.minorUnits) / 150)
    let certified = CertifiedTerritoryPlan(
      plan: plan, evaluation: evaluation, bound: bound,
      certificate: Certificate(
        problem: "5f2d9c0e", scale: 1, multipliers: [], bound: Int128(bound.minorUnits), beyond: .nothing),
      todayObjective: today.objective)
    let closest = Violation(
      rule: "capacity",
      kind: .limit(
        aspect: "actual_minutes", subject: .representative(1), unit: .minutes, activity: 26_840, lower: nil,
        upper: 26_000, amount: 840), price: nil)
    var rebalanced = result("rebalance", "Rebalance", "重新平衡", today, .planned(.gapReached(certified)))
    rebalanced.reasons = GivenReasons.madeUp(for: evaluation, today: today)
    return Comparison(
      name: "华东区 East China",
      results: [
        result("today", "Today", "现在", today, .judged), rebalanced,
        result(
          "lose-top-rep", "Lose the top rep", "失去最强销售", today,
          .planned(.infeasible(.provenBySearch, closest: [closest]))),
      ])
  }

  /// The plan of `comparison`, handed out.
  func handout(_ languages: [Language]) -> Handout {
    Handout(
      comparison().results[1], caseName: "华东区 East China", languages: languages,
      date: CalendarDay(daysSince1970: 20_720), program: "test")
  }

  private func result(
    _ name: String, _ title: String, _ chinese: String, _ today: Evaluation, _ answer: ScenarioResult.Answer
  ) -> ScenarioResult {
    let scenario = Scenario(
      name: name, title: title, chineseTitle: chinese, note: "", chineseNote: "", question: .optimise,
      data: data, rules: rules, effort: Effort(), sourceHash: "31c4a7", contentHash: "31c4a7-" + name)
    return ScenarioResult(
      scenario: scenario, context: context, today: today, answer: answer, seconds: 12.4,
      effort: ScenarioResult.SpentEffort(
        gap: 0.001, timeLimitSeconds: 60, workLimit: nil, seed: 1, threads: 1, multiplierIterations: 900,
        columnsPriced: 1_200_000, simplexIterations: 5_400, movesTried: 880_000, nodes: 12,
        secondsToFirstPlan: 0.4))
  }
}

/// Numbers that look random and are the same every time (a linear congruential generator, Knuth's MMIX).
struct Dice {
  var state: UInt64
  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
