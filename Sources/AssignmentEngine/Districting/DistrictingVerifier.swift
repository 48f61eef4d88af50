/// Rechecks evidence about districting problems with code of its own: it shares the data of the problem and
/// nothing of the solver, and uses integers alone.
///
/// A node's pairs are thinned out by every vector of its path, with the same rules as the solver's but for
/// the certificate's cutoff, which is the tightest; so nothing less is removed here than was there.
public struct DistrictingVerifier {
  public enum Verdict: Sendable, Equatable {
    case confirmed
    /// The first thing that does not hold.
    case refused(String)
  }

  let problem: DistrictingProblem
  let around: [[Int]]

  public init(_ problem: DistrictingProblem) {
    self.problem = problem
    var around = [[Int]](repeating: [], count: problem.unitCount)
    for edge in problem.edges {
      around[Int(edge.a)].append(Int(edge.b))
      around[Int(edge.b)].append(Int(edge.a))
    }
    self.around = around
  }

  /// Whether every plan costs at least `certificate.checkableBound`; where that is above the cost of any
  /// division, as after an exhausted tree without a plan, whether there is no plan.
  public func verdict(on certificate: DistrictingCertificate) -> Verdict {
    guard certificate.checkableBound <= certificate.cutoff else {
      return .refused("the bound exceeds the cutoff")
    }
    if let fault = faultOfParts(certificate) { return .refused(fault) }
    var walk: [(node: Int, table: Table, bound: Int64)] = [(0, Table(problem.unitCount), .min)]
    var visits = 0
    while let (place, table, inherited) = walk.popLast() {
      visits += 1
      guard certificate.nodes.indices.contains(place), visits <= certificate.nodes.count else {
        return .refused("node \(place): the nodes are no tree")
      }
      var table = table
      var bound = inherited
      let node = certificate.nodes[place]
      if isClosed(&table, &bound, node, certificate) { continue }
      guard let pair = node.pair else {
        return .refused(
          "leaf \(place): plans of at least \(bound) are left, not of \(certificate.checkableBound)")
      }
      let unit = Int(pair.unit)
      let centre = Int(pair.centre)
      guard table.range.contains(unit), table.range.contains(centre) else {
        return .refused("node \(place): no such pair")
      }
      var taken = table
      var left = table
      if taken.yes(unit, centre) { walk.append((Int(node.taken), taken, bound)) }
      if left.no(unit, centre) { walk.append((Int(node.left), left, bound)) }
    }
    return .confirmed
  }

  /// Whether no connected set of units with this one lies within all bounds, by collecting all of them that are
  /// not too heavy, size by size.
  public func verdict(onUnitWithoutDistrict unit: Int, mostSets: Int = 1_000_000) -> Verdict {
    guard problem.isContiguous else { return .refused("districts need not be connected") }
    var layer: Set<[Int]> = [[unit]]
    var seen = 0
    while !layer.isEmpty {
      var next: Set<[Int]> = []
      for set in layer {
        let sums = problem.activities.map { activity in set.reduce(0) { $0 + activity.weights[$1] } }
        if zip(sums, problem.activities).contains(where: { $0 > $1.bounds.upperBound }) { continue }
        if zip(sums, problem.activities).allSatisfy({ $0 >= $1.bounds.lowerBound }) {
          return .refused("the units \(set) are a district within the bounds")
        }
        for member in set {
          for beside in around[member] where !set.contains(beside) { next.insert((set + [beside]).sorted()) }
        }
        seen += 1
        if seen + next.count > mostSets { return .refused("more than \(mostSets) sets") }
      }
      layer = next
    }
    return .confirmed
  }

  /// Whether districts cannot all lie within the bounds of some activity, because its total is too small or too large.
  public var verdictOnTotals: Verdict {
    let isOut = problem.activities.contains { activity in
      let total = activity.weights.reduce(Int128(0)) { $0 + Int128($1) }
      let count = Int128(problem.districtCount)
      return total < Int128(activity.bounds.lowerBound) * count
        || total > Int128(activity.bounds.upperBound) * count
    }
    return isOut ? .confirmed : .refused("every activity's total lies within the bounds of all districts")
  }

  /// More than any division costs: a confirmed bound of so much leaves no plan.
  public var costBeyondPlans: Int64 {
    (0..<problem.unitCount).reduce(Int64(1)) { sum, unit in
      sum + ((0..<problem.unitCount).map { problem.cost(of: unit, from: $0) }.max() ?? 0)
    }
  }

  private func faultOfParts(_ certificate: DistrictingCertificate) -> String? {
    let units = problem.unitCount
    for (place, separator) in certificate.separators.enumerated() {
      let parts = Set(separator.units.map(Int.init))
      let unit = Int(separator.unit)
      let centre = Int(separator.centre)
      let isKnown = (parts.union([unit, centre])).allSatisfy { (0..<units).contains($0) }
      guard problem.isContiguous, isKnown, !parts.contains(unit), !parts.contains(centre),
        !connected(from: centre, avoiding: parts).contains(unit)
      else { return "separator \(place) does not part unit \(unit) from centre \(centre)" }
    }
    let range = -DistrictMultipliers.largest...DistrictMultipliers.largest
    for (place, vector) in certificate.multipliers.enumerated() {
      let isSized =
        vector.unit.count == units && vector.balance.count == units * problem.activities.count
        && vector.scale > 0 && vector.scale <= DistrictMultipliers.largest
        && (vector.unit + vector.balance).allSatisfy { range.contains($0) }
      let isPriced = vector.separators.allSatisfy {
        certificate.separators.indices.contains(Int($0.separator)) && $0.price >= 0
          && range.contains($0.price)
      }
      if !isSized || !isPriced { return "multipliers \(place) are out of range" }
    }
    return nil
  }

  private func connected(from start: Int, avoiding parts: Set<Int>) -> Set<Int> {
    var reached: Set<Int> = [start]
    var stack = [start]
    while let unit = stack.popLast() {
      for next in around[unit] where !parts.contains(next) && reached.insert(next).inserted {
        stack.append(next)
      }
    }
    return reached
  }

  /// Applies the node's vectors. True where no plan below the certificate's bound is left.
  private func isClosed(
    _ table: inout Table, _ bound: inout Int64, _ node: DistrictingCertificate.Node,
    _ certificate: DistrictingCertificate
  ) -> Bool {
    let claim = certificate.checkableBound
    guard conclude(&table) else { return true }
    for place in node.multipliers {
      guard certificate.multipliers.indices.contains(Int(place)) else { return false }
      let prices = PriceSums(problem, certificate.multipliers[Int(place)], certificate.separators, table)
      guard let least = prices.least() else { return true }
      bound = max(bound, least)
      if bound >= claim { return true }
      guard prices.thin(&table, cutoff: certificate.cutoff), conclude(&table) else { return true }
    }
    return bound >= claim
  }
}
