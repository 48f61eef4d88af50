/// Finds the linear row of a spread that a point breaks most.
struct SpreadSearch {
  let index: Int32
  let spread: Spread

  /// The cut that is tightest at these activities of the side rows, whether or not they break it.
  ///
  /// Activities are exact integers or doubles; `number` makes one of the problem's integers.
  func tightest<Number: SignedNumeric & Comparable>(
    at activity: [Number], _ number: (Int64) -> Number
  ) -> CuttingPlane {
    let members = spread.members
    switch spread.measure {
    case .gini:
      let order = members.indices.sorted { first, second in
        let ahead = number(members[second].weight) * activity[Int(members[first].row)]
        let behind = number(members[first].weight) * activity[Int(members[second].row)]
        return ahead != behind ? ahead > behind : first < second
      }
      return .order(CuttingPlane.Order(spread: index, members: order.map(Int32.init)))
    case .largestDeviations(let count):
      let deviation = members.map { member in
        number(member.weight) * activity[Int(member.row)] - number(member.target)
      }
      let zero = number(0)
      func size(_ position: Int) -> Number {
        deviation[position] < zero ? -deviation[position] : deviation[position]
      }
      let largest = members.indices.sorted { first, second in
        size(first) != size(second) ? size(first) > size(second) : first < second
      }.prefix(count).sorted()
      return .deviations(
        CuttingPlane.Deviations(
          spread: index, above: largest.filter { deviation[$0] >= zero }.map(Int32.init),
          below: largest.filter { deviation[$0] < zero }.map(Int32.init)))
    }
  }

  /// Rows that hold for every plan and are few: each member alone, on either side. With one deviation to add
  /// up they are all there is.
  var alone: [CuttingPlane] {
    guard case .largestDeviations = spread.measure else { return [] }
    return spread.members.indices.flatMap { position -> [CuttingPlane] in
      let position = Int32(position)
      return [
        .deviations(CuttingPlane.Deviations(spread: index, above: [position], below: [])),
        .deviations(CuttingPlane.Deviations(spread: index, above: [], below: [position])),
      ]
    }
  }
}

extension Spread {
  /// The excess of the measure at activities that need not be whole, in units of its inequality.
  func excess(at activity: [Double]) -> Double {
    switch measure {
    case .largestDeviations(let count):
      let deviations = members.map { abs(Double($0.weight) * activity[Int($0.row)] - Double($0.target)) }
      return deviations.sorted(by: >).prefix(count).reduce(-Double(atMost), +)
    case .gini:
      let ordered = members.sorted {
        Double($1.weight) * activity[Int($0.row)] > Double($0.weight) * activity[Int($1.row)]
      }
      let whole = members.reduce(0) { $0 + Double($1.weight) }
      var (before, total, apart) = (0.0, 0.0, 0.0)
      for member in ordered {
        apart += (whole - Double(member.weight) - 2 * before) * activity[Int(member.row)]
        before += Double(member.weight)
        total += activity[Int(member.row)]
      }
      return Double(Self.giniUnits) * apart - Double(atMost) * whole * total
    }
  }
}
