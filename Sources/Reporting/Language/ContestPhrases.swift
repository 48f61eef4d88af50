import TerritoryAssignment
import TerritoryPlanning

/// Columns of a table of objections.
enum ContestColumn: String, Sendable, CaseIterable {
  case number, by, asked, verdict, cost, others
}

/// What became of an objection; the raw value is its code in JSON.
enum ContestVerdict: String, Sendable, CaseIterable {
  case granted
  case alreadySo = "already_so"
  case refused, undecided
}

/// What a report on a contest says.
protocol ContestPhrases: Sendable {
  func label(_ column: ContestColumn) -> String
  func label(_ verdict: ContestVerdict) -> String
  /// `what` is an account, or an account with its duties.
  func keep(_ what: String, with holder: String?) -> String
  func give(_ what: String, to holder: String) -> String
  func swap(_ first: String, _ second: String, duties: String?) -> String
  /// An objection by its number and where it stands.
  func objection(_ number: Int, line: Int) -> String

  func grantedSome(_ granted: Int, of all: Int) -> String
  /// `cost` is a predicate.
  func together(cost: String, plan: String) -> String
  /// What all together cost beyond the sum of what each costs alone; a predicate.
  func interaction(_ cost: String) -> String
  func changes(_ changed: String, others: Int64, fewest: String, givenUp share: String) -> String
  func noPlanGrants(_ reason: String?) -> String
  /// What it costs with nothing else granted; `cost` is a predicate.
  func alone(_ cost: String) -> String

  func asksForNothing(_ reason: EmptyObjection) -> String
  func forbids(_ place: String, holder: String, rule: String, why: String) -> String
  func contradicts(_ others: String) -> String
  var contradictsItself: String { get }
  var noPlanHasIt: String { get }
  func noPlanHasItBeside(_ others: String) -> String
  func notSettled(_ reason: String) -> String
  func movesBesides(_ place: String, from: String, to: String) -> String
  func note(_ text: String, by: String) -> String
}

extension EnglishPhrases {
  func label(_ column: ContestColumn) -> String {
    switch column {
    case .number: "No."
    case .by: "By"
    case .asked: "Asked"
    case .verdict: "Verdict"
    case .cost: "Cost alone"
    case .others: "Others that move"
    }
  }
  func label(_ verdict: ContestVerdict) -> String {
    switch verdict {
    case .granted: "granted"
    case .alreadySo: "already so"
    case .refused: "refused"
    case .undecided: "undecided"
    }
  }
  func keep(_ what: String, with holder: String?) -> String {
    holder.map { "\(what) stays with \($0)" } ?? "\(what) stays where it is today"
  }
  func give(_ what: String, to holder: String) -> String { "\(what) goes to \(holder)" }
  func swap(_ first: String, _ second: String, duties: String?) -> String {
    "\(first) and \(second) change places" + (duties.map { " (\($0))" } ?? "")
  }
  func objection(_ number: Int, line: Int) -> String { "no. \(number) (line \(line))" }

  func grantedSome(_ granted: Int, of all: Int) -> String {
    "\(granted) of \(all) \(all == 1 ? "objection" : "objections") granted"
  }
  func together(cost: String, plan: String) -> String {
    "Granting them together: \(cost). The plan shown is worth \(plan)."
  }
  func interaction(_ cost: String) -> String {
    "Granting them together instead of one by one: \(cost)."
  }
  func changes(_ changed: String, others: Int64, fewest: String, givenUp share: String) -> String {
    "\(changed) in other hands than before, \(NumberText.grouped(others)) of them not asked for; "
      + "no plan within \(share) of the best that grants them needs fewer than \(fewest)."
  }
  func noPlanGrants(_ reason: String?) -> String {
    "There is no new plan" + (reason.map { ": \($0)." } ?? ": nothing changes.")
  }
  func alone(_ cost: String) -> String { "alone: \(cost)" }

