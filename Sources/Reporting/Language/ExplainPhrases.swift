/// What the answers of `explain` are said with. Names and amounts come in as finished text.
protocol ExplainPhrases: Sendable {
  // What was asked.
  func whyThere(_ account: String) -> String
  func whyMoved(_ account: String) -> String
  func whatIfGiven(_ account: String, to name: String) -> String
  func whatHolds(_ name: String) -> String
  func whatHolds(region: String) -> String
  func whatCosts(rule: String) -> String

  // Where something is.
  func stays(with name: String) -> String
  func comesNew(to name: String) -> String
  var alreadyThere: String { get }

  // What a change would do.
  func givingAll(to name: String) -> String
  func givingRegion(to name: String) -> String
  func othersMove(_ items: String) -> String
  func received(_ items: String) -> String
  func handedOff(_ items: String) -> String

  // Rules.
  func pressing(_ count: Int, of limits: Int) -> String
  func forbids(pairs: Int) -> String
  func ties(_ demands: Int) -> String
  var withoutPrice: String { get }
  var stepInAll: String { get }
  var withoutItsLimits: String { get }
  var nothingPressesHere: String { get }
  /// More room, where solving again found neither a better plan nor that there is none.
  var notKnown: String { get }

  // What stands behind it.
  func provenWithin(_ gap: String) -> String
  func betterFound(_ amount: String) -> String
}

extension EnglishPhrases {
  func whyThere(_ account: String) -> String { "Why \(account) is where it is" }
  func whyMoved(_ account: String) -> String { "Why \(account) changes hands" }
  func whatIfGiven(_ account: String, to name: String) -> String { "What if \(account) went to \(name)" }
  func whatHolds(_ name: String) -> String { "What changes for \(name), and what leaves no room" }
  func whatHolds(region: String) -> String { "How \(region) is worked" }
  func whatCosts(rule: String) -> String { "What the rule “\(rule)” costs" }

  func stays(with name: String) -> String { "stays with \(name)" }
  func comesNew(to name: String) -> String { "goes to \(name)" }
  var alreadyThere: String { "is there already" }

  func givingAll(to name: String) -> String { "Giving it to \(name)" }
  func givingRegion(to name: String) -> String { "Giving all of the region to \(name)" }
  func othersMove(_ items: String) -> String { "in the plan found with it, \(items) beside change hands" }
  func received(_ items: String) -> String { "takes over \(items)" }
  func handedOff(_ items: String) -> String { "hands off \(items)" }

  func pressing(_ count: Int, of limits: Int) -> String { "\(count) of its \(limits) limits leave no room" }
  func forbids(pairs: Int) -> String { "it rules out \(pairs) pairs of item and representative" }
  func ties(_ demands: Int) -> String { "it makes \(demands) demands on who holds items together" }
  var withoutPrice: String {
    "such demands have no price a step: compare the scenario with one that leaves the rule out"
  }
  var stepInAll: String { "One step more room in all its limits (an hour, a point of tolerance, or one)" }
  var withoutItsLimits: String { "Without its limits" }
  var nothingPressesHere: String { "there is room everywhere" }
  var notKnown: String { "not known: no plan was found within the work allowed" }

  func provenWithin(_ gap: String) -> String {
    "The plan in hand is proven to lack at most \(gap); costs are against it."
  }
  func betterFound(_ amount: String) -> String {
    "A plan worth \(amount) more was found while answering: solve again with more time."
  }
}

extension ChinesePhrases {
  func whyThere(_ account: String) -> String { "\(account) 为什么这样分配" }
  func whyMoved(_ account: String) -> String { "\(account) 为什么换人" }
  func whatIfGiven(_ account: String, to name: String) -> String { "如果把 \(account) 交给 \(name)" }
  func whatHolds(_ name: String) -> String { "\(name) 有哪些变化，受哪些限制" }
  func whatHolds(region: String) -> String { "\(region) 由谁负责" }
  func whatCosts(rule: String) -> String { "规则“\(rule)”的代价" }

  func stays(with name: String) -> String { "仍由 \(name) 负责" }
  func comesNew(to name: String) -> String { "交给 \(name)" }
  var alreadyThere: String { "已经如此" }

  func givingAll(to name: String) -> String { "交给 \(name)" }
  func givingRegion(to name: String) -> String { "整个区域交给 \(name)" }
  func othersMove(_ items: String) -> String { "在为此找到的方案中，另有 \(items) 换人" }
  func received(_ items: String) -> String { "接收 \(items)" }
  func handedOff(_ items: String) -> String { "交出 \(items)" }

  func pressing(_ count: Int, of limits: Int) -> String { "\(limits) 项限制中有 \(count) 项没有余地" }
  func forbids(pairs: Int) -> String { "排除了 \(pairs) 对客户事项与代表" }
  func ties(_ demands: Int) -> String { "对哪些事项由谁共同负责提出了 \(demands) 项要求" }
  var withoutPrice: String { "这类要求没有逐级的价格：请与不含此规则的方案比较" }
  var stepInAll: String { "全部限制各放宽一步（一小时、一个百分点或一个单位）" }
  var withoutItsLimits: String { "取消它的全部限制" }
  var nothingPressesHere: String { "各处都还有余地" }
  var notKnown: String { "未知：在允许的计算量内没有找到方案" }

  func provenWithin(_ gap: String) -> String { "已证明当前方案与最优至多相差 \(gap)；代价均以当前方案为准。" }
  func betterFound(_ amount: String) -> String { "回答时发现了价值高出 \(amount) 的方案：请用更多时间重新求解。" }
}
