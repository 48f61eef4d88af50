import ScenarioRunning

enum ReplayHeading: Sendable, CaseIterable { case alerts, facts, drift, loads, people }

/// What replaying a plan says.
protocol ReplayPhrases: Sendable {
  func replayTitle(_ plan: String, under scenario: String) -> String
  func replayHeading(_ heading: ReplayHeading) -> String
  func noAlerts(_ plan: String) -> String
  func alertCount(_ count: Int, first: String) -> String
  func label(_ kind: DriftAlert.Kind) -> String
  func label(_ measure: ReplayDrift.Measure) -> String
  func text(_ comparability: ReplayDrift.Comparability) -> String
  /// A count beyond its threshold: "7 items of people who left or cannot do them (at most 0)".
  func alertText(_ kind: DriftAlert.Kind, who: String?, measured: String, threshold: String) -> String
  func goneAccounts(_ count: Int, names: String) -> String
  func goneHolder(_ name: String, items: String) -> String
  func goneDuties(_ count: Int) -> String
  func newAccounts(_ count: Int, names: String) -> String
  func newItems(_ count: Int, names: String) -> String
  func unable(_ name: String, items: String, why: String) -> String
  var nothingChanged: String { get }
  var columnThen: String { get }
  var columnNow: String { get }
  var replayHint: String { get }
  var notComparable: String { get }
  var ofFairShare: String { get }
}

extension EnglishPhrases {
  func replayTitle(_ plan: String, under scenario: String) -> String { "\(plan) under \(scenario)" }
  func replayHeading(_ heading: ReplayHeading) -> String {
    switch heading {
    case .alerts: "Alerts"
    case .facts: "What has changed"
    case .drift: "Then and now"
    case .loads: "Workload of each, then and now"
    case .people: "Workload of each"
    }
  }
  func noAlerts(_ plan: String) -> String { "\(plan) still holds: nothing has drifted beyond its threshold." }
  func alertCount(_ count: Int, first: String) -> String {
    count == 1 ? "1 alert: \(first)." : "\(count) alerts; first: \(first)."
  }
  func label(_ kind: DriftAlert.Kind) -> String {
    switch kind {
    case .leavers: "items of people who left or cannot keep them"
    case .coverage: "items that nobody holds"
    case .newBusiness: "items of new accounts or duties, with nobody"
    case .rules: "other hard rules broken"
    case .load: "workload off the fair share"
    case .drift: "workload drifted"
    case .fairness: "workload spread"
    case .revenue: "expected revenue below the plan"
    }
  }
  func label(_ measure: ReplayDrift.Measure) -> String {
    switch measure {
    case .revenue: "Expected revenue"
    case .workload: "Work held"
    case .travel: "Travel time"
    case .spread: "Workload spread"
    case .uncovered: "Items with nobody"
    case .brokenRules: "Rules broken (each by its own)"
    }
  }
  func text(_ comparability: ReplayDrift.Comparability) -> String {
    switch comparability {
    case .comparable: "comparable"
    case .otherCurrency: "not comparable: another currency"
    case .otherPeriodLength: "not comparable: a period of another length"
    case .otherNorms: "not comparable: other visits, minutes or travel are assumed"
    case .otherValuation: "not comparable: other earnings are assumed"
    }
  }
  func alertText(_ kind: DriftAlert.Kind, who: String?, measured: String, threshold: String) -> String {
    switch kind {
    case .leavers, .coverage, .newBusiness, .rules:
      "\(label(kind)): \(measured) (at most \(threshold))"
    case .load: "\(who ?? "")’s workload is off the fair share by \(measured) (at most \(threshold))"
    case .drift: "\(who ?? "")’s workload has moved by \(measured) of the fair share (at most \(threshold))"
    case .fairness: "workload spread \(measured) (at most \(threshold))"
    case .revenue: "expected revenue \(measured) below the plan (at most \(threshold))"
    }
  }
  func goneAccounts(_ count: Int, names: String) -> String {
    "\(count) \(count == 1 ? "account of the plan is" : "accounts of the plan are") gone: \(names)"
  }
  func goneHolder(_ name: String, items: String) -> String {
    "\(name) is not in the data any more and leaves \(items)"
  }
  func goneDuties(_ count: Int) -> String {
    "\(count) \(count == 1 ? "duty that the plan gives out no longer exists" : "duties that the plan gives out no longer exist")"
  }
  func newAccounts(_ count: Int, names: String) -> String {
    "\(count) new \(count == 1 ? "account" : "accounts") that nobody has: \(names)"
  }
  func newItems(_ count: Int, names: String) -> String {
    "\(count) new \(count == 1 ? "duty of an account" : "duties of accounts") of the plan that nobody has: \(names)"
  }
  func unable(_ name: String, items: String, why: String) -> String { "\(name) \(why): \(items)" }
  var nothingChanged: String { "Accounts, duties and people are those of the plan." }
  var columnThen: String { "Then" }
  var columnNow: String { "Now" }
  var replayHint: String {
    "The fewest handovers that mend it: solve the scenario with this plan as the incumbents and a disruption "
      + "rule, such as \u{201C}rules: {disruption: {items: 10}}\u{201D}."
  }
  var notComparable: String { "Not comparable" }
  var ofFairShare: String { "Of fair share" }
}

