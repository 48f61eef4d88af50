/// Labels of a representative's own page.
enum PersonTerm: String, Sendable, CaseIterable {
  case coming, leaving, yours, map, balance, from, to, by, introduction, deals, reason, duties, hours
  case hoursPlanned, travel, timeUsed, workload, revenue, accounts, mapKept, mapComing, mapLeaving, home
  case noneComing, noneLeaving, limits, privacy, allPages, allPagesNote, team
}

/// What a representative's own page says; it speaks to the representative.
protocol PeoplePhrases: Sendable {
  func label(_ term: PersonTerm) -> String
  /// "You keep 34 accounts, take over 5 and hand over 8."
  func yourAccounts(kept: Int, coming: Int, leaving: Int) -> String
  func accountsGiven(_ count: Int) -> String
  /// "Your work goes from 137 % to 102 % of a fair share; the agreed band is 90 % to 110 %."
  func yourWorkload(before: String?, after: String, band: String?) -> String
  func band(_ low: String, _ high: String) -> String
  // Of a colleague, without saying why it is so.
  func cannotGoOn(_ name: String) -> String
  func isRelieved(_ name: String) -> String
  func hasRoom(_ name: String) -> String
  func introduces(_ name: String) -> String
  var introducesYourself: String { get }
  var managerIntroduces: String { get }
}

extension EnglishPhrases {
  func label(_ term: PersonTerm) -> String {
    switch term {
    case .coming: "Coming to you"
    case .leaving: "Leaving you"
    case .yours: "Accounts that stay with you"
    case .map: "Where your accounts are"
    case .balance: "Your workload"
    case .from: "From"
    case .to: "To"
    case .by: "By"
    case .introduction: "Introduction"
    case .deals: "Open deals"
    case .reason: "Why"
    case .duties: "Duties"
    case .hours: "Your hours"
    case .hoursPlanned: "planned hours of the period"
    case .travel: "of them on the road"
    case .timeUsed: "of your time used"
    case .workload: "of a fair share of the work"
    case .revenue: "expected revenue with you"
    case .accounts: "accounts"
    case .mapKept: "stays with you"
    case .mapComing: "comes to you"
    case .mapLeaving: "leaves you"
    case .home: "where your trips start"
    case .noneComing: "Nothing is handed over to you."
    case .noneLeaving: "You hand over nothing."
    case .limits: "What leaves you no more room"
    case .privacy:
      "This page is about you. Of colleagues it names who hands over to you or takes over from you."
    case .allPages: "A page for each representative"
    case .allPagesNote: "Each page shows its own figures only. Send everybody their own."
    case .team: "Team"
    }
  }
  func yourAccounts(kept: Int, coming: Int, leaving: Int) -> String {
    let keep = kept == 1 ? "You keep 1 account" : "You keep \(NumberText.grouped(Int64(kept))) accounts"
    switch (coming, leaving) {
    case (0, 0): return keep + ". Nothing changes hands."
    case (_, 0): return keep + " and take over \(coming)."
    case (0, _): return keep + " and hand over \(leaving)."
    default: return keep + ", take over \(coming) and hand over \(leaving)."
    }
  }
  func accountsGiven(_ count: Int) -> String {
    "\(NumberText.grouped(Int64(count))) \(count == 1 ? "account is" : "accounts are") yours."
  }
  func yourWorkload(before: String?, after: String, band: String?) -> String {
    let change =
      before.map { $0 == after ? "Your work stays at \(after)" : "Your work goes from \($0) to \(after)" }
      ?? "Your work is \(after)"
    return change + " of a fair share" + (band.map { "; the agreed band is \($0)" } ?? "") + "."
  }
  func band(_ low: String, _ high: String) -> String { "\(low) to \(high)" }
  func cannotGoOn(_ name: String) -> String { "\(name) cannot go on with it in this period" }
  func isRelieved(_ name: String) -> String { "it takes work off \(name)" }
  func hasRoom(_ name: String) -> String { "\(name) has room for it" }
  func introduces(_ name: String) -> String { "\(name) introduces you" }
  var introducesYourself: String { "you introduce your successor" }
  var managerIntroduces: String { "ask your manager who introduces you" }
}

extension ChinesePhrases {
  func label(_ term: PersonTerm) -> String {
    switch term {
    case .coming: "交接给您的客户"
    case .leaving: "由您交出的客户"
    case .yours: "继续由您负责的客户"
    case .map: "您的客户在哪里"
    case .balance: "您的工作量"
    case .from: "交接人"
    case .to: "接手人"
    case .by: "最迟"
    case .introduction: "引荐"
    case .deals: "进行中的商机"
    case .reason: "理由"
    case .duties: "职责"
    case .hours: "您的工时"
    case .hoursPlanned: "本期计划工时"
    case .travel: "其中在途"
    case .timeUsed: "时间占用"
    case .workload: "占应担份额的工作量"
    case .revenue: "由您负责的预期收入"
    case .accounts: "客户数"
    case .mapKept: "继续由您负责"
    case .mapComing: "交接给您"
    case .mapLeaving: "由您交出"
    case .home: "您的出发地"
    case .noneComing: "没有客户交接给您。"
    case .noneLeaving: "您不交出任何客户。"
    case .limits: "哪些限制使您没有更多余地"
    case .privacy: "本页只关于您本人；同事仅列出与您交接者的姓名。"
    case .allPages: "每位负责人一页"
    case .allPagesNote: "每页只有本人的数字，请分别发给本人。"
    case .team: "团队"
    }
  }
  func yourAccounts(kept: Int, coming: Int, leaving: Int) -> String {
    let keep = "您继续负责 \(NumberText.grouped(Int64(kept))) 个客户"
    switch (coming, leaving) {
    case (0, 0): return keep + "，没有交接。"
    case (_, 0): return keep + "，接手 \(coming) 个。"
    case (0, _): return keep + "，交出 \(leaving) 个。"
    default: return keep + "，接手 \(coming) 个，交出 \(leaving) 个。"
    }
  }
  func accountsGiven(_ count: Int) -> String { "\(NumberText.grouped(Int64(count))) 个客户由您负责。" }
  func yourWorkload(before: String?, after: String, band: String?) -> String {
    let change =
      before.map { $0 == after ? "您的工作量仍为应担份额的 \(after)" : "您的工作量从应担份额的 \($0) 变为 \(after)" }
      ?? "您的工作量为应担份额的 \(after)"
    return change + (band.map { "；约定范围为 \($0)" } ?? "") + "。"
  }
  func band(_ low: String, _ high: String) -> String { "\(low) 至 \(high)" }
  func cannotGoOn(_ name: String) -> String { "\(name) 本期无法继续负责" }
  func isRelieved(_ name: String) -> String { "减轻 \(name) 的工作" }
  func hasRoom(_ name: String) -> String { "\(name) 有余力" }
  func introduces(_ name: String) -> String { "由 \(name) 引荐" }
  var introducesYourself: String { "由您引荐接手人" }
  var managerIntroduces: String { "请询问您的主管由谁引荐" }
}
