import TerritoryPlanning

/// Columns, headings and names of a report of estimates.
enum EstimateLabel: String, Sendable, CaseIterable {
  case closed, won, open, plain, estimate, interval, expected, byLuck, meanDeal, factor, closedOnly, median,
    days
  case segment, all, method, winsMissed, revenueMissed, logLoss, inInterval, now, proposed, deals, skill
  case own, shrunk, shared, foretold, winRate, dealSize, expectedDeals, estimateError
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
  func chartCaption(coverage: String) -> String
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
    case .own: "Own rate"
    case .shrunk: "Shrunk rate"
    case .shared: "Shared rate"
    case .foretold: "Foretold"
    case .winRate: "Win rate"
    case .dealSize: "Deal size"
    case .expectedDeals: "Deals a period, at most"
    case .estimateError: "Error of estimates"
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
  func chartCaption(coverage: String) -> String {
    "Dot: estimate; line: its \(coverage) interval; ring: the figure as it stands; dashed: all together."
  }
  func estimatesShown(_ shown: Int, of all: Int) -> String {
    "\(shown) of \(all) shown; all are in estimates.csv."
  }
  var nothingProposed: String { "The deals are too few to propose figures for the plan." }
}

extension ChinesePhrases {
  func label(_ label: EstimateLabel) -> String {
    switch label {
    case .closed: "已结"
    case .won: "赢单"
    case .open: "进行中"
    case .plain: "原始值"
    case .estimate: "估计值"
    case .interval: "90 % 区间"
    case .expected: "全体预期"
    case .byLuck: "偶然的可能"
    case .meanDeal: "平均单额"
    case .factor: "单额系数"
    case .closedOnly: "仅已结商机"
    case .median: "半数结束于"
    case .days: "平均天数"
    case .segment: "客户分类"
    case .all: "全体"
    case .method: "预测方式"
    case .winsMissed: "赢单数偏差"
    case .revenueMissed: "收入偏差"
    case .logLoss: "每单对数损失"
    case .inInterval: "落在 90 % 区间内"
    case .now: "方案现值"
    case .proposed: "建议值"
    case .deals: "商机数"
    case .skill: "技能"
    case .own: "自身赢率"
    case .shrunk: "收缩赢率"
    case .shared: "共同赢率"
    case .foretold: "预测"
    case .winRate: "赢率"
    case .dealSize: "单额"
    case .expectedDeals: "每期商机数（上限）"
    case .estimateError: "估计误差"
    }
  }
  func heading(_ heading: EstimateHeading) -> String {
    switch heading {
    case .deals: "商机数据"
    case .winRate: "赢率"
    case .dealSize: "单额"
    case .cycle: "从立项到结束的天数"
    case .backTest: "能否预测上一季度？"
    case .proposal: "对方案的建议"
    case .cells: "按代表和客户分类的赢率"
    case .limits: "这些数字不能说明什么"
    }
  }
  func estimateTitle(_ name: String, period: String) -> String { "商机估计：\(name)，\(period)" }
  func ratesAlike(_ rate: String, people: Int, chance: String) -> String {
    "\(people) 位代表的赢率几乎没有差别：仅凭偶然，也有 \(chance) 的情形会出现同样大的差异。全体共用 \(rate) 的赢率。"
  }
  func ratesDiffer(low: String, high: String, plainLow: String, plainHigh: String, chance: String) -> String {
    "各代表的赢率确有差别：从 \(low) 到 \(high)（原始值为 \(plainLow) 到 \(plainHigh)）。仅凭偶然出现同样差异的可能为 \(chance)。"
  }
  func oneRate(_ rate: String, closed: String) -> String {
    "\(closed) 个已结商机中赢得 \(rate)；没有两位代表可供比较。"
  }
  private func name(_ question: EstimateQuestion) -> String {
    switch question {
    case .winRate: "赢率"
    case .dealSize: "单额"
    case .cycle: "从立项到结束的时间"
    }
  }
  func gap(_ question: EstimateQuestion, _ gap: EstimateGap) -> String {
    let why =
      switch gap {
      case .noDeals: "没有商机数据（opportunities.csv）"
      case .tooFew(let count, let least): "只有 \(count) 个商机可用，至少需要 \(least) 个"
      case .nothingWon: "没有赢单"
      case .nothingLost: "所有已结商机都是赢单，请同时记录丢单"
      }
    return "\(name(question))无法估计：\(why)。"
  }
  func dealsCounted(won: String, lost: String, open: String, from: String, to: String) -> String {
    "赢单 \(won) 个，丢单 \(lost) 个，进行中 \(open) 个；结束日期从 \(from) 到 \(to)。"
  }
  func closedByNobody(_ count: Int) -> String { "\(count) 个已结商机没有本方案的代表（已离职），只计入共同数字。" }
  func withoutOpened(_ count: Int) -> String { "\(count) 个商机没有立项日期，不计入天数。" }
  func wonWithoutValue(_ count: Int) -> String { "\(count) 个赢单没有金额或为 0，不计入单额。" }
  func withoutDeals(_ count: Int, names: String) -> String {
    "\(count) 位代表没有已结商机：\(names)。对他们采用全体预期值。"
  }
  func representativesTest(_ question: EstimateQuestion, chance: String, differ: Bool) -> String {
    let what =
      switch question {
      case .winRate: "同一客户分类内各代表的赢率"
      case .dealSize: "同一产品和客户分类内各代表的单额"
      case .cycle: "同一客户分类内各代表的成交天数"
      }
    return differ
      ? "\(what)确有差别：仅凭偶然出现同样差异的可能为 \(chance)。"
      : "\(what)没有超出偶然的差别：仅凭偶然，也有 \(chance) 的情形会出现同样大的差异。"
  }
  func segmentsTest(chance: String, differ: Bool) -> String {
    differ
      ? "各客户分类的赢率确有差别：仅凭偶然出现同样差异的可能为 \(chance)。"
      : "各客户分类的赢率没有超出偶然的差别（偶然的可能为 \(chance)），采用全体的赢率。"
  }
  func cannotCompare(_ question: EstimateQuestion) -> String { "\(name(question))：没有两位代表的商机可供比较。" }
  func shrinking(plainLow: String, plainHigh: String, low: String, high: String) -> String {
    "原始赢率从 \(plainLow) 到 \(plainHigh)；按数据本身所示的程度向全体预期收缩后，从 \(low) 到 \(high)。"
  }
  func spread(likeliest: String?, atMost: String) -> String {
    (likeliest.map { "真实赢率的标准差最可能为 \($0) 个百分点" } ?? "真实赢率最可能完全没有差别")
      + "；有 95 % 的把握不超过 \(atMost) 个百分点。"
  }
  func standOut(_ names: String) -> String { "即便如此仍突出的代表：\(names)。" }
  var nobodyStandsOut: String { "把所有人放在一起看，没有哪一位突出。" }
  func sizeExplained(product: String, both: String) -> String {
    "单额（取对数）的差异中，产品解释了 \(product)；产品和客户分类合计解释了 \(both)。"
  }
  func sizePlain(chance: String) -> String {
    "如果不看卖的是什么，仅凭偶然出现同样单额差异的可能为 \(chance)。"
  }
  func cycleCounted(closedOnly: String, mean: String, horizon: Int) -> String {
    "只看已结商机，平均 \(closedOnly) 天；这忽略了仍在进行的商机。把进行中的商机算作“比目前更久”，则为 \(mean) 天（每单最多计 \(horizon) 天）。"
  }
  func cycleMedian(_ days: Int) -> String { "半数商机在 \(days) 天内结束。" }
  func stillOpen(_ share: String, horizon: Int) -> String { "\(horizon) 天后仍有 \(share) 的商机未结束。" }
  func stale(_ count: Int, longest: Int) -> String {
    "\(count) 个进行中的商机比任何已结商机（最长 \(longest) 天）都久，值得确认是否还有效。"
  }
  func openDealsDiffer(chance: String) -> String {
    "差别在于未结束的商机：只看已结商机，仅凭偶然也有 \(chance) 的情形会出现同样大的差异。"
  }
  func backTestDone(from: String, to: String, known: String, foretold: String) -> String {
    "用 \(from) 之前结束的 \(known) 个商机拟合，三种方式预测此后到 \(to) 结束的 \(foretold) 个商机；每人结束了多少、什么样的商机视为已知。"
  }
  func backTestVerdict(_ best: BackTest.Method?) -> String {
    switch best {
    case .own: "各代表自身的赢率预测得最好：收缩丢掉了有用的信息。"
    case .shrunk: "收缩后的赢率预测得最好。"
    case .shared: "全体共用的赢率预测得最好：代表之间的差异没有持续。"
    case nil: "这个季度分不出三种方式的高下：领先幅度不超过误差的两倍。"
    }
  }
  func levelMoved(before: String, after: String) -> String {
    "全体的赢率此前为 \(before)，本季度为 \(after)。整体水平变动时，各种方式都会偏离，区间内的人数也会少于九成。"
  }
  var backTestMissing: String { "最近三个月之前或之内的商机太少，无法用后来的结果检验。" }
  func method(_ method: BackTest.Method) -> String {
    switch method {
    case .own: "各自的赢率和平均单额"
    case .shrunk: "收缩后的赢率和单额"
    case .shared: "全体共用的赢率和单额"
    }
  }
  func covered(_ inside: Int, of people: Int) -> String { "\(people) 人中 \(inside) 人" }
  var noDutyAcquires: String { "方案中没有客户开发类职责，商机数据不能给出技能。" }
  var noSkills: String { "所有人的技能保持为 1：各代表的赢率和单额都没有超出偶然的差别。" }
  func skills(wins: Bool, sizes: Bool) -> String {
    let from = wins && sizes ? "赢率与单额" : wins ? "赢率" : "单额"
    return "技能为\(from)与全体预期之比；标准代表为 1。"
  }
  func errorProposed(_ error: String, now: String) -> String {
    "一位代表所得的估计误差（estimates.error）至少为 \(error)，方案现值为 \(now)。某人与某个客户是否合得来另计，商机数据不能说明。"
  }
  func takeOver(scenario: String, fragment: String) -> String {
    "没有改动任何数据。要试用这些数字，请把 \(scenario) 放进方案文件夹；要长期采用，请从 \(fragment) 中复制。"
  }
  var estimateLimits: [String] {
    [
      "客户分类是今天的分类。如果分类来自收入，赢单多的客户会进入高级别，其赢率因此偏高。",
      "商机不是抽签分配的：分到容易客户的人看起来更好。这里考虑了客户分类和产品，没有考虑客户之间的其他差别。",
      "方案中的技能还会缩短拜访时间，并且只用于客户开发类职责；商机数据不能说明客户维护和售后的技能。",
      "每期商机数包括所有已结商机。如果重复订单也记为商机，新业务要少一些，请谨慎采用。",
    ]
  }
  func chartTitle(_ question: EstimateQuestion) -> String {
    switch question {
    case .winRate: "每位代表的赢率"
    case .dealSize: "每位代表的单额与全体之比（同产品、同分类）"
    case .cycle: "每位代表的成交天数"
    }
  }
  func chartCaption(coverage: String) -> String {
    "圆点：估计值；线：\(coverage) 区间；圆环：原始值；虚线：全体。"
  }
  func estimatesShown(_ shown: Int, of all: Int) -> String { "显示 \(all) 行中的 \(shown) 行；全部见 estimates.csv。" }
  var nothingProposed: String { "商机太少，无法为方案建议数字。" }
}
