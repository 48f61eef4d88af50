extension DistrictingVerifier {
  /// What is decided about pairs: possible, and taken.
  struct Table {
    let count: Int
    /// By centre, then unit.
    private(set) var may: [Bool]
    private(set) var must: [Bool]
    private(set) var stale: [Bool]

    init(_ count: Int) {
      self.count = count
      may = [Bool](repeating: true, count: count * count)
      must = [Bool](repeating: false, count: count * count)
      stale = [Bool](repeating: true, count: count)
    }

    var range: Range<Int> { 0..<count }

    func may(_ unit: Int, _ centre: Int) -> Bool { may[centre * count + unit] }
    func must(_ unit: Int, _ centre: Int) -> Bool { must[centre * count + unit] }

    /// Decides against the pair; false where it was taken.
    mutating func no(_ unit: Int, _ centre: Int) -> Bool {
      if !may(unit, centre) { return true }
      if must(unit, centre) { return false }
      may[centre * count + unit] = false
      stale[centre] = true
      return unit != centre || range.allSatisfy { $0 == centre || no($0, centre) }
    }

    /// Decides for the pair; false where it was out.
    mutating func yes(_ unit: Int, _ centre: Int) -> Bool {
      if must(unit, centre) { return true }
      if !may(unit, centre) { return false }
      must[centre * count + unit] = true
      stale[centre] = true
      for other in range where other != centre {
        if !no(unit, other) { return false }
      }
      return unit == centre || yes(centre, centre)
    }

    mutating func refreshed(_ centre: Int) { stale[centre] = false }
  }

  /// Draws conclusions until there are none; false where nothing is left.
  func conclude(_ table: inout Table) -> Bool {
    var goesOn = true
    while goesOn {
      goesOn = false
      for centre in table.range where table.stale[centre] {
        table.refreshed(centre)
        goesOn = true
        if table.may(centre, centre), !weigh(centre, &table) || !reach(centre, &table) { return false }
      }
      if goesOn, !count(&table) { return false }
    }
    return true
  }

  private func weigh(_ centre: Int, _ table: inout Table) -> Bool {
    for activity in problem.activities {
      guard table.may(centre, centre) else { return true }
      let possible = table.range.filter { table.may($0, centre) }
      let sure = possible.filter { $0 == centre || table.must($0, centre) }
      let most = possible.reduce(0) { $0 + activity.weights[$1] }
      let least = sure.reduce(0) { $0 + activity.weights[$1] }
      if most < activity.bounds.lowerBound || least > activity.bounds.upperBound {
        if !table.no(centre, centre) { return false }
        continue
      }
      let isSure = table.must(centre, centre)
      for unit in possible where unit != centre && !table.must(unit, centre) {
        let weight = activity.weights[unit]
        if least + weight > activity.bounds.upperBound {
          if !table.no(unit, centre) { return false }
        } else if isSure, most - weight < activity.bounds.lowerBound {
          if !table.yes(unit, centre) { return false }
        }
      }
    }
    return true
  }

  /// Label-correcting paths over possible units.
  private func reach(_ centre: Int, _ table: inout Table) -> Bool {
    guard problem.isContiguous else { return true }
    for activity in problem.activities {
      guard table.may(centre, centre) else { return true }
      var least = [Int64](repeating: .max, count: table.count)
      least[centre] = activity.weights[centre]
      var waiting = [centre]
      var first = 0
      while first < waiting.count {
        let unit = waiting[first]
        first += 1
        for next in around[unit] where table.may(next, centre) {
          let weight = least[unit] + activity.weights[next]
          if weight < least[next], weight <= activity.bounds.upperBound {
            least[next] = weight
            waiting.append(next)
          }
        }
      }
      for unit in table.range where table.may(unit, centre) && least[unit] > activity.bounds.upperBound {
        if !table.no(unit, centre) { return false }
      }
    }
    return true
  }

  private func count(_ table: inout Table) -> Bool {
    let possible = table.range.filter { table.may($0, $0) }
    let sure = possible.filter { table.must($0, $0) }
    if possible.count < problem.districtCount || sure.count > problem.districtCount { return false }
    if sure.count == problem.districtCount {
      for centre in possible where !table.must(centre, centre) && !table.no(centre, centre) { return false }
    } else if possible.count == problem.districtCount {
      for centre in possible where !table.yes(centre, centre) { return false }
    }
    for unit in table.range {
      let homes = table.range.filter { table.may(unit, $0) }
      if homes.isEmpty { return false }
      if homes.count == 1, !table.yes(unit, homes[0]) { return false }
    }
    return true
  }

  /// The formula of the bound, evaluated for one vector and one table.
  struct PriceSums {
    private let problem: DistrictingProblem
    private let scale: Int128
    private var rest: [Int128]
    private var total: [Int128?]
    private let units: Int128

    init(
      _ problem: DistrictingProblem, _ vector: DistrictMultipliers, _ separators: [DistrictSeparator],
      _ table: Table
    ) {
      self.problem = problem
      scale = Int128(vector.scale)
      units = vector.unit.reduce(0) { $0 + Int128($1) }
      let kinds = problem.activities.count
      rest = [Int128](repeating: 0, count: table.count * table.count)
      total = [Int128?](repeating: nil, count: table.count)
      for centre in table.range where table.may(centre, centre) {
        for unit in table.range {
          var value = Int128(problem.cost(of: unit, from: centre)) * scale - Int128(vector.unit[unit])
          for kind in 0..<kinds {
            value -=
              Int128(vector.balance[centre * kinds + kind]) * Int128(problem.activities[kind].weights[unit])
          }
          rest[centre * table.count + unit] = value
        }
      }
      for priced in vector.separators {
        let separator = separators[Int(priced.separator)]
        let row = Int(separator.centre) * table.count
        rest[row + Int(separator.unit)] += Int128(priced.price)
        for unit in separator.units { rest[row + Int(unit)] -= Int128(priced.price) }
      }
      for centre in table.range where table.may(centre, centre) {
        var sum: Int128 = 0
        for kind in 0..<kinds {
          let price = Int128(vector.balance[centre * kinds + kind])
          let bounds = problem.activities[kind].bounds
          sum += min(price * Int128(bounds.lowerBound), price * Int128(bounds.upperBound))
        }
        for unit in table.range where table.may(unit, centre) {
          let value = rest[centre * table.count + unit]
          sum += unit == centre || table.must(unit, centre) ? value : min(0, value)
        }
        total[centre] = sum
      }
      self.table = table
    }

    private let table: Table

    /// Least scaled cost with the centre among the chosen; nil where no choice of centres is left.
    private func least(with centre: Int?) -> Int128? {
      var missing = problem.districtCount
      var sum = units
      var others: [Int128] = []
      for other in table.range {
        guard let own = total[other] else { continue }
        if table.must(other, other) || other == centre {
          sum += own
          missing -= 1
        } else {
          others.append(own)
        }
      }
      guard missing >= 0, others.count >= missing else { return nil }
      return others.sorted().prefix(missing).reduce(sum, +)
    }

    private func least(without centre: Int) -> Int128? {
      var copy = self
      copy.total[centre] = nil
      return copy.least(with: nil)
    }

    /// The bound in the unit of cost, rounded up.
    func least() -> Int64? {
      least(with: nil).map { value in
        let quotient = value / scale
        return Int64(clamping: value > quotient * scale ? quotient + 1 : quotient)
      }
    }

    /// Decides every pair whose other choice costs at least the cutoff; false where nothing is left.
    func thin(_ other: inout Table, cutoff: Int64) -> Bool {
      let limit = (Int128(cutoff) - 1) * scale
      for centre in table.range where total[centre] != nil {
        guard let withIt = least(with: centre), withIt <= limit else {
          if !other.no(centre, centre) { return false }
          continue
        }
        let isSure = table.must(centre, centre)
        if !isSure, least(without: centre).map({ $0 > limit }) ?? true {
          if !other.yes(centre, centre) { return false }
        }
        let isTaken = other.must(centre, centre)
        for unit in table.range
        where unit != centre && table.may(unit, centre) && !table.must(unit, centre) {
          let value = rest[centre * table.count + unit]
          if value > 0, withIt + value > limit {
            if !other.no(unit, centre) { return false }
          } else if isTaken, value < 0, withIt - value > limit {
            if !other.yes(unit, centre) { return false }
          }
        }
      }
      return true
    }
  }

}
