/// Cities, agents and accounts of a generated problem. An account has three items, one a duty.
struct Market {
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

  /// Agents an account may be given to.
  let candidateCount: Int
  private(set) var agents: [Place] = []
  /// A factor on the value, the duties of an agent side by side.
  private var skill: [Double] = []
  private(set) var accounts: [Place] = []
  private var accountPotential: [Int64] = []
  /// The nearest agents of each account, nearest first, the accounts one after the other.
  private var nearestAgents: [Int32] = []

  var itemCount: Int { accounts.count * Self.duties.count }

  init(_ size: TerritoryProblem.Size, _ stream: inout RandomStream) {
    let shape = size.shape
    candidateCount = shape.candidates
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
      for _ in Self.duties { skill.append(0.8 + 0.4 * stream.unit()) }
    }
    for _ in 0..<shape.items / Self.duties.count {
      accounts.append(near(15))
      let drawn = 1_000 * portableExponential(0.9 * stream.normal())
      accountPotential.append(max(50, Int64(drawn.rounded())))
    }
    var nearest = NearestPlaces(agents, count: candidateCount)
    nearestAgents.reserveCapacity(accounts.count * candidateCount)
    for account in accounts { nearestAgents += nearest.indices(around: account) }
  }

  /// The candidates of an item, nearest first.
  func candidates(item: Int) -> ArraySlice<Int32> {
    let account = item / Self.duties.count
    return nearestAgents[account * candidateCount..<(account + 1) * candidateCount]
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
    let yield =
      40 * Double(potential(item: item)) * skill[agent * Self.duties.count + item % Self.duties.count]
    return Int64(yield.rounded()) - 20 * travelMinutes(item: item, agent: agent)
  }

  /// Items by falling potential, each to the candidate with the least potential so far, nearer ones first.
  func balancedAssignment() -> [Int32] {
    var load = [Int64](repeating: 0, count: agents.count)
    var agent = [Int32](repeating: 0, count: itemCount)
    let potentials = (0..<itemCount).map(potential(item:))
    for item in (0..<itemCount).sorted(by: { (potentials[$1], $0) < (potentials[$0], $1) }) {
      let nearest = candidates(item: item)
      var chosen = nearest[nearest.startIndex]
      for other in nearest where load[Int(other)] < load[Int(chosen)] { chosen = other }
      agent[item] = chosen
      load[Int(chosen)] += potentials[item]
    }
    return agent
  }

  /// The reference with a fifth of the items, drawn without replacement, given to any of their candidates.
  func today(around reference: [Int32], _ stream: inout RandomStream) -> [Int32] {
    var agent = reference
    var items = Array(0..<itemCount)
    for place in 0..<itemCount / 5 {
      items.swapAt(place, place + stream.below(itemCount - place))
      let nearest = candidates(item: items[place])
      agent[items[place]] = nearest[nearest.startIndex + stream.below(nearest.count)]
    }
    return agent
  }
}
