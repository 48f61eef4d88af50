import TerritoryPlanning

/// Sheets of the workbook, in their order.
enum WorkbookSheet: String, Sendable, CaseIterable {
  case summary, people, moves, accounts, handover, parameters
}

/// Heads of columns of the workbook that other reports do not have.
enum WorkbookHead: String, Sendable, CaseIterable {
  case accountID, segment, ownerToday, ownerPlanned, note, revenueNow, potential, hours
  case accountsBefore, accountsAfter, hoursBefore, hoursAfter, hoursDifference
  case shareBefore, shareAfter, band, inBand, timeUsedBefore, timeUsedAfter
  case travelBefore, travelAfter, revenueBefore, revenueAfter, revenueDifference
  case byWhen, whyThen, introducedBy, openDeals, openValue, deals, done, ifKept, keepLeast, keepMost
  case nextBest, step, certainty, partner, difference
}

/// What becomes of an item.
enum ItemChange: String, Sendable, CaseIterable { case stays, new, taken, handedOff, unassigned }

protocol WorkbookPhrases: Sendable {
  /// Names of sheets: at most 31 characters, none of `[]:*?/\`.
  func name(of sheet: WorkbookSheet) -> String
  /// What a sheet is for, as a sentence.
  func purpose(of sheet: WorkbookSheet) -> String
  func label(_ head: WorkbookHead) -> String
  func label(_ change: ItemChange) -> String
  func label(_ stage: Opportunity.Stage) -> String
  func text(_ timing: Handover.Timing) -> String
  func introduced(by manager: String) -> String
  var introductionOpen: String { get }
  var introductionNotNeeded: String { get }
  /// "¥120,000, in negotiation, expected 2026-12-01"; parts that are not known are left out.
  func deal(_ name: String, stage: String, value: String?, expected: String?, leader: String?) -> String
  func moreDeals(_ count: Int) -> String
  var dealWithoutName: String { get }
  var beforeAndAfter: String { get }
  var promised: String { get }
  var sheets: String { get }
  var howFar: String { get }
  var peopleSheets: String { get }
  /// Of so many people only the first have a sheet of their own.
  func peopleWithoutSheet(_ count: Int, most: Int) -> String
  /// How to change an owner, where the reader does it.
  var howToEdit: [String] { get }
  var chooseOwner: String { get }
  var chooseOwnerHint: String { get }
  var notInList: String { get }
  var notInListHint: String { get }
  var handoverDates: [String] { get }
  func stays(_ kept: Int, takes: Int, hands: Int) -> String
  func manager(_ name: String) -> String
  /// With `&P` and `&N` where the numbers of the page and of all pages go.
  var pageNumber: String { get }
  func printed(_ day: String, program: String) -> String
  var planVersion: String { get }
  var program: String { get }
  var printedOn: String { get }
  /// Of a part of a long sheet.
  func part(_ name: String, _ number: Int) -> String
  var todayOnly: String { get }
  var noOpenDeals: String { get }
  var itemsInPool: String { get }
  var itemsOfNobody: String { get }
  var revenueOfVoluntary: String { get }
  var revenueOfForced: String { get }
}

