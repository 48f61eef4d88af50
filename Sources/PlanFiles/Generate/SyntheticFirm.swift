import TerritoryPlanning

/// A firm as the generator draws it, and its reference plan.
struct SyntheticFirm {
  let size: FirmGenerator
  private(set) var people: [SyntheticPerson] = []
  private(set) var accounts: [SyntheticAccount] = []
  /// `[account]`: who has the account in the reference plan.
  private(set) var reference: [Int] = []
  /// Visits are these hundredths of the standard ones, so that the reference plan fits human hours.
  private(set) var visitPercent = 100
  let grid: RegionGrid

  /// Four streams of random numbers, one a subject, so that more accounts do not change the people.
  private enum Stream: UInt64 {
    case people = 1
    case demand, places, today, families
  }

  init(_ size: FirmGenerator) {
    self.size = size
    grid = RegionGrid(count: size.regions)
    drawPeople()
    drawDemand()
    shareOut()
    drawPlaces()
    chooseVisits()
    drawToday()
    drawFamilies()
  }

  private func numbers(_ stream: Stream) -> SplitMix {
    var mixer = SplitMix(seed: size.seed)
    return SplitMix(seed: mixer.next() &+ stream.rawValue &* 0x632B_E59B_D9B4_E019)
  }

  private mutating func drawPeople() {
    var numbers = numbers(.people)
    for index in 0..<size.representatives {
      let region = index * size.regions / size.representatives
      let home = grid.centre(region).moved(
        north: numbers.below(8_001) - 4_000, east: numbers.below(8_001) - 4_000)
      let isPartTime = numbers.chance(20)
      let skills = SyntheticAccount.duties.map { _ in 85 + numbers.below(31) }
      people.append(
        SyntheticPerson(
          team: index / 10, region: region, home: home, fullTimePercent: isPartTime ? 80 : 100,
          skillPercents: skills, yearsInJob: 1 + numbers.below(12)))
    }
  }

  private mutating func drawDemand() {
    var numbers = numbers(.demand)
    accounts = (0..<size.accounts).map { _ in SyntheticAccount(&numbers) }
  }

  /// The reference plan: the largest account left goes to who has the least work for the hours available.
  private mutating func shareOut() {
    let minutes = accounts.map(\.standardMinutes)
    let order = accounts.indices.sorted { (minutes[$1], $0) < (minutes[$0], $1) }
    var queue = LeastLoaded(capacities: people.map(\.fullTimePercent))
    reference = Array(repeating: 0, count: accounts.count)
    for account in order { reference[account] = queue.give(minutes[account]) }
  }

  /// Branches of the account before that the same person has in the reference plan: a family can stay in one
  /// hand.
  private mutating func drawFamilies() {
    var numbers = numbers(.families)
    var head = [Int?](repeating: nil, count: people.count)
    for (account, person) in reference.enumerated() {
      let isBranch = numbers.chance(15)
      if isBranch, let parent = head[person] {
        accounts[account].parent = parent
      } else {
        head[person] = account
      }
    }
  }

  private mutating func drawPlaces() {
    var numbers = numbers(.places)
    for index in accounts.indices {
      func offset(_ numbers: inout SplitMix) -> Int { numbers.below(2_501) + numbers.below(2_501) - 2_500 }
      let home = people[reference[index]].home
      let place = home.moved(north: offset(&numbers), east: offset(&numbers))
      accounts[index].place = place
      accounts[index].region = grid.region(at: place) ?? people[reference[index]].region
    }
  }

  /// The most visits, up to three times the standard ones, at which nobody in the reference plan works more
  /// than 85 % of the hours available.
  private mutating func chooseVisits() {
    var needs = [Int](repeating: 0, count: people.count)
    for (account, person) in zip(accounts, reference) {
      needs[person] += account.mostActualMinutes(for: people[person])
    }
    visitPercent = 300
    for (person, need) in zip(people, needs) where need > 0 {
      visitPercent = min(visitPercent, person.capacity * 85 / need)
    }
    visitPercent = max(1, visitPercent)
  }

  /// Today's plan: the reference plan after years of drift. Of ten accounts four are with a colleague of the
  /// same team, one of the first of the team more often than one of the last; three in a hundred are with
  /// nobody.
  private mutating func drawToday() {
    var numbers = numbers(.today)
    for index in accounts.indices {
      let own = reference[index]
      let first = people[own].team * 10
      let count = min(10, people.count - first)
      let draw = numbers.below(100)
      // The smaller of two draws: the first of the team is the likeliest.
      let colleague = first + min(numbers.below(count), numbers.below(count))
      let years = numbers.below(people[draw < 43 ? colleague : own].yearsInJob + 1)
      let months = numbers.below(12)
      switch draw {
      case 0..<3: accounts[index].holder = nil
      case 3..<43: accounts[index].holder = colleague
      default: accounts[index].holder = own
      }
      accounts[index].since = CalendarDay(year: 2025 - years, month: 1 + months, day: 1)
    }
  }

  /// The band of rebalance.yaml: the largest deviation of the reference plan from the fair share, rounded up
  /// to the whole percent, and one more for rounding to minutes; at least 10.
  var tolerancePercent: Int {
    var loads = [Int](repeating: 0, count: people.count)
    for (account, person) in zip(accounts, reference) { loads[person] += account.standardMinutes }
    let total = loads.reduce(0, +)
    let capacity = people.reduce(0) { $0 + $1.capacity }
    let deviations = zip(people, loads).map { person, load in
      let target = total * person.capacity
      return (100 * abs(load * capacity - target) + target - 1) / target
    }
    return min(100, max(10, (deviations.max() ?? 0) + 1))
  }
}

/// Hands out work so that everybody's work over capacity stays as even as it can: a binary heap with the least
/// loaded on top; of equals the first.
struct LeastLoaded {
  private var heap: [Int]
  private var loads: [Int]
  private let capacities: [Int]

  init(capacities: [Int]) {
    self.capacities = capacities
    loads = Array(repeating: 0, count: capacities.count)
    // With no load at all, the order of the indices is a heap.
    heap = Array(capacities.indices)
  }

  /// Adds to the load of the least loaded, and tells who that was.
  mutating func give(_ amount: Int) -> Int {
    let taker = heap[0]
    loads[taker] += amount
    var at = 0
    while true {
      var least = at
      for child in [2 * at + 1, 2 * at + 2] where child < heap.count && isBefore(heap[child], heap[least]) {
        least = child
      }
      guard least != at else { return taker }
      heap.swapAt(at, least)
      at = least
    }
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (loads[a] * capacities[b], loads[b] * capacities[a])
    return left == right ? a < b : left < right
  }
}
