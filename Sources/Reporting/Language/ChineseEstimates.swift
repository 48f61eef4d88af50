import TerritoryPlanning

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
    case .winRate: "赢率"
    case .dealSize: "单额"
    case .expectedDeals: "每期商机数（上限）"
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
  func chartCaption(coverage: String, hasRings: Bool) -> String {
    "圆点：估计值；线：\(coverage) 区间；\(hasRings ? "圆环：原始值；" : "")虚线：全体。"
  }
  func estimatesShown(_ shown: Int, of all: Int) -> String { "显示 \(all) 行中的 \(shown) 行；全部见 estimates.csv。" }
  var nothingProposed: String { "商机太少，无法为方案建议数字。" }
}
