extension ChinesePhrases {
  func rule(_ key: RuleKey) -> String {
    switch key {
    case .eligibility: "任职资格"
    case .pinned: "指定负责人"
    case .forbidden: "排除"
    case .frozen: "谈判中不换人"
    case .coverage: "覆盖"
    case .capacity: "工作时间"
    case .balance: "均衡"
    case .disruption: "交接限额"
    case .coupling: "同一客户的职责"
    case .regions: "区域"
    }
  }
  func aspect(_ key: AspectKey) -> String {
    switch key {
    case .standardMinutes: "工作量"
    case .potential: "潜力"
    case .standardRevenue: "标准投入下的收入"
    case .accounts: "客户数"
    case .actualMinutes: "工作时间"
    case .loadCap: "事项数"
    case .movedItems: "换人的事项"
    case .movedAccounts: "换人的客户"
    case .movedRevenue: "换人涉及的收入"
    case .movedItemsIn: "接手的事项"
    case .movedAccountsIn: "接手的客户"
    case .movedRevenueIn: "接手的收入"
    case .movedItemsOut: "交出的事项"
    case .movedAccountsOut: "交出的客户"
    case .movedRevenueOut: "交出的收入"
    case .pooledItems: "公海中的事项"
    case .pooledMinutes: "公海中的工作量"
    }
  }
  func objection(_ key: ObjectionKey, detail: String) -> String {
    switch key {
    case .leaver: "即将离职"
    case .noCapacity: "没有可用时间"
    case .duty: "不做此项职责（\(detail)）"
    case .role: "岗位不符（\(detail)）"
    case .qualification: "缺少资质 \(detail)"
    case .region: "不负责 \(detail)"
    case .travelLimit: "太远：单程超过 \(detail) 分钟"
    case .pinnedElsewhere: "已指定给 \(detail)"
    case .forbidden: "不得负责该客户"
    case .frozen: "商机谈判中，由 \(detail) 继续负责"
    case .poolNotAllowed: "不得放入公海（\(detail)）"
    }
  }
  var wholePlan: String { "整个方案" }
  func mayNotTake(_ place: String, holder: String, why: String) -> String {
    "\(place)：不能由 \(holder) 承担，\(why)"
  }
  func needsMoreTime(_ who: String, amount: String, work: String, available: String) -> String {
    "\(who) 还差 \(amount)（需要 \(work)，可用 \(available)）"
  }
  func above(_ who: String, aspect: String, amount: String, limit: String) -> String {
    "\(who)：\(aspect)超出上限 \(amount)（上限 \(limit)）"
  }
  func below(_ who: String, aspect: String, amount: String, limit: String) -> String {
    "\(who)：\(aspect)低于下限 \(amount)（下限 \(limit)）"
  }
  func shouldBeOne(_ place: String, people: String) -> String {
    "\(place)应由一人负责，现由 \(people) 分担"
  }
  func shouldDiffer(_ place: String, people: String) -> String {
    "\(place)：应由不同的人承担的职责落在同一人（\(people)）"
  }
  func tooManyPeople(_ place: String, count: Int, most: Int, people: String) -> String {
    "\(place)由 \(count) 人负责，最多 \(most) 人：\(people)"
  }
  func fallsApart(_ who: String, duty: String?, parts: [String]) -> String {
    "\(who)：\(duty.map { $0 + "的" } ?? "")区域不连片：\(parts.joined(separator: " | "))"
  }
  func tooFarApart(_ aspect: String, measured: String, most: String) -> String {
    "\(aspect)：最大偏差合计 \(measured)，上限 \(most)"
  }
  func tooUnequal(_ aspect: String, gini: String, most: String) -> String {
    "\(aspect)：基尼系数 \(gini)，上限 \(most)"
  }
  func paid(rule: String, aspect: String, times: Int, cost: String) -> String {
    "\(rule)，\(aspect)：" + (times > 1 ? "共 \(cost)（\(times) 次）" : cost)
  }
  func nobodyTakes(_ place: String) -> String { "\(place)：无人承担" }
  func noOwner(_ place: String) -> String { "\(place)：没有可以接新客户的负责人" }
  func costs(_ text: String, price: String) -> String { "\(text)；代价 \(price)" }
  func forced(_ why: String) -> String { "必须换人：\(why)" }
  var earnsMore: String { "换人后方案收益更高" }
  func relieves(_ who: String, rule: String, aspect: String) -> String {
    "为 \(who) 减负（\(rule)：\(aspect)）"
  }
  func fills(_ who: String, rule: String, aspect: String) -> String {
    "让 \(who) 达到应担份额（\(rule)：\(aspect)）"
  }
  func follows(_ rule: String) -> String { "随其他事项一起交接（\(rule)）" }
  var chain: String { "一组互换中的一环，整体才有收益" }
}
