import AssignmentEngine
import TerritoryPlanning

struct EnglishPhrases: Phrases {
  private func plural(_ count: Int64, _ one: String, _ many: String) -> String {
    NumberText.grouped(count) + " " + (count.magnitude == 1 ? one : many)
  }
  private func plural(_ count: Int, _ one: String, _ many: String) -> String {
    plural(Int64(count), one, many)
  }
}

extension EnglishPhrases {
  var undefined: String { "undefined" }
  func hours(_ figure: String) -> String { figure + " h" }
  func seconds(_ figure: String) -> String { figure + " s" }
  func date(year: Int, month: Int, day: Int) -> String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(day) \(names[month - 1]) \(year)"
  }
  func items(_ count: Int64) -> String { plural(count, "item", "items") }
  func accounts(_ count: Int64) -> String { plural(count, "account", "accounts") }
  func people(_ count: Int64) -> String { plural(count, "person", "people") }
  func teams(_ count: Int64) -> String { plural(count, "team", "teams") }
  func regions(_ count: Int64) -> String { plural(count, "region", "regions") }
  func trips(_ count: Int64) -> String { plural(count, "trip", "trips") }
  func positions(_ count: Int64) -> String { plural(count, "position", "positions") }
  func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }
  func bracketed(_ text: String, _ remark: String) -> String { "\(text) (\(remark))" }
  func labelled(_ label: String, _ text: String) -> String { "\(label): \(text)" }
}

extension EnglishPhrases {
  func accountsMove(_ moved: String, of all: String) -> String {
    "\(moved) of \(all) accounts \(moved == "1" ? "moves" : "move")"
  }
  func nothingMoves(of all: String) -> String { "None of \(all) accounts moves" }
  func accountsAssigned(_ count: String) -> String { "\(count) accounts assigned" }
  func spread(from before: String, to after: String) -> String {
    "workload spread \(before) to \(after)"
  }
  func spread(_ now: String) -> String { "workload spread \(now)" }
  func revenue(change: String) -> String { "expected revenue \(change)" }
  func revenue(_ amount: String) -> String { "expected revenue \(amount)" }
  func atMostFromBest(_ gap: String) -> String { "at most \(gap) from the best possible" }
  var provenBest: String { "proven the best possible" }
  var boundRechecked: String { "bound rechecked; not reached" }
  var noBoundSought: String { "no bound: how far from the best possible is not known" }
  func rulesBroken(_ count: Int) -> String { plural(count, "rule broken", "rules broken") }
  var noRuleBroken: String { "no rule broken" }
  func wishesUnmet(_ count: Int) -> String { plural(count, "wish not met", "wishes not met") }
  func noPlan(_ scenario: String) -> String { "No plan for “\(scenario)”" }
  func today(_ parts: String) -> String { "Today’s plan: " + parts }
  func sentence(_ parts: [String]) -> String { parts.joined(separator: "; ") + "." }
  func sentences(_ sentences: [String]) -> String { sentences.joined(separator: " ") }
  func against(_ scenario: String, baseline: String) -> String { "“\(scenario)” against \(baseline)" }
  func staff(representatives: Int, duties: Int) -> String {
    plural(representatives, "representative", "representatives") + ", " + plural(duties, "duty", "duties")
  }
  func pageTitle(_ name: String, period: String) -> String {
    [name, period].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension EnglishPhrases {
  func outcome(_ kind: OutcomeKind) -> String {
    switch kind {
    case .judged: "today’s plan, judged"
    case .given: "a given plan, judged; no bound was sought"
    case .optimal: "best possible, proven"
    case .gapReached: "within the gap asked for"
    case .limitReached: "plan in hand"
    case .noPlanFound: "no plan found"
    case .infeasible: "no legal plan exists"
    }
  }
  func stopReason(_ reason: StopReason) -> String {
    switch reason {
    case .timeLimit: "time limit"
    case .workLimit: "work limit"
    case .interrupted: "interrupted"
    case .exhausted: "nothing left to try"
    }
  }
  var provenByMultipliers: String {
    "The rules together ask for more than there is. A certificate shows it, which can be rechecked."
  }
  var provenBySearch: String { "A complete search found no plan that keeps all rules." }
  func nobodyMayTake(_ place: String, why: [String]) -> String {
    "Nobody may take \(place)" + (why.isEmpty ? "." : ": " + why.joined(separator: "; ") + ".")
  }
  func representatives(_ count: Int, objection: String) -> String {
    plural(count, "representative", "representatives") + ": " + objection
  }
  func label(_ field: ProofField) -> String {
    switch field {
    case .objective: "Objective (revenue less travel cost less price of unmet wishes)"
    case .bound: "Upper bound: no legal plan is worth more"
    case .todayObjective: "Objective of today’s plan"
    case .gapPercent: "Gap, share of the objective"
    case .gapMoney: "Gap, money"
    case .gapShare: "Gap, share of the possible improvement over today"
    case .fingerprint: "Certificate speaks of problem"
    case .recheck: "Recheck"
    }
  }
  func label(_ field: EffortField) -> String {
    switch field {
    case .gap: "Gap asked for"
    case .timeLimit: "Time limit"
    case .workLimit: "Work limit"
    case .seed: "Seed"
    case .threads: "Threads"
    case .multiplierIterations: "Multiplier iterations"
    case .columnsPriced: "Columns priced"
    case .simplexIterations: "Simplex iterations"
    case .movesTried: "Moves tried"
    case .nodes: "Branch-and-cut nodes"
    case .firstPlan: "First plan after"
    case .seconds: "Time taken"
    }
  }
  func label(_ field: HashField) -> String {
    switch field {
    case .source: "Data as loaded"
    case .content: "Data, rules and parameters of the scenario"
    }
  }
  var notStated: String { "none" }
  var checkable: String { "the bound can be rechecked without the solver that found it" }
  func partlyCheckable(_ multiplierBound: String) -> String {
    "without the solver the bound can be rechecked to \(multiplierBound); the rest rests on branch and bound"
  }
}
