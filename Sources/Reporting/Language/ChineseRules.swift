import TerritoryPlanning

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
    case .fairness: "公平"
    case .objective: "目标"
    case .disruption: "交接限额"
    case .coupling: "同一客户的职责"
    case .regions: "区域"
    case .families: "集团客户"
    case .teams: "团队"
    case .travel: "出行"
    case .headcount: "编制"
    case .objections: "已采纳的异议"
    case .nearTies: "难分高下"
    case .concessions: "放宽"
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
    case .holders: "分担的人数"
    case .faces: "面对客户的人数"
    case .sharedDuties: "落在同一人的职责"
    case .teams: "涉及的团队"
    case .leftTeam: "离开原团队的事项"
    case .regionsHeld: "区域数"
    case .representativesInRegion: "负责的人数"
    case .regionOpening: "新开区域"
    case .cutEdges: "辖区之间的边界"
    case .travelMinutes: "在途时间"
    case .longTrips: "远途出行"
    case .positionOpened: "填补的空缺岗位"
    case .positionKept: "保留的岗位"
    case .positionClosed: "撤销的岗位"
    case .positionsOpened: "填补的空缺岗位数"
    case .positionsKept: "保留的岗位数"
    case .openingBudget: "新增岗位的成本"
    case .netRevenue: "净收入"
    case .doubtfulGain: "交接收益的不确定部分"
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
    case .otherTeam: "不在团队 \(detail) 内"
    case .demandedElsewhere: detail.isEmpty ? "按异议放入公海" : "按异议由 \(detail) 负责"
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
  func family(_ parent: String) -> String { "\(parent)集团" }
  func shouldBeOneTeam(_ place: String, people: String) -> String {
    "\(place)应由同一团队负责，现由 \(people) 负责"
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
  func visited(_ level: String, share: String, items: String) -> String {
    "\(level)（所属分类标准拜访次数的 \(share)）：\(items)"
  }
  func neighbours(from source: NeighbourSource) -> String {
    switch source {
    case .none: "不知道哪些区域相邻。"
    case .file: "相邻区域：按方案文件所列。"
    case .boundaries: "相邻区域：边界相接的区域。"
    case .centroids: "相邻区域：没有采用清单或边界，按区域中心估计。"
    }
  }
  func regionsApart(_ parts: [String]) -> String {
    "地图的这几部分之间没有相邻区域，任何人都不能同时负责其中两部分：" + parts.joined(separator: " | ")
      + "。如果它们应当相连，请在 neighbours.csv 中写明。"
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
