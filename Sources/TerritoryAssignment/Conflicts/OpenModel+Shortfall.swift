import AssignmentEngine
import TerritoryPlanning

extension OpenModel {
  /// A multiple of every number of items that an indicator is likely to be shared by, so that shares stay whole.
  private static let unit: Int64 = 720_720

  /// The sum that shows a conflict, where limits of one kind do: bounds together against what must be.
  ///
  /// - Parameter conflict: numbers of its demands.
  func shortfall(of conflict: [Int]) -> Conflict.Shortfall? {
    var tried: Set<Demand.Part> = []
    for number in conflict {
      guard case .limit(let aspect, let side) = demands[number].part else { continue }
      guard tried.insert(demands[number].part).inserted else { continue }
      let alike = Set(
        conflict.filter {
          demands[$0].part == demands[number].part && demands[$0].rule == demands[number].rule
        })
      if let found = shortfall(demands[number].rule, aspect, side, alike, under: conflict) { return found }
    }
    return nil
  }

  private func shortfall(
    _ rule: String, _ aspect: String, _ side: Demand.Side, _ alike: Set<Int>, under conflict: [Int]
  ) -> Conflict.Shortfall? {
    let list = side == .upper ? upperDemand : lowerDemand
    let sign: Int64 = side == .upper ? 1 : -1
    var multipliers = [Int64](repeating: 0, count: problem.rowCount)
    var bounds: Int128 = 0
    var unit: Limit.Unit?
    for (row, limit) in translation.index.limits.enumerated() where alike.contains(Int(list[row])) {
      guard let bound = side == .upper ? problem.rows[row].upper : problem.rows[row].lower else { continue }
      multipliers[row] = sign * Self.unit
      bounds += Int128(bound)
      unit = limit.unit
    }
    var kept = [Bool](repeating: false, count: demands.count)
    for number in conflict { kept[number] = true }
    let proof = MultiplierProof(self, multipliers: multipliers)
    guard let unit, let sum = proof.leastSum(under: kept) else { return nil }
    // The sum of sign x activity is at least this, rounded up because activities are whole.
    let least = sum > 0 ? (sum + Int128(Self.unit) - 1) / Int128(Self.unit) : sum / Int128(Self.unit)
    guard least > Int128(sign) * bounds else { return nil }
    return Conflict.Shortfall(
      rule: rule, aspect: aspect, unit: unit, side: side, bounds: Int64(clamping: bounds),
      activity: Int64(clamping: Int128(sign) * least), items: proof.costlyItems(under: kept))
  }
}
