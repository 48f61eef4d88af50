import TerritoryPlanning

/// Columns, headings and names of a report of estimates.
enum EstimateLabel: String, Sendable, CaseIterable {
  case closed, won, open, plain, estimate, interval, expected, byLuck, meanDeal, factor, closedOnly, median,
    days
  case segment, all, method, winsMissed, revenueMissed, logLoss, inInterval, now, proposed, deals, skill
  case winRate, dealSize, expectedDeals
}

enum EstimateHeading: String, Sendable, CaseIterable {
  case deals, winRate, dealSize, cycle, backTest, proposal, cells, limits
}

/// What is asked of the deals.
enum EstimateQuestion: Sendable, CaseIterable { case winRate, dealSize, cycle }

/// What a report of estimates says. Chances, rates and amounts come in as finished text.
protocol EstimatePhrases: Sendable {
  func label(_ label: EstimateLabel) -> String
  func heading(_ heading: EstimateHeading) -> String
  func estimateTitle(_ name: String, period: String) -> String
  func ratesAlike(_ rate: String, people: Int, chance: String) -> String
  func ratesDiffer(low: String, high: String, plainLow: String, plainHigh: String, chance: String) -> String
  func oneRate(_ rate: String, closed: String) -> String
  func gap(_ question: EstimateQuestion, _ gap: EstimateGap) -> String
  func dealsCounted(won: String, lost: String, open: String, from: String, to: String) -> String
  func closedByNobody(_ count: Int) -> String
  func withoutOpened(_ count: Int) -> String
  func wonWithoutValue(_ count: Int) -> String
  func withoutDeals(_ count: Int, names: String) -> String
  /// Whether representatives differ: the chance that luck alone shows as much.
  func representativesTest(_ question: EstimateQuestion, chance: String, differ: Bool) -> String
  func segmentsTest(chance: String, differ: Bool) -> String
  func cannotCompare(_ question: EstimateQuestion) -> String
  func shrinking(plainLow: String, plainHigh: String, low: String, high: String) -> String
  func spread(likeliest: String?, atMost: String) -> String
  func standOut(_ names: String) -> String
  var nobodyStandsOut: String { get }
  func sizeExplained(product: String, both: String) -> String
  func sizePlain(chance: String) -> String
  func cycleCounted(closedOnly: String, mean: String, horizon: Int) -> String
  func cycleMedian(_ days: Int) -> String
  func stillOpen(_ share: String, horizon: Int) -> String
  func stale(_ count: Int, longest: Int) -> String
  /// Closed deals alone show no difference.
  func openDealsDiffer(chance: String) -> String
  func backTestDone(from: String, to: String, known: String, foretold: String) -> String
  func backTestVerdict(_ best: BackTest.Method?) -> String
  /// The rate of all, before and in the quarter.
  func levelMoved(before: String, after: String) -> String
  var backTestMissing: String { get }
  func method(_ method: BackTest.Method) -> String
  func covered(_ inside: Int, of people: Int) -> String
  var noSkills: String { get }
  var noDutyAcquires: String { get }
  func skills(wins: Bool, sizes: Bool) -> String
  func errorProposed(_ error: String, now: String) -> String
  func takeOver(scenario: String, fragment: String) -> String
  var estimateLimits: [String] { get }
  func chartTitle(_ question: EstimateQuestion) -> String
  /// With a ring for each figure as it stands, or without.
  func chartCaption(coverage: String, hasRings: Bool) -> String
  func estimatesShown(_ shown: Int, of all: Int) -> String
  var nothingProposed: String { get }
}

