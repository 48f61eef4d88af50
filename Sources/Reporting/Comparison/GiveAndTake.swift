import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// What is held against each other of two plans.
struct ComparedFigures: Equatable {
  var revenue: Money
  /// What may be missing from the best plan of the scenario; zero of a plan that was only judged.
  var missing = Money.zero
  /// Spread of workload, as a share; nil where undefined.
  var spread: Double?
  /// Items that change hands against today.
  var handovers = 0
  /// What the positions that can work in the period cost.
  var cost = Money.zero
  var brokenRules = 0
  var uncovered = 0
  var unmetWishes = 0

  init(revenue: Money) { self.revenue = revenue }

  /// - Parameter evaluation: of the result's plan, or of today.
  init(_ evaluation: Evaluation, _ result: ScenarioResult, isToday: Bool) {
    revenue = evaluation.revenue
    missing = isToday ? .zero : max(.zero, result.certified?.gap ?? .zero)
    spread = evaluation.workload?.range
    handovers = evaluation.disruption.voluntaryItems + evaluation.disruption.forcedItems
    let context = result.context
    let unused =
      isToday
      ? []
      : result.newPlan.flatMap { plan in
        result.scenario.rules.staffing(in: context)?.unused(under: plan.plan.holders)
      } ?? []
    cost = context.data.representatives.indices.reduce(.zero) { sum, person in
      let works = context.capacity[person] > .zero && !unused.contains(person)
      return works ? sum + context.data.representatives[person].cost : sum
    }
    brokenRules = evaluation.violations.count
    uncovered = evaluation.uncoveredItems
    unmetWishes = evaluation.brokenWishes.count
  }
}

/// What a plan gives and takes against another, by rules from the figures: what is better, what is worse, weightiest
/// first. A difference of revenue that the proofs of either plan leave open is neither.
struct GiveAndTake: Equatable {
  enum Matter: Equatable {
    case revenue(Money)
    /// Points of spread, such as 4.2.
    case fairness(Double)
    case brokenRules(Int)
    case uncovered(Int)
    case handovers(Int)
    case cost(Money)
    case unmetWishes(Int)
  }
  /// By how much it is better, and by how much worse; figures above 0.
  let gains: [Matter]
  let losses: [Matter]
  /// The difference of revenue where the proofs of the plans leave open which is better; nil where it is zero or
  /// counted.
  let openRevenue: Money?

  /// Points of spread below which two plans are as fair.
  static let leastPoints = 0.05

  init(_ plan: ComparedFigures, against other: ComparedFigures) {
    var gains: [Matter] = []
    var losses: [Matter] = []
    func add(_ better: Bool, _ matter: Matter) {
      if better { gains.append(matter) } else { losses.append(matter) }
    }
    let revenue = plan.revenue - other.revenue
    let open = max(plan.missing, other.missing)
    openRevenue = revenue != .zero && revenue.size <= open ? revenue : nil
    if revenue.size > open, revenue != .zero { add(revenue > .zero, .revenue(revenue.size)) }
    if let one = plan.spread, let two = other.spread {
      let points = (two - one) * 100
      if points.magnitude >= Self.leastPoints { add(points > 0, .fairness(points.magnitude)) }
    }
    func count(_ one: Int, _ two: Int, _ matter: (Int) -> Matter) {
      if one != two { add(one < two, matter(abs(one - two))) }
    }
    // Items with nobody are broken rules as well, and are told once.
    count(plan.brokenRules - plan.uncovered, other.brokenRules - other.uncovered, Matter.brokenRules)
    count(plan.uncovered, other.uncovered, Matter.uncovered)
    let cost = plan.cost - other.cost
    if cost != .zero { add(cost < .zero, .cost(cost.size)) }
    count(plan.handovers, other.handovers, Matter.handovers)
    count(plan.unmetWishes, other.unmetWishes, Matter.unmetWishes)
    self.gains = gains
    self.losses = losses
  }
}

extension Money {
  fileprivate var size: Money { Money(minorUnits: Int64(clamping: minorUnits.magnitude)) }
}

/// The sentence on one scenario, at most two lines of a hundred columns.
struct GiveAndTakeText {
  /// More of either would not fit.
  static let mostMatters = 3
  static let mostTitle = 28

