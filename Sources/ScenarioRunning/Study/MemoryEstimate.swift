import Foundation
import TerritoryPlanning

/// How much memory solving a scenario takes, from its size.
///
/// A pair is a work item and a representative who does that duty, or the pool. Problem, bound and search keep a few
/// dozen bytes a pair and row entry; `docs/formulations/reuse.md` has the measurements.
public enum MemoryEstimate {
  /// Bytes of a run that do not depend on the size, and bytes a pair.
  static let fixedBytes = 64 << 20
  static let bytesPerPair = 1_000

  /// Bytes that solving the scenario takes at most, about.
  public static func bytes(_ scenario: Scenario) -> Int {
    fixedBytes + pairs(scenario.data) * bytesPerPair
  }

  private static func pairs(_ data: PlanData) -> Int {
    let able = data.parameters.duties.indices.map { duty in
      data.representatives.count { $0.duties[duty] } + 1
    }
    return data.accounts.count * able.reduce(0, +)
  }

  /// Half of the machine's memory: what scenarios side by side may take where nobody says.
  public static var standardBudget: Int { Int(clamping: ProcessInfo.processInfo.physicalMemory / 2) }
}