extension EnglishPhrases {
  func label(_ label: EstimateLabel) -> String {
    switch label {
    case .closed: "Closed"
    case .won: "Won"
    case .open: "Open"
    case .plain: "As it stands"
    case .estimate: "Estimate"
    case .interval: "90 % interval"
    case .expected: "Expected of all"
    case .byLuck: "Chance by luck"
    case .meanDeal: "Mean deal"
    case .factor: "Size factor"
    case .closedOnly: "Closed deals only"
    case .median: "Half closed by"
    case .days: "Mean days"
    case .segment: "Segment"
    case .all: "All"
    case .method: "Foretold by"
    case .winsMissed: "Won deals missed by"
    case .revenueMissed: "Revenue missed by"
    case .logLoss: "Log loss a deal"
    case .inInterval: "Inside the 90 % interval"
    case .now: "In the plan"
    case .proposed: "Proposed"
    case .deals: "Deals"
    case .skill: "Skill"
    case .winRate: "Win rate"
    case .dealSize: "Deal size"
    case .expectedDeals: "Deals a period, at most"
    }
  }
  func heading(_ heading: EstimateHeading) -> String {
    switch heading {
    case .deals: "The deals"
    case .winRate: "Win rate"
    case .dealSize: "Deal size"
    case .cycle: "Days from opened to closed"
    case .backTest: "Would it have foretold the last quarter?"
    case .proposal: "Proposed for the plan"
    case .cells: "Win rate by representative and segment"
    case .limits: "What these figures cannot say"
    }
  }
  func estimateTitle(_ name: String, period: String) -> String { "Estimates from deals: \(name), \(period)" }
  func ratesAlike(_ rate: String, people: Int, chance: String) -> String {
    "The win rates of \(people) representatives hardly differ: luck alone would make them differ as much in "
      + "\(chance) of cases. The shared rate of \(rate) holds for all of them."
  }
  func ratesDiffer(low: String, high: String, plainLow: String, plainHigh: String, chance: String) -> String {
    "Representatives differ in their win rates: from \(low) to \(high), where the plain figures run from "
      + "\(plainLow) to \(plainHigh). Luck alone would make them differ as much in \(chance) of cases."
  }
  func oneRate(_ rate: String, closed: String) -> String {
    "\(rate) of \(closed) closed deals were won; there are not two representatives to compare."
  }
  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    NumberText.grouped(Int64(count)) + " " + (count == 1 ? one : many)
  }
  private func name(_ question: EstimateQuestion) -> String {
    switch question {
    case .winRate: "The win rate"
    case .dealSize: "The deal size"
    case .cycle: "The time from opened to closed"
    }
  }
  func gap(_ question: EstimateQuestion, _ gap: EstimateGap) -> String {
    let why =
      switch gap {
      case .noDeals: "there are no deals (opportunities.csv)"
      case .tooFew(let count, let least): "there are \(count) deals to go by, and \(least) are needed"
      case .nothingWon: "no deal was won"
      case .nothingLost: "every closed deal was won: record the lost ones too"
      }
    return "\(name(question)) cannot be estimated: \(why)."
  }
  func dealsCounted(won: String, lost: String, open: String, from: String, to: String) -> String {
    "\(won) won, \(lost) lost and \(open) open deals; closed from \(from) to \(to)."
  }
  func closedByNobody(_ count: Int) -> String {
    counted(count, "closed deal names", "closed deals name")
      + " no representative of the plan (people who left): counted in shared figures only."
  }
  func withoutOpened(_ count: Int) -> String {
    counted(count, "deal has", "deals have") + " no day of opening: left out of the days to close."
  }
  func wonWithoutValue(_ count: Int) -> String {
    counted(count, "won deal has", "won deals have") + " no value or 0: left out of deal sizes."
  }
  func withoutDeals(_ count: Int, names: String) -> String {
    counted(count, "representative", "representatives")
      + " without a closed deal: \(names). The figures expected of all hold for them."
  }
  func representativesTest(_ question: EstimateQuestion, chance: String, differ: Bool) -> String {
    let what =
      switch question {
      case .winRate: "Win rates of representatives, within segments"
      case .dealSize: "Deal sizes of representatives, within products and segments"
      case .cycle: "Days to close by representative, within segments"
      }
    return differ
      ? "\(what), differ: luck alone shows as much in \(chance) of cases."
      : "\(what), show no difference that can be told from luck, which alone shows as much in \(chance) of cases."
  }
  func segmentsTest(chance: String, differ: Bool) -> String {
    differ
      ? "Segments differ in their win rates: luck alone shows as much in \(chance) of cases."
      : "Segments do not differ in their win rates beyond luck, which alone shows as much in \(chance) of cases: "
        + "the rate of all holds."
  }
  func cannotCompare(_ question: EstimateQuestion) -> String {
    "\(name(question)): there are not two representatives whose deals can be compared."
  }
  func shrinking(plainLow: String, plainHigh: String, low: String, high: String) -> String {
    "As they stand, rates run from \(plainLow) to \(plainHigh). Shrunk towards what is expected of all, by as much "
      + "as the deals say, they run from \(low) to \(high)."
  }
  func spread(likeliest: String?, atMost: String) -> String {
    (likeliest.map { "True rates are likeliest to spread by \($0) points (standard deviation)" }
      ?? "Most likely, true rates do not spread at all")
      + "; with 95 % certainty by at most \(atMost) points."
  }
  func standOut(_ names: String) -> String { "Single representatives who stand out even so: \(names)." }
  var nobodyStandsOut: String { "No single representative stands out, once all are looked at together." }
  func sizeExplained(product: String, both: String) -> String {
    "The product explains \(product) of how far deal sizes (their logarithms) vary; product and segment \(both)."
  }
  func sizePlain(chance: String) -> String {
    "Without regard to what is sold, luck alone would make deal sizes differ as much in \(chance) of cases."
  }
  func cycleCounted(closedOnly: String, mean: String, horizon: Int) -> String {
    "Closed deals alone took \(closedOnly) days on average. That leaves out what is still open: with open deals "
      + "counted as longer than they have been open so far, it is \(mean) days (each deal up to \(horizon) days)."
  }
  func cycleMedian(_ days: Int) -> String { "Half of all deals are closed within \(days) days." }
  func stillOpen(_ share: String, horizon: Int) -> String {
    "\(share) of the deals are still open after \(horizon) days."
  }
  func stale(_ count: Int, longest: Int) -> String {
    (count == 1 ? "1 open deal has" : "\(NumberText.grouped(Int64(count))) open deals have")
      + " been open for longer than any closed one took (\(longest) days): worth asking whether they live."
  }
  func openDealsDiffer(chance: String) -> String {
    "The difference lies in what is left open: among closed deals luck alone shows as much in \(chance) of cases."
  }
  func backTestDone(from: String, to: String, known: String, foretold: String) -> String {
    "Fitted to \(known) deals closed before \(from), three ways foretell \(foretold) deals closed from then to "
      + "\(to). How many deals each closed, and of what, is taken as known."
  }
  func backTestVerdict(_ best: BackTest.Method?) -> String {
    switch best {
    case .own: "The representatives\u{2019} own rates foretold best: shrinking threw away what they know."
    case .shrunk: "The shrunk rates foretold best."
    case .shared:
      "The rate shared by everybody foretold best: differences between representatives did not last."
    case nil: "The quarter does not tell the ways apart: the best is not ahead by more than twice its error."
    }
  }
  func levelMoved(before: String, after: String) -> String {
    "All together won \(before) before and \(after) in the quarter. A level that moves is missed by every way, and "
      + "intervals then hold fewer than nine in ten."
  }
  var backTestMissing: String {
    "There are too few deals before the last three months, or in them, for a test on what came later."
  }
  func method(_ method: BackTest.Method) -> String {
    switch method {
    case .own: "each one\u{2019}s own rate and mean deal"
    case .shrunk: "shrunk rates and sizes"
    case .shared: "rate and sizes shared by everybody"
    }
  }
  func covered(_ inside: Int, of people: Int) -> String { "\(inside) of \(people)" }
  var noDutyAcquires: String { "No duty of the plan acquires, so that no skill follows from deals." }
  var noSkills: String {
    "Skills stay 1 for everybody: neither win rates nor deal sizes of representatives differ beyond luck."
  }
  func skills(wins: Bool, sizes: Bool) -> String {
    let from =
      wins && sizes
      ? "win rate and deal size against what is expected of all"
      : wins ? "win rate against what is expected of all" : "deal size against what is expected of all"
    return "Skill is \(from); 1 is the standard representative."
  }
  func errorProposed(_ error: String, now: String) -> String {
    "How far what one representative earns may be off (estimates.error): at least \(error); the plan says \(now). "
      + "How somebody suits a single account comes on top, and deals do not tell it."
  }
  func takeOver(scenario: String, fragment: String) -> String {
    "Nothing is changed. To try the figures put \(scenario) into the case folder; to keep them copy from \(fragment)."
  }
  var estimateLimits: [String] {
    [
      "Segments are those of today. Where they were made from revenue, accounts of many won deals are in the high "
        + "ones, which raises these segments\u{2019} rates by itself.",
      "Nobody drew lots for the deals: who gets the easier accounts looks better. Segment and product are allowed "
        + "for, other differences between accounts are not.",
      "Skill in the plan also shortens visits and applies to duties that acquire; deals say nothing of skill at "
        + "keeping customers or of service.",
      "Deals a period count every closed deal. Where repeat orders are deals too, new business is less: take the "
        + "figure over with care.",
    ]
  }
  func chartTitle(_ question: EstimateQuestion) -> String {
    switch question {
    case .winRate: "Win rate of each representative"
    case .dealSize: "Deal size of each representative against all, same products and segments"
    case .cycle: "Days to close of each representative"
    }
  }
  func chartCaption(coverage: String, hasRings: Bool) -> String {
    "Dot: estimate; line: its \(coverage) interval; \(hasRings ? "ring: the figure as it stands; " : "")"
      + "dashed: all together."
  }
  func estimatesShown(_ shown: Int, of all: Int) -> String {
    "\(shown) of \(all) shown; all are in estimates.csv."
  }
  var nothingProposed: String { "The deals are too few to propose figures for the plan." }
}
