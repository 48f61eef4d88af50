/// How the work that several peer groups are able to do is divided between them, fixed by the data.
///
/// Items that the same groups are able to take with the same capacities form a kind k with W_k standard
/// minutes, C_kg minutes of capacity within group g being able. A share of kind k falls to group g:
///
///     s_kg = C_kg w_g / sum over h of C_kh w_h
///
/// where the weights w of the groups are chosen so that the loads L_g = sum over k of W_k s_kg are as even over
/// capacity as the work allows. (With all weights 1, those who are able to do everything would be given a part
/// of everything on top of what only they can do.) Weights start at 1 and are multiplied in each of a fixed
/// number of rounds by the square root of (average load / own load), averages taken over the groups that share
/// work directly or through others; a fixed number of steps keeps the result a function of the data.
struct DivisionOfWork {
  /// Shares are in units of 1 / scale, so that the shares of a kind add up exactly.
  static let scale: Int128 = 1_000_000_000_000_000

  /// `[kind][group]`; a kind that nobody can do has only zeros, every other adds up to `scale`.
  let shares: [[Int128]]

  /// - Parameters:
  ///   - abilities: `[kind][group]`, minutes of capacity that are able.
  ///   - work: `[kind]`, standard minutes.
  ///   - capacities: `[group]`, minutes, above 0.
  init(abilities: [[Int64]], work: [Int128], capacities: [Int64]) {
    let components = DivisionOfWork.components(abilities, groups: capacities.count)
    var weights = [Double](repeating: 1, count: capacities.count)
    let minutesOfKind = work.map { Double($0) }
    for _ in 0..<DivisionOfWork.rounds {
      var loads = [Double](repeating: 0, count: capacities.count)
      for (ability, minutes) in zip(abilities, minutesOfKind) {
        for (group, share) in DivisionOfWork.split(ability, weights).enumerated() {
          loads[group] += minutes * share
        }
      }
      for component in components {
        DivisionOfWork.adjust(&weights, of: component, loads: loads, capacities: capacities)
      }
    }
    shares = abilities.map { DivisionOfWork.exact(DivisionOfWork.split($0, weights)) }
  }

  private static let rounds = 200
  /// Weights of groups that nobody can relieve fall in every round, and only their ratios matter: the floor is
  /// far below what the rounds can reach from ordinary data, and keeps weights above 0 from extraordinary ones.
  private static let leastWeight = 1e-280

  private static func split(_ ability: [Int64], _ weights: [Double]) -> [Double] {
    var parts = [Double](repeating: 0, count: ability.count)
    var sum = 0.0
    for group in ability.indices where ability[group] > 0 {
      parts[group] = Double(ability[group]) * weights[group]
      sum += parts[group]
    }
    guard sum > 0 else { return parts }
    return parts.map { $0 / sum }
  }

  private static func adjust(
    _ weights: inout [Double], of component: [Int], loads: [Double], capacities: [Int64]
  ) {
    guard component.count > 1 else { return }
    let capacity = component.reduce(0) { $0 + Double(capacities[$1]) }
    let average = component.reduce(0) { $0 + loads[$1] } / capacity
    for group in component where loads[group] > 0 {
      weights[group] *= (average * Double(capacities[group]) / loads[group]).squareRoot()
    }
    let largest = component.reduce(0) { max($0, weights[$1]) }
    for group in component { weights[group] = max(weights[group] / largest, leastWeight) }
  }

  /// Groups that share work, directly or through others. Ascending, in order of their first groups.
  private static func components(_ abilities: [[Int64]], groups: Int) -> [[Int]] {
    var root = Array(0..<groups)
    for ability in abilities {
      let able = ability.indices.filter { ability[$0] > 0 }
      for group in able.dropFirst() {
        let (kept, replaced) = (root[able[0]], root[group])
        for index in root.indices where root[index] == replaced { root[index] = kept }
      }
    }
    return (0..<groups).compactMap { first in
      let members = root.indices.filter { root[$0] == root[first] }
      return members.first == first ? members : nil
    }
  }

  /// Shares as integers; the largest takes what rounding leaves.
  private static func exact(_ shares: [Double]) -> [Int128] {
    var exact = shares.map { Int128(($0 * Double(scale)).rounded()) }
    guard let largest = exact.max(), largest > 0, let taker = exact.firstIndex(of: largest) else {
      return exact
    }
    exact[taker] += scale - exact.reduce(0, +)
    return exact
  }
}
