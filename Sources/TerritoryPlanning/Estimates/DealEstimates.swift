/// What the CRM's deals say about chances, sizes and duration, and about who differs from whom.
///
/// Every figure of a representative is shrunk towards what is expected of everybody with deals of the same segments
/// (Efron and Morris 1975), by as much as the deals themselves say that representatives are alike; where a test finds
/// no difference at all, the shared figure is proposed. docs/formulations/estimates.md has the formulas.
public struct DealEstimates: Sendable {
  public let history: DealHistory
  public let wins: Result<WinEstimates, EstimateFailure>
  public let sizes: Result<SizeEstimates, EstimateFailure>
  public let cycles: Result<CycleEstimates, EstimateFailure>
  /// nil where the history is too short.
  public let backTest: BackTest?
  public let proposal: EstimateProposal
  public let seed: UInt64

  /// Of every interval.
  public static let coverage = 0.9
  /// A difference between representatives or segments is acted upon where chance alone would show one as large less
  /// often than this: 5 %, divided between the two questions (win rate and size) from which a skill follows.
  public static let significance = 0.025

  /// - Parameter seed: of the shuffles of the tests.
  public init(_ data: PlanData, seed: UInt64 = 1) {
    let history = DealHistory(data)
    self.history = history
    self.seed = seed
    wins = WinEstimates.of(history, coverage: Self.coverage, seed: seed)
    sizes = SizeEstimates.of(history, coverage: Self.coverage, seed: seed)
    cycles = CycleEstimates.of(history, coverage: Self.coverage, seed: seed)
    backTest = BackTest(history, coverage: Self.coverage)
    proposal = EstimateProposal(
      data, history, wins: try? wins.get(), sizes: try? sizes.get(), coverage: Self.coverage)
  }

  /// Whether a test found a difference that is acted upon.
  public static func differs(_ test: PermutationTest?) -> Bool {
    test.map { $0.chance < significance } ?? false
  }
}
