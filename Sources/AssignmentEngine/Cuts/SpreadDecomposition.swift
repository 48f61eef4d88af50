/// Rows of a spread with multipliers at least 0 that press on its members as given prices do.
///
/// Prices of a total deviation, divided by their largest size and the weights, lie between -1 and 1: the signs of the
/// members whose size passes a threshold, for each threshold, are at most n rows. Prices of a Gini coefficient are a
/// multiple of a point of the polytope whose corners are the orders; a point is split into at most n of them by
/// going from the corner that sorts it through the point to a face, and on from there.
struct SpreadDecomposition {
  /// Prices and points that differ by less than this share of their size are the same.
  static let tolerance = 1e-9

  private(set) var rows: [(cut: CuttingPlane, multiplier: Double)] = []

  /// - Parameters:
  ///   - spread: one that is priced, see `Spread.isPriced`.
  ///   - price: for a unit of each member's activity; a combination of the spread's rows.
  init(_ spread: Spread, index: Int32, price: [Double]) {
    switch spread.measure {
    case .largestDeviations: addSigns(spread, index, price)
    case .gini: addOrders(spread, index, price)
    }
  }

  private mutating func addSigns(_ spread: Spread, _ index: Int32, _ price: [Double]) {
    let own = zip(spread.members, price).map { $1 / Double($0.weight) }
    let order = own.indices.sorted { (-abs(own[$0]), $0) < (-abs(own[$1]), $1) }
    let least = Self.tolerance * abs(order.first.map { own[$0] } ?? 0)
    var cut = CuttingPlane.Deviations(spread: index, above: [], below: [])
    for (place, member) in order.enumerated() {
      if own[member] > 0 { cut.above.append(Int32(member)) } else { cut.below.append(Int32(member)) }
      let next = place + 1 < order.count ? abs(own[order[place + 1]]) : 0
      guard abs(own[member]) - next > least else { continue }
      var sorted = cut
      sorted.above.sort()
      sorted.below.sort()
      rows.append((.deviations(sorted), abs(own[member]) - next))
    }
  }

  private mutating func addOrders(_ spread: Spread, _ index: Int32, _ price: [Double]) {
    let weight = spread.members.map { Double($0.weight) }
    let whole = weight.reduce(0, +)
    let demand = Double(spread.atMost) * whole
    // In every order the weighted sum over the members of "weights after less weights before" is 0.
    let total = -zip(weight, price).reduce(0) { $0 + $1.0 * $1.1 } / (demand * whole)
    guard total > 0 else { return }
    let point = price.map { ($0 / total + demand) / Double(Spread.giniUnits) }
    for (order, share) in OrderPolytope(weight: weight).split(point) {
      let cut = CuttingPlane.Order(spread: index, members: order.map(Int32.init))
      rows.append((.order(cut), total * share))
    }
  }
}

/// The points that are means of orders of weighted members: an order stands for "weights after a member less
/// weights before it". Sums of weight x component over a set are at most the weight of the set times that of the
/// rest (a base polytope: Edmonds 1970).
struct OrderPolytope {
  /// Shares, and parts of the whole weight, below this are rounding.
  private static let tolerance = 1e-7
  /// A direction that goes out of a set by less than this share stays on its face but for rounding.
  private static let flat = 1e-8

  private let weight: [Double]
  private let whole: Double

  init(weight: [Double]) {
    self.weight = weight
    whole = weight.reduce(0, +)
  }

  func corner(_ order: [Int]) -> [Double] {
    var corner = [Double](repeating: 0, count: weight.count)
    var before = 0.0
    for member in order {
      corner[member] = whole - weight[member] - 2 * before
      before += weight[member]
    }
    return corner
  }

  /// Orders and shares that add up to 1 whose mean is a point of the polytope.
  func split(_ point: [Double]) -> [(order: [Int], share: Double)] {
    var result: [(order: [Int], share: Double)] = []
    var point = point
    var left = 1.0
    for _ in 0..<weight.count {
      let order = sorted(point)
      let corner = corner(order)
      let away = zip(point, corner).map { $0 - $1 }
      let length = away.contains { abs($0) > Self.tolerance * whole } ? reach(point, away) : .infinity
      // What is left grows by rounding as its share shrinks: the last order takes it as it is.
      guard length > Self.tolerance, length < .infinity, left > Self.tolerance else {
        result.append((order, left))
        return result
      }
      result.append((order, left * length / (1 + length)))
      left /= 1 + length
      for member in point.indices { point[member] += length * away[member] }
    }
    result.append((sorted(point), left))
    return result
  }

  private func sorted(_ point: [Double]) -> [Int] {
    point.indices.sorted { (-point[$0], $0) < (-point[$1], $1) }
  }

  /// The largest length for which point + length x direction lies in the polytope: from above, by the set that is
  /// broken most (Dinkelbach 1967).
  private func reach(_ point: [Double], _ direction: [Double]) -> Double {
    var length = bound(point, direction, sorted(direction))
    for _ in 0..<4 * weight.count where length > 0 && length < .infinity {
      let next = bound(point, direction, sorted(zip(point, direction).map { $0 + length * $1 }))
      guard next < length * (1 - 1e-12) else { break }
      length = max(0, next)
    }
    return length
  }

  /// The least length at which the sum over one of an order's first sets is as large as it may be.
  private func bound(_ point: [Double], _ direction: [Double], _ order: [Int]) -> Double {
    var (at, along, inside) = (0.0, 0.0, 0.0)
    var least = Double.infinity
    for member in order {
      at += weight[member] * point[member]
      along += weight[member] * direction[member]
      inside += weight[member]
      guard along > Self.flat * whole * inside else { continue }
      least = min(least, (inside * (whole - inside) - at) / along)
    }
    return least
  }
}
