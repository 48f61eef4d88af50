import AssignmentEngine
import TerritoryPlanning

/// Every phrase of the reports. Each language implements all of it, so that a missing translation does not
/// compile. Figures come in as finished text.
protocol Phrases:
  AlternativePhrases, CleaningPhrases, ComparisonPhrases, ConflictPhrases, ContestPhrases, DesignPhrases,
  DiffPhrases, EstimatePhrases, ExplainPhrases, FigurePhrases, HeadlinePhrases, ImportPhrases, LabelPhrases,
  ListPhrases, MoveOrderPhrases, OutcomePhrases, PeoplePhrases, ReasonPhrases, ReplayPhrases, ReusePhrases,
  RobustPhrases, RoutingPhrases, RulePhrases, RunPhrases, SizePhrases, StagePhrases, StressPhrases,
  SweepPhrases, WorkbookPhrases, WriteBackPhrases
{}

protocol FigurePhrases: Sendable {
  /// In place of a ratio without a denominator.
  var undefined: String { get }
  func hours(_ figure: String) -> String
  func seconds(_ figure: String) -> String
  func date(year: Int, month: Int, day: Int) -> String
  func items(_ count: Int64) -> String
  func accounts(_ count: Int64) -> String
  func people(_ count: Int64) -> String
  func teams(_ count: Int64) -> String
  func regions(_ count: Int64) -> String
  func trips(_ count: Int64) -> String
  func positions(_ count: Int64) -> String
  /// A list in a sentence: "A, B".
  func list(_ parts: [String]) -> String
  /// A remark in brackets after a text.
  func bracketed(_ text: String, _ remark: String) -> String
  /// "label: text".
  func labelled(_ label: String, _ text: String) -> String
}

protocol LabelPhrases: Sendable {
  func label(_ measure: Measure) -> String
  func label(_ term: Term) -> String
  func label(_ heading: Heading) -> String
  func label(_ control: Control) -> String
  func label(_ tile: TileLabel) -> String
  func label(_ measure: FairnessMeasure) -> String
  func label(_ metric: BalanceMetric) -> String
  func text(_ caption: Caption) -> String
  /// Caption of the tile of revenue: how it changes.
  func tileChange(_ label: String, change: String) -> String
  /// Caption of a tile: what it was before.
  func tileBefore(_ label: String, before: String) -> String
  /// "12 representatives not shown; they change less."
  func smallerChangesLeftOut(_ count: Int) -> String
  /// "3 accounts have no place and are not drawn."
  func accountsWithoutPlace(_ count: Int) -> String
  /// "45 accounts are drawn around the centre of their region."
  func accountsAtCentroid(_ count: Int) -> String
  func rowsShown(_ shown: String, of all: String) -> String
  func scaleBar(kilometres: String) -> String
}

protocol HeadlinePhrases: Sendable {
  func accountsMove(_ moved: String, of all: String) -> String
  func nothingMoves(of all: String) -> String
  func accountsAssigned(_ count: String) -> String
  func spread(from before: String, to after: String) -> String
  func spread(_ now: String) -> String
  func revenue(change: String) -> String
  func revenue(_ amount: String) -> String
  /// `gap` is rounded up.
  func atMostFromBest(_ gap: String) -> String
  var provenBest: String { get }
  /// In place of either, where nobody asked how far a given plan is from the best.
  var noBoundSought: String { get }
  /// Of a stage of a given plan: its certificate holds, and leaves room for a better plan.
  var boundRechecked: String { get }
  func rulesBroken(_ count: Int) -> String
  var noRuleBroken: String { get }
  func wishesUnmet(_ count: Int) -> String
  func noPlan(_ scenario: String) -> String
  func today(_ parts: String) -> String
  /// Parts of the headline as one sentence.
  func sentence(_ parts: [String]) -> String
  /// Whole sentences one after another.
  func sentences(_ sentences: [String]) -> String
  func against(_ scenario: String, baseline: String) -> String
  func staff(representatives: Int, duties: Int) -> String
  /// Title of a page about several scenarios.
  func pageTitle(_ name: String, period: String) -> String
}

protocol OutcomePhrases: Sendable {
  func outcome(_ kind: OutcomeKind) -> String
  func stopReason(_ reason: StopReason) -> String
  /// The rules ask too much together, shown by a certificate or by search.
  var provenByMultipliers: String { get }
  var provenBySearch: String { get }
  func nobodyMayTake(_ place: String, why: [String]) -> String
  func representatives(_ count: Int, objection: String) -> String
  func label(_ field: ProofField) -> String
  func label(_ field: EffortField) -> String
  func label(_ field: HashField) -> String
  /// In place of a limit that was not set.
  var notStated: String { get }
  var checkable: String { get }
  /// The bound is tighter than what the multipliers alone prove.
  func partlyCheckable(_ multiplierBound: String) -> String
}

/// What the appendix says of the proof.
enum ProofField: String, Sendable, CaseIterable {
  case objective, bound, todayObjective, gapPercent, gapMoney, gapShare, fingerprint, recheck
}

/// What was spent on an answer, and what could have been.
enum EffortField: String, Sendable, CaseIterable {
  case gap, timeLimit, workLimit, seed, threads, multiplierIterations, columnsPriced, simplexIterations
  case movesTried, nodes, firstPlan, seconds
}

/// Which data a report speaks of.
enum HashField: String, Sendable, CaseIterable { case source, content }

protocol RulePhrases: Sendable {
  func rule(_ key: RuleKey) -> String
  func aspect(_ key: AspectKey) -> String
  func objection(_ key: ObjectionKey, detail: String) -> String
  var wholePlan: String { get }
  func mayNotTake(_ place: String, holder: String, why: String) -> String
  func needsMoreTime(_ who: String, amount: String, work: String, available: String) -> String
  func above(_ who: String, aspect: String, amount: String, limit: String) -> String
  func below(_ who: String, aspect: String, amount: String, limit: String) -> String
  func shouldBeOne(_ place: String, people: String) -> String
  func shouldDiffer(_ place: String, people: String) -> String
  /// A family of accounts by its ultimate parent.
  func family(_ parent: String) -> String
  func shouldBeOneTeam(_ place: String, people: String) -> String
  func tooManyPeople(_ place: String, count: Int, most: Int, people: String) -> String
  /// `parts`: the regions that hang together, each part as a list of names.
  func fallsApart(_ who: String, duty: String?, parts: [String]) -> String
  func tooFarApart(_ aspect: String, measured: String, most: String) -> String
  func tooUnequal(_ aspect: String, gini: String, most: String) -> String
  func paid(rule: String, aspect: String, times: Int, cost: String) -> String
  /// "High (150 %): 12 items".
  func visited(_ level: String, share: String, items: String) -> String
  /// From what it is known which regions are neighbours, as a sentence.
  func neighbours(from source: NeighbourSource) -> String
  /// `parts`: regions that hang together, as lists of names; at least two.
  func regionsApart(_ parts: [String]) -> String
  func nobodyTakes(_ place: String) -> String
  func noOwner(_ place: String) -> String
  func costs(_ text: String, price: String) -> String
  func forced(_ why: String) -> String
  var earnsMore: String { get }
  func relieves(_ who: String, rule: String, aspect: String) -> String
  func fills(_ who: String, rule: String, aspect: String) -> String
  func follows(_ rule: String) -> String
  var chain: String { get }
}
