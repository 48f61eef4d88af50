/// Cities, agents and accounts of a generated problem. An account has three items, one a duty.
struct Market {
  struct Place {
    var x: Double
    var y: Double

    func distance(to other: Place) -> Double {
      let (dx, dy) = (x - other.x, y - other.y)
      return (dx * dx + dy * dy).squareRoot()
    }
  }

  struct Duty {
    /// Percent of the account's potential.
    var share: Int64
    /// Minutes with an account of potential 1,000; others by the square root of their potential.
    var contactMinutes: Double
    /// Visits over the period. A trip of four visits costs the way there and back once, at a minute a km.
    var visits: Double
  }

  static let duties = [
    Duty(share: 50, contactMinutes: 600, visits: 8), Duty(share: 30, contactMinutes: 300, visits: 4),
    Duty(share: 20, contactMinutes: 200, visits: 4),
  ]

  var agents: [Place] = []
  /// A factor on the value for each agent and duty.
  var skill: [[Double]] = []
  var accounts: [Place] = []
  var accountPotential: [Int64] = []
  /// The nearest agents of each account, nearest first.
  var candidates: [[Int]] = []

  var itemCount: Int { accounts.count * Self.duties.count }

  init(_ size: TerritoryProblem.Size, _ stream: inout RandomStream) {
    let shape = size.shape
    let cities = (0..<(shape.agents + 1) / 2).map { _ in
      Place(x: 500 * stream.unit(), y: 500 * stream.unit())
    }
    let weights = cities.indices.map { 1 / Double($0 + 1) }
    func near(_ spread: Double) -> Place {
      let city = cities[stream.index(weights: weights)]
      return Place(x: city.x + spread * stream.normal(), y: city.y + spread * stream.normal())
    }
    for _ in 0..<shape.agents {
      agents.append(near(5))
      skill.append(Self.duties.map { _ in 0.8 + 0.4 * stream.unit() })
    }
    for _ in 0..<shape.items / Self.duties.count {
      accounts.append(near(15))
      let drawn = 1_000 * portableExponential(0.9 * stream.normal())
      accountPotential.append(max(50, Int64(drawn.rounded())))
    }
    candidates = accounts.map { account in
      let distances = agents.map { $0.distance(to: account) }
      let order = agents.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      return Array(order.prefix(shape.candidates))
    }
  }

  func potential(item: Int) -> Int64 {
    let duty = Self.duties[item % Self.duties.count]
    return accountPotential[item / Self.duties.count] * duty.share / 100
  }

  func travelMinutes(item: Int, agent: Int) -> Int64 {
    let duty = Self.duties[item % Self.duties.count]
    let way = agents[agent].distance(to: accounts[item / Self.duties.count])
    return Int64((duty.visits * way / 2).rounded())
  }

  func minutes(item: Int, agent: Int) -> Int64 {
    let duty = Self.duties[item % Self.duties.count]
    let size = (Double(accountPotential[item / Self.duties.count]) / 1_000).squareRoot()
    return Int64((duty.contactMinutes * size).rounded()) + travelMinutes(item: item, agent: agent)
  }

  /// In hundredths: 40 % of the potential times the agent's skill, less 0.2 a minute of travel.
  func value(item: Int, agent: Int) -> Int64 {
    let yield = 40 * Double(potential(item: item)) * skill[agent][item % Self.duties.count]
    return Int64(yield.rounded()) - 20 * travelMinutes(item: item, agent: agent)
  }

  /// Items by falling potential, each to the candidate with the least potential so far, nearer ones first.
  func balancedAssignment() -> [Int] {
    var load = [Int64](repeating: 0, count: agents.count)
    var agent = [Int](repeating: 0, count: itemCount)
    let order = (0..<itemCount).sorted { (potential(item: $1), $0) < (potential(item: $0), $1) }
    for item in order {
      let nearest = candidates[item / Self.duties.count]
      var chosen = nearest[0]
      for other in nearest where load[other] < load[chosen] { chosen = other }
      agent[item] = chosen
      load[chosen] += potential(item: item)
    }
    return agent
  }

  /// The reference with a fifth of the items, drawn without replacement, given to any of their candidates.
  func today(around reference: [Int], _ stream: inout RandomStream) -> [Int] {
    var agent = reference
    var items = Array(0..<itemCount)
    for place in 0..<itemCount / 5 {
      items.swapAt(place, place + stream.below(itemCount - place))
      let item = items[place]
      let nearest = candidates[item / Self.duties.count]
      agent[item] = nearest[stream.below(nearest.count)]
    }
    return agent
  }
}
