/// Why an item is in other hands; the raw value is the `reason` of JSON and CSV.
enum DiffReasonKind: String, Sendable, CaseIterable {
  case forced, barred, unheld, needed, pays, equal, costs
}

/// Columns of the table of changes, and of that by representative.
enum DiffColumn: Sendable, CaseIterable { case place, from, to, worth, putBack, reason }
enum DiffPersonColumn: Sendable, CaseIterable {
  case person, itemsIn, itemsOut, hoursBefore, hoursAfter, hours, shareBefore, shareAfter, revenue
}

enum DiffHeading: Sendable, CaseIterable { case reasons, people, regions, duties, changes }

/// What a plan names that the data do not have; the raw value is the `misfit` of JSON and CSV.
enum MisfitKind: String, Sendable, CaseIterable {
  case account, duty
  case dutyOfAccount = "duty_of_account"
  case representative, level
}

/// What the difference of two plans says.
protocol DiffPhrases: Sendable {
  func label(_ kind: DiffReasonKind) -> String
  func label(_ column: DiffColumn) -> String
  func label(_ column: DiffPersonColumn) -> String
  func diffHeading(_ heading: DiffHeading) -> String
  var diffReasonCaption: String { get }
  func diffTitle(_ plan: String, against other: String) -> String
  var plansAreSame: String { get }
  var plansDifferInMisfits: String { get }
  func itemsDiffer(_ count: String, of all: String, accounts: String) -> String
  func worthChange(_ change: String) -> String
  var wasUnheld: String { get }
  func barredFrom(_ who: String, why: String) -> String
  func neededFor(_ violation: String, more: Int) -> String
  func doesNotFit(_ plan: String) -> String
  func misfit(_ kind: MisfitKind, count: Int, names: String) -> String
  func unlisted(_ count: Int, names: String) -> String
  func andMore(_ count: Int) -> String
  func heatMapTitle(_ plan: String) -> String
  var heatMapCaption: String { get }
  /// In the corner of the heat map.
  var fromRowToColumn: String { get }
  func handedOver(_ items: String, from: String, to: String) -> String
}

extension EnglishPhrases {
  func label(_ kind: DiffReasonKind) -> String {
    switch kind {
    case .forced: "the former holder leaves or cannot do it"
    case .barred: "a rule bars the former holder"
    case .unheld: "nobody had it"
    case .needed: "back alone would break a rule"
    case .pays: "back alone would be worth less"
    case .equal: "back alone would change nothing"
    case .costs: "back alone would be worth more and break nothing"
    }
  }
  func label(_ column: DiffColumn) -> String {
    switch column {
    case .place: "Account · duty"
    case .from: "From"
    case .to: "To"
    case .worth: "Worth"
    case .putBack: "If put back alone"
    case .reason: "Why"
    }
  }
  func label(_ column: DiffPersonColumn) -> String {
    switch column {
    case .person: "Representative"
    case .itemsIn: "In"
    case .itemsOut: "Out"
    case .hoursBefore: "Work before"
    case .hoursAfter: "After"
    case .hours: "Change"
    case .shareBefore: "Of fair share"
    case .shareAfter: "Then"
    case .revenue: "Revenue"
    }
  }
  func diffHeading(_ heading: DiffHeading) -> String {
    switch heading {
    case .reasons: "Why items are in other hands"
    case .people: "By representative"
    case .regions: "By region"
    case .duties: "By duty"
    case .changes: "Every change"
    }
  }
  var diffReasonCaption: String {
    "Each reason is what putting that one item back, with all else as in the second plan, would do. Worth is "
      + "revenue less travel; put back also counts wishes."
  }
  func diffTitle(_ plan: String, against other: String) -> String { "\(plan) against \(other)" }
  var plansAreSame: String { "The plans are the same." }
  var plansDifferInMisfits: String {
    "Every item that the data know is in the same hands; the plans differ in what the data do not know."
  }
  func itemsDiffer(_ count: String, of all: String, accounts: String) -> String {
    "\(count) of \(all) items are in other hands (\(accounts))"
  }
  func worthChange(_ change: String) -> String { "objective \(change)" }
  var wasUnheld: String { "nobody had it" }
  func barredFrom(_ who: String, why: String) -> String { "not for \(who): \(why)" }
  func neededFor(_ violation: String, more: Int) -> String {
    "back alone: \(violation)" + (more > 0 ? "; \(more) more" : "")
  }
  func doesNotFit(_ plan: String) -> String { "\(plan) does not fit the data:" }
  func misfit(_ kind: MisfitKind, count: Int, names: String) -> String {
    let what =
      switch kind {
      case .account: count == 1 ? "account that the data do not have" : "accounts that the data do not have"
      case .duty: count == 1 ? "duty that the data do not have" : "duties that the data do not have"
      case .dutyOfAccount:
        count == 1 ? "duty that its account does not have" : "duties that their accounts do not have"
      case .representative:
        count == 1
          ? "representative who is not in the data; nobody has their items"
          : "representatives who are not in the data; nobody has their items"
      case .level:
        count == 1
          ? "level of visits that cannot be given here; the standard one is taken"
          : "levels of visits that cannot be given here; the standard one is taken"
      }
    return "\(count) \(what): \(names)"
  }
  func unlisted(_ count: Int, names: String) -> String {
    "\(count) \(count == 1 ? "item" : "items") that the plan does not list, held by nobody: \(names)"
  }
  func andMore(_ count: Int) -> String { "and \(NumberText.grouped(Int64(count))) more" }
  func heatMapTitle(_ plan: String) -> String { "From whom to whom: \(plan)" }
  var heatMapCaption: String { "Items that change hands; the darker, the more. Rows give, columns take." }
  var fromRowToColumn: String { "from ↓ to →" }
  func handedOver(_ items: String, from: String, to: String) -> String { "\(from) → \(to): \(items)" }
}

