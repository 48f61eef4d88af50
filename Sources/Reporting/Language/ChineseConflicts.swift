extension ChinesePhrases {
  func label(_ term: ConflictTerm) -> String {
    switch term {
    case .rulesInConflict: "哪些要求不能同时满足"
    case .waysOut: "出路"
    case .addThis: "采用第一条出路：在情景文件中加入"
    }
  }
  func cannotHoldTogether(_ count: Int) -> String {
    count == 1 ? "仅一项要求就使方案不可能。" : "\(count) 项要求不能同时满足。"
  }
  func tooLittleTime(_ who: String, several: Bool, has: String, work: String, needs: String) -> String {
    "\(who)\(several ? "合计有" : "有") \(has)，而\(work)至少需要 \(needs)。"
  }
  func allWork(_ duties: String) -> String { duties }
  func work(_ duty: String, in regions: String) -> String { "\(regions)的\(duty)" }
  func tooMuch(_ who: String, aspect: String, most: String, needs: String) -> String {
    "\(who)：\(aspect)上限 \(most)，而至少要达到 \(needs)。"
  }
  func tooFew(_ who: String, aspect: String, least: String, reaches: String) -> String {
    "\(who)：\(aspect)下限 \(least)，而最多只能达到 \(reaches)。"
  }
  var eachIsNeeded: String { "去掉其中任何一项，其余各项就有可行方案。" }
  func openWhetherNeeded(_ count: Int, of all: Int) -> String {
    "已到限额：这 \(all) 项中有 \(count) 项是否必要尚未判明。"
  }
  func several(_ names: [String], more: Int, of kind: ConflictNoun) -> String {
    guard more > 0 else {
      guard let last = names.last, names.count > 1 else { return names.first ?? "" }
      return names.dropLast().joined(separator: "、") + "和" + last
    }
    let noun =
      switch kind {
      case .representatives: "名销售"
      case .accounts: "个客户"
      case .regions: "个区域"
      case .others: "项"
      }
    return names.joined(separator: "、") + "等（另有 \(more) \(noun)）"
  }
  func atMost(_ who: String, aspect: String, bound: String, inAll: Bool) -> String {
    "\(who)：\(aspect)\(inAll ? "合计" : "")不超过 \(bound)"
  }
  func atLeast(_ who: String, aspect: String, bound: String, inAll: Bool) -> String {
    "\(who)：\(aspect)\(inAll ? "合计" : "")不少于 \(bound)"
  }
  func isPinned(_ place: String, to who: String) -> String { "\(place)指定给 \(who)" }
  func isFrozen(_ place: String, with who: String) -> String { "\(place)商机谈判中，由 \(who) 继续负责" }
  func mustNotServe(_ who: String, account: String) -> String { "\(who) 不得负责\(account)" }
  func asksFor(_ account: String, qualifications: String) -> String { "\(account)要求资质 \(qualifications)" }
  func staysInRegions(_ who: String, regions: String) -> String { "\(who) 只负责\(regions)" }
  func drivesAtMost(_ who: String, oneWay: String) -> String { "\(who) 单程最多 \(oneWay)" }
  func doesNotDo(_ who: String, duty: String) -> String { "\(who) 不做\(duty)" }
  func staysInTeam(_ place: String) -> String { "\(place)留在原团队" }
  func mustBeCovered(_ work: String) -> String { "\(work)不得放入公海" }
  func oneHand(_ place: String) -> String { "\(place)：绑定的职责由一人承担" }
  func differentHands(_ place: String) -> String { "\(place)：须分开的职责由不同的人承担" }
  func atMostFaces(_ place: String, most: String) -> String { "\(place)：最多 \(most)" }
  func oneTeam(_ place: String) -> String { "\(place)：由同一团队负责" }
  func hangsTogether(duty: String?) -> String { "每人的区域连成一片" + (duty.map { "（\($0)）" } ?? "") }
  func spreadAtMost(_ aspect: String, isGini: Bool, most: String) -> String {
    isGini ? "\(aspect)：基尼系数不超过 \(most)" : "\(aspect)：偏差合计不超过 \(most)"
  }
  func other(rule: String, place: String) -> String { place.isEmpty ? rule : "\(rule)：\(place)" }

  func moreTime(_ who: String, amount: String) -> String { "给 \(who) 增加 \(amount)工作时间" }
  func raise(_ who: String, aspect: String, amount: String) -> String {
    "\(who)：\(aspect)的上限放宽 \(amount)"
  }
  func raiseForAll(_ aspect: String, amount: String) -> String { "\(aspect)的上限放宽 \(amount)" }
  func lower(_ who: String, aspect: String, amount: String) -> String {
    "\(who)：\(aspect)的下限放宽 \(amount)"
  }
  func giveUpLimit(_ who: String, aspect: String) -> String { "\(who)：取消\(aspect)的限制" }
  func unpin(_ places: String) -> String { "取消\(places)的指定" }
  func unfreeze(_ places: String) -> String { "允许谈判中的\(places)换人" }
  func letServe(_ who: String, accounts: String) -> String { "允许 \(who) 负责\(accounts)" }
  func waiveQualification(_ accounts: String) -> String { "不要求\(accounts)的资质" }
  func letLeaveRegions(_ who: String) -> String { "允许 \(who) 跨出自己的区域" }
  func letDriveFurther(_ who: String) -> String { "允许 \(who) 走得更远" }
  func letDo(_ who: String, duty: String) -> String { "允许 \(who) 承担\(duty)" }
  func letChangeTeam(_ places: String) -> String { "允许\(places)离开原团队" }
  func letBeUncovered(_ work: String) -> String { "必要时允许\(work)放入公海" }
  func untie(_ places: String) -> String { "不再绑定\(places)的职责" }
  func giveUpContiguity(duty: String?) -> String { "允许区域不连片" + (duty.map { "（\($0)）" } ?? "") }
  func giveUp(rule: String, place: String) -> String {
    place.isEmpty ? "放弃\(rule)" : "对\(place)放弃\(rule)"
  }
  func way(_ concessions: String, weight: String, least: String?) -> String {
    let standing = least.map { "同类出路不会轻于 \($0)" } ?? "同类中最轻"
    return "\(concessions)（相当于 \(weight)；\(standing)）"
  }
}
