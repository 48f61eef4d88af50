public import TerritoryPlanning

/// Makes a synthetic firm of any size as a plan folder. docs/generate.md specifies every draw.
///
/// All draws and decisions are in whole numbers, so that a seed gives the same files on every machine. The
/// firm has a plan within capacity and within the balance band of its rebalance.yaml by construction: a
/// reference plan that the generator knows and does not write.
public struct FirmGenerator: Sendable, Equatable {
  public static let representativeRange = 1...5_000
  public static let accountRange = 10...1_000_000
  public static let regionRange = 1...1_600
  /// Accounts a representative, at least and at most.
  public static let accountsEachRange = 10...1_000

  public let representatives: Int
  public let accounts: Int
  public let regions: Int
  public let seed: UInt64

  /// - Throws: every size that is out of its range, and too few or too many accounts a representative.
  public init(representatives: Int, accounts: Int, regions: Int, seed: UInt64) throws(InputFaults) {
    var faults: [InputFault] = []
    func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) {
      if range.contains(value) { return }
      faults.append(
        InputFault(
          place: SourcePlace(file: "", line: 0, column: 0, field: name), value: String(value),
          message: "is out of range", hint: "choose \(range.lowerBound) to \(range.upperBound)"))
    }
    check(representatives, "representatives", Self.representativeRange)
    check(accounts, "accounts", Self.accountRange)
    check(regions, "regions", Self.regionRange)
    if faults.isEmpty {
      let each = Self.accountsEachRange
      check(
        accounts, "accounts",
        (representatives * each.lowerBound)...min(
          Self.accountRange.upperBound, representatives * each.upperBound))
    }
    guard faults.isEmpty else { throw InputFaults(faults: faults) }
    self.representatives = representatives
    self.accounts = accounts
    self.regions = regions
    self.seed = seed
  }

  /// The tables, plan.yaml and the base scenarios.
  public func files() -> [PlanFolderWriter.File] {
    let firm = SyntheticFirm(self)
    return BaseScenarios.files(balanceTolerancePercent: firm.tolerancePercent)
      + PlanFolderWriter.files(firm.records)
  }
}
