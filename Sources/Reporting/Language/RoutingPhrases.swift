/// Columns of the routing table for people.
enum RoutingColumn: Sendable { case region, remark }

/// What the routing table says.
protocol RoutingPhrases: Sendable {
  func label(_ column: RoutingColumn) -> String
  var routingTitle: String { get }
  /// What the table is for and how it is read.
  var routingIntroduction: String { get }
  /// A region with those below it.
  func wholeOf(_ region: String, regions: Int) -> String
  /// Accounts of which no smaller region is known.
  func restOf(_ region: String) -> String
  func vacancy(_ name: String) -> String
  var undecided: String { get }
  /// What to do with new accounts of a position that is not filled.
  var vacancyRemedy: String { get }
  /// What to do where nobody can do the duty.
  var undecidedRemedy: String { get }
  func undecidedPlaces(_ places: String) -> String
  func vacantPlaces(_ places: String) -> String
  var namedAccountsAreNotRouted: String { get }
}

extension EnglishPhrases {
  func label(_ column: RoutingColumn) -> String {
    switch column {
    case .region: "New account in"
    case .remark: "What to do"
    }
  }
  var routingTitle: String { "Routing table for new accounts" }
  var routingIntroduction: String {
    "A new account goes to the owner of its region for the duty that it needs; a prospect needs acquisition. "
      + "The owner is who does most of that work there in this plan."
  }
  func wholeOf(_ region: String, regions: Int) -> String {
    "\(region), all of it (\(regions) \(regions == 1 ? "region" : "regions"))"
  }
  func restOf(_ region: String) -> String { "\(region), where nothing closer is known" }
  func vacancy(_ name: String) -> String { "open position \(name)" }
  var undecided: String { "nobody" }
  var vacancyRemedy: String {
    "The position is not filled: the team's manager names somebody who takes new accounts until it is."
  }
  var undecidedRemedy: String {
    "Nobody in the plan can do this duty there: leave new accounts without an owner and let the sales director decide."
  }
  func undecidedPlaces(_ places: String) -> String {
    "Without an owner: \(places). Nobody in the plan can do the duty there; leave new accounts without an owner "
      + "and let the sales director decide."
  }
  func vacantPlaces(_ places: String) -> String {
    "Owned by a position that is not filled: \(places). The team's manager names somebody who takes new accounts until it is."
  }
  var namedAccountsAreNotRouted: String {
    "Key accounts are not routed by region: the sales director decides about each."
  }
}

extension ChinesePhrases {
  func label(_ column: RoutingColumn) -> String {
    switch column {
    case .region: "新客户所在区域"
    case .remark: "处理办法"
    }
  }
  var routingTitle: String { "新客户分配表" }
  var routingIntroduction: String {
    "新客户按所在区域和所需职责分给该区域的负责人；潜在客户需要的是客户开发。负责人是本方案中在当地承担该职责工作量最多的人。"
  }
  func wholeOf(_ region: String, regions: Int) -> String { "\(region)全境（含 \(regions) 个区域）" }
  func restOf(_ region: String) -> String { "\(region)（不知道更具体的区域时）" }
  func vacancy(_ name: String) -> String { "空缺岗位 \(name)" }
  var undecided: String { "无人" }
  var vacancyRemedy: String { "岗位尚未到人：到人之前由团队经理指定代管人接收新客户。" }
  var undecidedRemedy: String { "方案中没有人能在当地承担该职责：新客户暂不分配，由销售总监决定。" }
  func undecidedPlaces(_ places: String) -> String {
    "没有负责人：\(places)。方案中没有人能在当地承担该职责；新客户暂不分配，由销售总监决定。"
  }
  func vacantPlaces(_ places: String) -> String {
    "由空缺岗位负责：\(places)。到人之前由团队经理指定代管人接收新客户。"
  }
  var namedAccountsAreNotRouted: String { "大客户不按区域分配：逐个由销售总监决定。" }
}