extension EnglishPhrases {
  func name(of sheet: WorkbookSheet) -> String {
    switch sheet {
    case .summary: "Summary"
    case .people: "By representative"
    case .moves: "Moves"
    case .accounts: "All accounts"
    case .handover: "Handover"
    case .parameters: "Assumptions"
    }
  }
  func purpose(of sheet: WorkbookSheet) -> String {
    switch sheet {
    case .summary: "What the plan changes, what it promises, and how far it is from the best possible."
    case .people: "Everybody before and after; a name leads to the person’s own sheet."
    case .moves: "Every account that changes hands, with the reason."
    case .accounts: "Who has what today and in the plan. Change the planned owner here."
    case .handover: "Who hands what to whom, by when, with the open deals. Tick what is done."
    case .parameters: "Every assumption: given by you, or a default. Version of the data."
    }
  }
  func label(_ head: WorkbookHead) -> String {
    switch head {
    case .accountID: "Account id"
    case .segment: "Segment"
    case .ownerToday: "Owner today"
    case .ownerPlanned: "Planned owner (change here)"
    case .note: "Why otherwise (optional)"
    case .revenueNow: "Revenue of the account today"
    case .potential: "Potential of the account"
    case .hours: "Hours"
    case .accountsBefore: "Accounts before"
    case .accountsAfter: "Accounts after"
    case .hoursBefore: "Hours before"
    case .hoursAfter: "Hours after"
    case .hoursDifference: "Hours ±"
    case .shareBefore: "Of fair share before"
    case .shareAfter: "Of fair share after"
    case .band: "Allowed"
    case .inBand: "Within"
    case .timeUsedBefore: "Time used before"
    case .timeUsedAfter: "Time used after"
    case .travelBefore: "Travel hours before"
    case .travelAfter: "Travel hours after"
    case .revenueBefore: "Expected revenue before"
    case .revenueAfter: "Expected revenue after"
    case .revenueDifference: "Expected revenue ±"
    case .byWhen: "By"
    case .whyThen: "Why that day"
    case .introducedBy: "Introduced by"
    case .openDeals: "Open deals"
    case .openValue: "Value of open deals"
    case .deals: "Which deals"
    case .done: "Done"
    case .ifKept: "If it stays"
    case .keepLeast: "Staying costs at least"
    case .keepMost: "Staying costs at most"
    case .nextBest: "Next best owner"
    case .step: "Step"
    case .certainty: "Certainty"
    case .partner: "From or to"
    case .difference: "Difference"
    }
  }
  func label(_ change: ItemChange) -> String {
    switch change {
    case .stays: "stays"
    case .new: "new"
    case .taken: "taken over"
    case .handedOff: "handed off"
    case .unassigned: "nobody"
    }
  }
  func label(_ stage: Opportunity.Stage) -> String {
    switch stage {
    case .open: "open"
    case .negotiation: "in negotiation"
    case .won: "won"
    case .lost: "lost"
    }
  }
  func text(_ timing: Handover.Timing) -> String {
    switch timing {
    case .periodStart: "start of the period"
    case .lastDay: "last day at work"
    case .afterFreeze: "day after the deal is no longer frozen"
    case .successorStarts: "successor starts"
    case .hasLeft: "has left already"
    }
  }
  func introduced(by manager: String) -> String { "\(manager) (manager)" }
  var introductionOpen: String { "to be named: the former owner has left" }
  var introductionNotNeeded: String { "not needed: from the house pool" }
  func deal(_ name: String, stage: String, value: String?, expected: String?, leader: String?) -> String {
    let parts = [value, stage, expected.map { "expected \($0)" }, leader.map { "led by \($0)" }]
    return name + ": " + parts.compactMap(\.self).joined(separator: ", ")
  }
  func moreDeals(_ count: Int) -> String { "and \(count) more" }
  var dealWithoutName: String { "Deal" }
  var beforeAndAfter: String { "Before and after" }
  var promised: String { "What is promised" }
  var sheets: String { "The sheets" }
  var howFar: String { "How far from the best possible" }
  var peopleSheets: String { "A sheet for each representative follows." }
  func peopleWithoutSheet(_ count: Int, most: Int) -> String {
    "\(most) people have a sheet of their own, those with most changes; the other \(count) are in “By representative”, and “All accounts” can be filtered by their names."
  }
  var howToEdit: [String] {
    [
      "Yellow cells may be changed: choose another planned owner from the list, and say why if you like.",
      "Everything else is locked, without a password. Do not delete rows; filter instead.",
      "Save the file and have it priced: evenfield contest PATH --objections workbook.xlsx --plan PLAN says what each change costs and who else moves.",
    ]
  }
  var chooseOwner: String { "Planned owner" }
  var chooseOwnerHint: String { "Choose from the list. The plan is solved again with your choice." }
  var notInList: String { "Not in the list" }
  var notInListHint: String { "Choose a name from the list." }
  var handoverDates: [String] {
    [
      "Dates are derived, not agreed: whoever leaves hands over by the last day at work, a frozen deal is handed over the day after, a successor who starts later takes over on that day, all else by the start of the period.",
      "The person who hands over introduces; where they have left, their manager.",
    ]
  }
  func stays(_ kept: Int, takes: Int, hands: Int) -> String {
    "Keeps \(kept), takes over \(takes), hands off \(hands)."
  }
  func manager(_ name: String) -> String { "Manager: \(name)" }
  var pageNumber: String { "Page &P of &N" }
  func printed(_ day: String, program: String) -> String { "\(day) · Evenfield \(program)" }
  var planVersion: String { "Plan" }
  var program: String { "Program" }
  var printedOn: String { "Day of this workbook" }
  func part(_ name: String, _ number: Int) -> String { "\(name) \(number)" }
  var todayOnly: String { "Nothing changes hands." }
  var noOpenDeals: String { "The data name no open deals; import them from the CRM to have them here." }
  var itemsInPool: String { "Items in the house pool" }
  var itemsOfNobody: String { "Items that nobody has" }
  var revenueOfVoluntary: String { "Revenue of accounts with voluntary handovers" }
  var revenueOfForced: String { "Revenue of accounts with forced handovers" }
}

