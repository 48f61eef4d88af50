import AssignmentEngine
import TerritoryPlanning

/// What the stages so far kept, and the questions that follow from it. A run grows it; who rechecks a stage's proof
/// makes it again from figures.
struct StageTrail {
  let planner: TerritoryPlanner
  /// The plan of the stage `revenue`, where it has run: its wishes are kept where they stand.
  private(set) var revenuePlan: Plan?
  /// One a stage, or one a level of a lexicographic stage.
  private(set) var marks: [StageMark] = []
  /// What the plan has to keep, beside the rules.
  private var kept: [Requirement] = []
  /// The rules with their wishes: out of play before the stage `revenue`, kept where they stand after it.
  private var rules: [Requirement]
  private var context: PlanningContext { planner.context }

  init(_ planner: TerritoryPlanner) {
    self.planner = planner
    rules = planner.requirements.hardOnly
  }

  /// - Parameter plan: of the stage `revenue`, which needs it.
  mutating func keep(_ mark: StageMark, plan: Plan) {
    switch mark.aim {
    case .revenue:
      let wishes = planner.judge(plan).priceOfBrokenWishes.minorUnits
      rules = planner.requirements.hardened(at: plan, in: context)
      kept.append(
        planner.requirements.grossRevenue(atLeast: Money(minorUnits: mark.kept + wishes), in: context))
      revenuePlan = plan
    case .coverage, .moves: kept += mark.aim.kept(atMost: mark.kept, in: context)
    case .fairness(let aim):
      if aim.measure == .meanAbsoluteDeviation {
        kept += aim.everybody.groups(in: context).map { group in
          .spread(
            group.totalDeviation(
              atMost: mark.kept, rule: Objective.ruleName, aspect: aim.scope.metric.rawValue))
        }
      } else {
        kept += FairnessCap(aim.capped(level: mark.level), aim, in: context).requirements(atMost: mark.kept)
      }
    }
    marks.append(mark)
  }

  /// Everything that a question about anything but money has to hold.
  var held: [Requirement] { rules + kept }

  /// The most money.
  func revenueQuestion(gap: Double) -> StageQuestion {
    StageQuestion(requirements: planner.requirements + kept, aim: .money, gap: gap)
  }

  /// The least of a count, by prices of 1.
  func countQuestion(_ aim: Aim, gap: Double) -> StageQuestion {
    StageQuestion(requirements: held + aim.penalties(in: context), aim: .penalties, gap: gap)
  }

  /// The least total deviation: where a measure of fairness starts.
  func startQuestion(_ aim: FairnessAim, gap: Double) -> StageQuestion {
    StageQuestion(
      requirements: held + Aim.fairness(aim).penalties(in: context), aim: .penalties, gap: gap)
  }

  /// Whether a plan within a cap is possible.
  ///
  /// - Parameter plan: where the search stands; it decides on the guiding prices of some measures.
  func capQuestion(_ cap: FairnessCap, atMost most: Int64, from plan: Plan) -> StageQuestion {
    let guiding = cap.penalties(atMost: most, from: plan)
    let hard = cap.isElastic ? [] : cap.requirements(atMost: most)
    return StageQuestion(
      requirements: held + hard + guiding, aim: .penalties,
      gap: cap.isElastic ? Self.elasticGap : Self.anyGap)
  }

  /// A plan decides a question that is not elastic, whatever the gap of its guiding prices.
  private static let anyGap = 1e12
  /// An elastic question is decided by a plan that misses nothing, or by a bound that says all plans miss
  /// something: any gap below 1 tells them apart.
  private static let elasticGap = 1 - 1e-9
}

/// What a stage, or a level of a lexicographic one, left to be kept.
struct StageMark: Sendable, Equatable {
  var aim: Aim
  /// For a lexicographic stage: how many of the largest deviations are added up.
  var level: Int?
  /// At least so much net revenue, at most so much of anything else, in the unit of the aim.
  var kept: Int64
}
