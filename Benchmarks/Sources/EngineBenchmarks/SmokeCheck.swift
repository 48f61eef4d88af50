import AssignmentEngine
import SolverBenchmarks

/// The small cases, limited by work alone, whose figures are the same in every run.
enum SmokeCheck {
  struct SmokeCase: Sendable {
    var name: String
    /// Units of work: moves and nodes.
    var workLimit: Int64
    var load: @Sendable () throws -> AssignmentProblem
  }

  static let cases: [SmokeCase] = [
    territory(.extraSmall, seed: 1, workLimit: 40_000_000),
    territory(.extraSmall, seed: 2, workLimit: 200_000_000),
    territory(.small, seed: 1, workLimit: 10_000_000),
    territory(.medium, seed: 1, workLimit: 10_000_000),
    // Nearly all of it is the bound, at a size where a worse exponent shows.
    territory(.large, seed: 1, workLimit: 1_000),
    assignment(.independent, agents: 5, jobs: 40, workLimit: 200_000),
    assignment(.independent, agents: 10, jobs: 60, workLimit: 200_000),
    assignment(.correlated, agents: 5, jobs: 25, workLimit: 500_000),
  ]

  /// Cases that are small enough to be run fifty times slower: bound and search, proof, generalized assignment.
  static let instructionCases: [SmokeCase] = [
    territory(.small, seed: 1, workLimit: 500_000),
    territory(.extraSmall, seed: 1, workLimit: 100_000),
    assignment(.independent, agents: 5, jobs: 40, workLimit: 100_000),
  ]

  /// The fingerprint of the problem XL of seed 1, which is too large to be solved in a check.
  static let largestFingerprint = "b7239471f1be48e9bb98d6df715e2611"

  /// What is wrong with the largest generated problem; empty where it is the one specified and its reference is
  /// legal.
  static func faultsOfLargest() throws -> [String] {
    let largest = try TerritoryProblem.generate(.extraLarge, seed: 1)
    var faults: [String] = []
    let fingerprint = largest.problem.fingerprint
    if fingerprint != largestFingerprint {
      faults.append("territory XL-1: fingerprint \(fingerprint), specified \(largestFingerprint)")
    }
    if !largest.problem.judge(largest.reference).isLegal {
      faults.append("territory XL-1: the reference plan breaks a rule")
    }
    return faults
  }

  private static func territory(_ size: TerritoryProblem.Size, seed: UInt64, workLimit: Int64) -> SmokeCase {
    SmokeCase(name: "territory \(size.rawValue)-\(seed)", workLimit: workLimit) {
      try TerritoryProblem.generate(size, seed: seed).problem
    }
  }

  private static func assignment(
    _ kind: GeneralizedAssignment.Class, agents: Int, jobs: Int, workLimit: Int64
  ) -> SmokeCase {
    SmokeCase(name: "gap \(kind.rawValue) \(agents)x\(jobs)", workLimit: workLimit) {
      try GeneralizedAssignment.generate(kind, agents: agents, jobs: jobs, seed: 1)
    }
  }

  /// Solves a case and returns its figures; throws where the result itself does not hold.
  static func figures(_ smoke: SmokeCase) throws -> Thresholds.AcceptedCase {
    let problem = try smoke.load()
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: smoke.workLimit, relativeGap: 0, seed: 1)
    let result = try Engine.solve(problem, options: options)
    let faults = Audit(problem: problem, result: result).faults()
    if !faults.isEmpty {
      throw UnusableInput(text: faults.map { "\(smoke.name): \($0)" }.joined(separator: "\n"))
    }
    return Thresholds.AcceptedCase(
      name: smoke.name, fingerprint: problem.fingerprint, outcome: OutcomeName.of(result.outcome).name,
      gap: result.outcome.plan.map {
        relativeGap(objective: $0.objective, bound: $0.certificate.claimedBound)
      },
      counters: try result.counters.named())
  }
}