extension ChinesePhrases {
  func replayTitle(_ plan: String, under scenario: String) -> String { "\(plan)，按 \(scenario) 评判" }
  func replayHeading(_ heading: ReplayHeading) -> String {
    switch heading {
    case .alerts: "预警"
    case .facts: "发生了什么变化"
    case .drift: "当时与现在"
    case .loads: "每人工作量：当时与现在"
    case .people: "每人工作量"
    }
  }
  func noAlerts(_ plan: String) -> String { "\(plan) 仍然成立：没有偏移超过阈值。" }
  func alertCount(_ count: Int, first: String) -> String {
    count == 1 ? "1 条预警：\(first)。" : "\(count) 条预警，首条：\(first)。"
  }
  func label(_ kind: DriftAlert.Kind) -> String {
    switch kind {
    case .leavers: "负责人已离开或无法承担的事项"
    case .coverage: "无人负责的事项"
    case .newBusiness: "新客户或新职责中无人负责的事项"
    case .rules: "违反的其他硬性规则"
    case .load: "工作量偏离应担份额"
    case .drift: "工作量发生偏移"
    case .fairness: "工作量差距"
    case .revenue: "预期收入低于计划"
    }
  }
  func label(_ measure: ReplayDrift.Measure) -> String {
    switch measure {
    case .revenue: "预期收入"
    case .workload: "承担的工作量"
    case .travel: "在途时间"
    case .spread: "工作量差距"
    case .uncovered: "无人负责的事项"
    case .brokenRules: "违反的规则（各按当时规则）"
    }
  }
  func text(_ comparability: ReplayDrift.Comparability) -> String {
    switch comparability {
    case .comparable: "可比"
    case .otherCurrency: "不可比：币种不同"
    case .otherPeriodLength: "不可比：周期长度不同"
    case .otherNorms: "不可比：拜访、工时或差旅的假设不同"
    case .otherValuation: "不可比：收益假设不同"
    }
  }
  func alertText(_ kind: DriftAlert.Kind, who: String?, measured: String, threshold: String) -> String {
    switch kind {
    case .leavers, .coverage, .newBusiness, .rules: "\(label(kind))：\(measured)（至多 \(threshold)）"
    case .load: "\(who ?? "") 的工作量偏离应担份额 \(measured)（至多 \(threshold)）"
    case .drift: "\(who ?? "") 的工作量偏移了应担份额的 \(measured)（至多 \(threshold)）"
    case .fairness: "工作量差距 \(measured)（至多 \(threshold)）"
    case .revenue: "预期收入比计划低 \(measured)（至多 \(threshold)）"
    }
  }
  func goneAccounts(_ count: Int, names: String) -> String { "方案中的 \(count) 个客户已不存在：\(names)" }
  func goneHolder(_ name: String, items: String) -> String { "\(name) 已不在数据中，留下 \(items)" }
  func goneDuties(_ count: Int) -> String { "方案中的 \(count) 项职责已不存在" }
  func newAccounts(_ count: Int, names: String) -> String { "\(count) 个新客户无人负责：\(names)" }
  func newItems(_ count: Int, names: String) -> String { "方案内客户的 \(count) 项新职责无人负责：\(names)" }
  func unable(_ name: String, items: String, why: String) -> String { "\(name)：\(why)，涉及 \(items)" }
  var nothingChanged: String { "客户、职责与人员均与方案一致。" }
  var columnThen: String { "当时" }
  var columnNow: String { "现在" }
  var replayHint: String {
    "以最少的交接修正：把本方案作为现状，并加上变动限制求解该场景，例如“rules: {disruption: {items: 10}}”。"
  }
  var notComparable: String { "不可比" }
  var ofFairShare: String { "占应担份额" }
}