extension ChinesePhrases {
  func label(_ kind: DiffReasonKind) -> String {
    switch kind {
    case .forced: "原负责人离开或无法承担"
    case .barred: "规则不许原负责人承担"
    case .unheld: "原来无人负责"
    case .needed: "单独放回会违反规则"
    case .pays: "单独放回会减少收益"
    case .equal: "单独放回没有影响"
    case .costs: "单独放回收益更高且不违规"
    }
  }
  func label(_ column: DiffColumn) -> String {
    switch column {
    case .place: "客户 · 职责"
    case .from: "原负责人"
    case .to: "新负责人"
    case .worth: "价值"
    case .putBack: "若单独放回"
    case .reason: "原因"
    }
  }
  func label(_ column: DiffPersonColumn) -> String {
    switch column {
    case .person: "销售"
    case .itemsIn: "接手"
    case .itemsOut: "交出"
    case .hoursBefore: "原工作量"
    case .hoursAfter: "现工作量"
    case .hours: "变化"
    case .shareBefore: "占应担份额"
    case .shareAfter: "之后"
    case .revenue: "收入"
    }
  }
  func diffHeading(_ heading: DiffHeading) -> String {
    switch heading {
    case .reasons: "为什么换人"
    case .people: "按销售"
    case .regions: "按区域"
    case .duties: "按职责"
    case .changes: "全部变动"
    }
  }
  var diffReasonCaption: String {
    "每一条原因都是：其他不变，只把这一项放回原负责人会怎样。价值为收入减差旅成本；“若单独放回”还计入愿望的代价。"
  }
  func diffTitle(_ plan: String, against other: String) -> String { "\(plan) 对比 \(other)" }
  var plansAreSame: String { "两个方案相同。" }
  var plansDifferInMisfits: String { "数据所知的事项负责人都相同；两个方案只在数据不认识的内容上不同。" }
  func itemsDiffer(_ count: String, of all: String, accounts: String) -> String {
    "\(all) 项中 \(count) 项负责人不同（\(accounts)）"
  }
  func worthChange(_ change: String) -> String { "目标值 \(change)" }
  var wasUnheld: String { "原来无人负责" }
  func barredFrom(_ who: String, why: String) -> String { "\(who) 不可承担：\(why)" }
  func neededFor(_ violation: String, more: Int) -> String {
    "单独放回：\(violation)" + (more > 0 ? "；另有 \(more) 条" : "")
  }
  func doesNotFit(_ plan: String) -> String { "\(plan) 与数据不符之处：" }
  func misfit(_ kind: MisfitKind, count: Int, names: String) -> String {
    let what =
      switch kind {
      case .account: "个客户不在数据中"
      case .duty: "项职责不在数据中"
      case .dutyOfAccount: "项职责不属于该客户"
      case .representative: "名销售不在数据中，其事项无人负责"
      case .level: "项拜访档次在此不可用，按标准档次计"
      }
    return "\(count) \(what)：\(names)"
  }
  func unlisted(_ count: Int, names: String) -> String { "\(count) 项未列入方案，无人负责：\(names)" }
  func andMore(_ count: Int) -> String { "另有 \(NumberText.grouped(Int64(count))) 项" }
  func heatMapTitle(_ plan: String) -> String { "从谁到谁：\(plan)" }
  var heatMapCaption: String { "换人的事项，颜色越深越多；行为交出，列为接手。" }
  var fromRowToColumn: String { "从 ↓ 到 →" }
  func handedOver(_ items: String, from: String, to: String) -> String { "\(from) → \(to)：\(items)" }
}