  let figures: FigureText
  private var phrases: any Phrases { figures.phrases }

  func sentence(_ compared: GiveAndTake, than other: String) -> String {
    let other = DisplayWidth.cut(other, to: Self.mostTitle)
    let gains = compared.gains.prefix(Self.mostMatters).map { text($0, isGain: true) }
    let losses = compared.losses.prefix(Self.mostMatters).map { text($0, isGain: false) }
    let open = compared.openRevenue.map { phrases.revenueOpen(figures.money.signedCompact($0)) }
    return gains.isEmpty && losses.isEmpty
      ? phrases.same(as: other, remark: open)
      : phrases.givesAndTakes(gains, losses, than: other, remark: open)
  }

  private func text(_ matter: GiveAndTake.Matter, isGain: Bool) -> String {
    switch matter {
    case .revenue(let money): phrases.revenueDiffers(figures.money.compact(money), isMore: isGain)
    case .fairness(let points):
      phrases.fairnessDiffers(
        NumberText.trimmed(points, decimals: points < 9.95 ? 1 : 0), isFairer: isGain)
    case .brokenRules(let count): phrases.brokenRulesDiffer(count, isMore: !isGain)
    case .uncovered(let count): phrases.uncoveredDiffer(count, isMore: !isGain)
    case .handovers(let count): phrases.handoversDiffer(count, isMore: !isGain)
    case .cost(let money): phrases.costDiffers(figures.money.compact(money), isMore: !isGain)
    case .unmetWishes(let count): phrases.wishesDiffer(count, isMore: !isGain)
    }
  }
}

/// The sentences on every scenario of a comparison.
struct ScenarioSentences {
  struct Row {
    var number: Int
    var title: String
    /// What the planner says of it, or empty.
    var note: String
    var tags: [String]
    /// nil where there is no today, or this is today.
    var againstToday: String?
    /// nil for the reference itself, and without a plan.
    var againstReference: String?
    /// In place of both where there is no plan.
    var noPlan: String?

    /// The title with its tags.
    func heading(_ phrases: any Phrases) -> String {
      tags.isEmpty ? title : phrases.bracketed(title, phrases.list(tags))
    }

    var lines: [String] { [againstToday, againstReference, noPlan].compactMap(\.self) }
  }
  /// One for each result; there may be nothing to say of one.
  let rows: [Row]
  /// Title of the scenario that the others are held against.
  let reference: String?

  init(_ comparison: Comparison, language: Language) {
    let phrases = language.phrases
    let reference = comparison.referenceIndex
    let groups = FactGroups(comparison)
    let title = { (number: Int) in comparison.results[number].title(language) }
    self.reference = reference.map(title)
    rows = comparison.results.indices.map { number in
      let result = comparison.results[number]
      let wording = GiveAndTakeText(
        figures: FigureText(language: language, parameters: result.context.data.parameters))
      var row = Row(
        number: number, title: title(number), note: result.note(language), tags: result.scenario.tags)
      guard let evaluation = result.evaluation else {
        row.noPlan = Headline(result, language: language).text
        return row
      }
      let isToday = result.newPlan == nil
      let own = ComparedFigures(evaluation, result, isToday: isToday)
      if !isToday, let today = result.today {
        let before = ComparedFigures(today, result, isToday: true)
        row.againstToday = wording.sentence(
          GiveAndTake(own, against: before), than: phrases.todayInSentence)
      }
      if let reference, reference != number, let other = comparison.results[reference].evaluation {
        guard comparison.results[reference].hasSameCurrency(as: result) else { return row }
        let held = ComparedFigures(other, comparison.results[reference], isToday: false)
        let sentence = wording.sentence(GiveAndTake(own, against: held), than: title(reference))
        row.againstReference =
          groups.areSame(number, reference) ? sentence : phrases.underOtherFacts(sentence)
      }
      return row
    }
  }
}

extension ScenarioResult {
  fileprivate func hasSameCurrency(as other: ScenarioResult) -> Bool {
    let (one, two) = (context.data.parameters, other.context.data.parameters)
    return one.currency == two.currency && one.currencyDigits == two.currencyDigits
  }
}