  func asksForNothing(_ reason: EmptyObjection) -> String {
    switch reason {
    case .noSuchDuty: "the account has no such duty in this period"
    case .nobodyToday: "nobody has it today; write give: instead of keep:"
    case .notWithThemToday: "they do not have it today; write give: instead of keep:"
    case .noDutyInCommon: "the accounts have no duty in common"
    }
  }
  func forbids(_ place: String, holder: String, rule: String, why: String) -> String {
    "\(holder) may not take \(place): \(why) (rule: \(rule))"
  }
  func contradicts(_ others: String) -> String { "asks for another holder than \(others)" }
  var contradictsItself: String { "asks for two holders of work that has to stay in one hand" }
  var noPlanHasIt: String { "no plan that keeps the rules has it" }
  func noPlanHasItBeside(_ others: String) -> String {
    "no plan that keeps the rules has it beside \(others)"
  }
  func notSettled(_ reason: String) -> String { "no answer in time (\(reason))" }
  func movesBesides(_ place: String, from: String, to: String) -> String {
    "\(place) goes from \(from) to \(to)"
  }
  func note(_ text: String, by: String) -> String { by.isEmpty ? "“\(text)”" : "\(by): “\(text)”" }
}

extension ChinesePhrases {
  func label(_ column: ContestColumn) -> String {
    switch column {
    case .number: "序号"
    case .by: "提出人"
    case .asked: "要求"
    case .verdict: "结论"
    case .cost: "单独采纳的代价"
    case .others: "连带换人"
    }
  }
  func label(_ verdict: ContestVerdict) -> String {
    switch verdict {
    case .granted: "采纳"
    case .alreadySo: "方案已如此"
    case .refused: "不予采纳"
    case .undecided: "尚未确定"
    }
  }
  func keep(_ what: String, with holder: String?) -> String {
    holder.map { "\(what)仍由 \($0) 负责" } ?? "\(what)保持现状"
  }
  func give(_ what: String, to holder: String) -> String { "\(what)交给 \(holder)" }
  func swap(_ first: String, _ second: String, duties: String?) -> String {
    "\(first)与\(second)互换负责人" + (duties.map { "（\($0)）" } ?? "")
  }
  func objection(_ number: Int, line: Int) -> String { "第 \(number) 条（第 \(line) 行）" }

  func grantedSome(_ granted: Int, of all: Int) -> String { "\(all) 条异议中采纳 \(granted) 条" }
  func together(cost: String, plan: String) -> String { "一并采纳：\(cost)。所示方案的目标值为 \(plan)。" }
  func interaction(_ cost: String) -> String { "一并采纳与逐条采纳相比：\(cost)。" }
  func changes(_ changed: String, others: Int64, fewest: String, givenUp share: String) -> String {
    "\(changed)与原方案不同，其中 \(NumberText.grouped(others)) 项并非异议所求；"
      + "在与最优相差不超过 \(share) 且采纳这些异议的方案中，至少要变动 \(fewest)。"
  }
  func noPlanGrants(_ reason: String?) -> String {
    "没有新方案" + (reason.map { "：\($0)。" } ?? "：无需变动。")
  }
  func alone(_ cost: String) -> String { "单独采纳：\(cost)" }

  func asksForNothing(_ reason: EmptyObjection) -> String {
    switch reason {
    case .noSuchDuty: "该客户本期没有此项职责"
    case .nobodyToday: "目前无人负责；请用 give: 代替 keep:"
    case .notWithThemToday: "目前不由其负责；请用 give: 代替 keep:"
    case .noDutyInCommon: "两个客户没有相同的职责"
    }
  }
  func forbids(_ place: String, holder: String, rule: String, why: String) -> String {
    "\(holder) 不能承担 \(place)：\(why)（规则：\(rule)）"
  }
  func contradicts(_ others: String) -> String { "与\(others)要求的负责人不同" }
  var contradictsItself: String { "为须由同一人负责的工作要求了两个负责人" }
  var noPlanHasIt: String { "没有合规方案能够满足" }
  func noPlanHasItBeside(_ others: String) -> String { "没有合规方案能与\(others)同时满足" }
  func notSettled(_ reason: String) -> String { "限定时间内没有结论（\(reason)）" }
  func movesBesides(_ place: String, from: String, to: String) -> String { "\(place)由 \(from) 转给 \(to)" }
  func note(_ text: String, by: String) -> String { by.isEmpty ? "“\(text)”" : "\(by)：“\(text)”" }
}