extension ChinesePhrases {
  func name(of sheet: WorkbookSheet) -> String {
    switch sheet {
    case .summary: "概览"
    case .people: "负责人对比"
    case .moves: "变动清单"
    case .accounts: "客户清单"
    case .handover: "交接单"
    case .parameters: "参数与假设"
    }
  }
  func purpose(of sheet: WorkbookSheet) -> String {
    switch sheet {
    case .summary: "方案改变什么、带来什么、距离最优还有多远。"
    case .people: "每个人的前后对比；点击姓名可到本人的工作表。"
    case .moves: "每一个更换负责人的客户，以及原因。"
    case .accounts: "现在和方案中的负责人。要改方案负责人，就改这里。"
    case .handover: "谁交给谁、何时之前交接、有哪些在谈商机。完成后打勾。"
    case .parameters: "全部假设：由您给定，或为默认值。数据版本。"
    }
  }
  func label(_ head: WorkbookHead) -> String {
    switch head {
    case .accountID: "客户编号"
    case .segment: "客户分类"
    case .ownerToday: "现负责人"
    case .ownerPlanned: "方案负责人（可改）"
    case .note: "为何要改（可不填）"
    case .revenueNow: "客户现有收入"
    case .potential: "客户潜力"
    case .hours: "工时"
    case .accountsBefore: "客户数（前）"
    case .accountsAfter: "客户数（后）"
    case .hoursBefore: "工时（前）"
    case .hoursAfter: "工时（后）"
    case .hoursDifference: "工时 ±"
    case .shareBefore: "公平份额比（前）"
    case .shareAfter: "公平份额比（后）"
    case .band: "允许范围"
    case .inBand: "在范围内"
    case .timeUsedBefore: "时间占用（前）"
    case .timeUsedAfter: "时间占用（后）"
    case .travelBefore: "在途小时（前）"
    case .travelAfter: "在途小时（后）"
    case .revenueBefore: "预期收入（前）"
    case .revenueAfter: "预期收入（后）"
    case .revenueDifference: "预期收入 ±"
    case .byWhen: "交接期限"
    case .whyThen: "期限依据"
    case .introducedBy: "引见人"
    case .openDeals: "在谈商机数"
    case .openValue: "在谈商机金额"
    case .deals: "在谈商机"
    case .done: "完成"
    case .ifKept: "如果不换"
    case .keepLeast: "不换的代价（至少）"
    case .keepMost: "不换的代价（至多）"
    case .nextBest: "次优负责人"
    case .step: "先后"
    case .certainty: "把握"
    case .partner: "来自或交给"
    case .difference: "差异"
    }
  }
  func label(_ change: ItemChange) -> String {
    switch change {
    case .stays: "不变"
    case .new: "新分配"
    case .taken: "接手"
    case .handedOff: "交出"
    case .unassigned: "无人"
    }
  }
  func label(_ stage: Opportunity.Stage) -> String {
    switch stage {
    case .open: "进行中"
    case .negotiation: "谈判中"
    case .won: "赢单"
    case .lost: "丢单"
    }
  }
  func text(_ timing: Handover.Timing) -> String {
    switch timing {
    case .periodStart: "期初"
    case .lastDay: "最后工作日"
    case .afterFreeze: "商机冻结期满次日"
    case .successorStarts: "接手人到岗"
    case .hasLeft: "已离职"
    }
  }
  func introduced(by manager: String) -> String { "\(manager)（主管）" }
  var introductionOpen: String { "待定：原负责人已离职" }
  var introductionNotNeeded: String { "不需要：来自公海" }
  func deal(_ name: String, stage: String, value: String?, expected: String?, leader: String?) -> String {
    let parts = [value, stage, expected.map { "预计 \($0)" }, leader.map { "由\($0)跟进" }]
    return name + "：" + parts.compactMap(\.self).joined(separator: "，")
  }
  func moreDeals(_ count: Int) -> String { "另有 \(count) 个" }
  var dealWithoutName: String { "商机" }
  var beforeAndAfter: String { "前后对比" }
  var promised: String { "方案的承诺" }
  var sheets: String { "各工作表" }
  var howFar: String { "距离最优方案" }
  var peopleSheets: String { "之后每位负责人一张工作表。" }
  func peopleWithoutSheet(_ count: Int, most: Int) -> String {
    "变动最多的 \(most) 人有个人工作表；其余 \(count) 人见“负责人对比”，也可在“客户清单”中按姓名筛选。"
  }
  var howToEdit: [String] {
    [
      "黄色单元格可以修改：从列表中另选方案负责人，也可以写明原因。",
      "其余单元格已锁定（无密码）。请不要删除行，可用筛选。",
      "保存后计算代价：evenfield contest PATH --objections workbook.xlsx --plan PLAN 会说明每处修改的代价，以及还有谁要变动。",
    ]
  }
  var chooseOwner: String { "方案负责人" }
  var chooseOwnerHint: String { "请从列表中选择。将按您的选择重新求解。" }
  var notInList: String { "不在列表中" }
  var notInListHint: String { "请从列表中选择姓名。" }
  var handoverDates: [String] {
    [
      "期限是推算的，并非约定：离职者在最后工作日之前交接；冻结中的商机在期满次日交接；接手人晚到岗的在到岗当天；其余在期初之前。",
      "由交出人引见；交出人已离职的，由其主管引见。",
    ]
  }
  func stays(_ kept: Int, takes: Int, hands: Int) -> String { "保留 \(kept) 项，接手 \(takes) 项，交出 \(hands) 项。" }
  func manager(_ name: String) -> String { "主管：\(name)" }
  var pageNumber: String { "第 &P 页，共 &N 页" }
  func printed(_ day: String, program: String) -> String { "\(day) · Evenfield \(program)" }
  var planVersion: String { "方案" }
  var program: String { "程序版本" }
  var printedOn: String { "本工作簿日期" }
  func part(_ name: String, _ number: Int) -> String { "\(name) \(number)" }
  var todayOnly: String { "没有变动。" }
  var noOpenDeals: String { "数据中没有在谈商机；从 CRM 导入后会列在这里。" }
  var itemsInPool: String { "公海中的工作项" }
  var itemsOfNobody: String { "无人负责的工作项" }
  var revenueOfVoluntary: String { "自愿交接客户的收入" }
  var revenueOfForced: String { "被动交接客户的收入" }
}
