import TerritoryAssignment

/// Columns of a design of territories.
enum DesignColumn: String, Sendable, CaseIterable {
  case territory, regions, workload, workloadShare, potential, potentialShare, accounts, accountsShare
  case farthest, representative, travel
}

/// What a design of territories says.
protocol DesignPhrases: Sendable {
  func label(_ column: DesignColumn) -> String
  func label(_ metric: DesignQuestion.Metric) -> String
  /// "6 territories: compactness 1,234 min × km, proven to be the least possible".
  func designIsOptimal(territories: String, cost: String) -> String
  func designIsOpen(territories: String, cost: String, gap: String) -> String
  func designIsInfeasible(territories: String) -> String
  func designNotFound(territories: String) -> String
  /// No territory within the bounds can contain the region.
  func noTerritoryHolds(_ region: String) -> String
  /// The total of the metric cannot be shared out within the tolerance.
  func totalCannotBeShared(_ metric: String) -> String
  var noDivisionExists: String { get }
  func designCost(_ compactness: DesignQuestion.Compactness, _ figure: String) -> String
  func designCaption(_ compactness: DesignQuestion.Compactness, isContiguous: Bool) -> String
  func balancedWithin(_ metric: String, _ tolerance: String) -> String
  func openTerritories(_ names: String) -> String
  func sparePeople(_ names: String) -> String
  func peopleWithoutHome(_ names: String) -> String
  func designTravel(_ minutes: String) -> String
  func kilometres(_ figure: String) -> String
  var designMap: String { get }
  /// What colours, discs and badges of the map stand for.
  var designMapCaption: String { get }
  var designBalance: String { get }
  var designBalanceCaption: String { get }
  var designTerritories: String { get }
  /// What rechecking a certificate showed.
  var designCertificateHolds: String { get }
  var designCertificateFails: String { get }
  func noDesignIsBelow(_ cost: String) -> String
  func designIsLegal(_ cost: String) -> String
  func designBoundIsUnchecked(_ cost: String) -> String
  var noDesignProven: String { get }
}

extension EnglishPhrases {
  func label(_ column: DesignColumn) -> String {
    switch column {
    case .territory: "Territory"
    case .regions: "Regions"
    case .workload: "Workload"
    case .workloadShare, .potentialShare, .accountsShare: "of mean"
    case .potential: "Potential"
    case .accounts: "Accounts"
    case .farthest: "Farthest"
    case .representative: "Representative"
    case .travel: "Home to centre"
    }
  }
  func label(_ metric: DesignQuestion.Metric) -> String {
    switch metric {
    case .standardMinutes: "workload"
    case .potential: "potential"
    case .accounts: "accounts"
    }
  }
  func designIsOptimal(territories: String, cost: String) -> String {
    "\(territories) territories, \(cost): no design is more compact"
  }
  func designIsOpen(territories: String, cost: String, gap: String) -> String {
    "\(territories) territories, \(cost): at most \(gap) above the most compact design"
  }
  func designIsInfeasible(territories: String) -> String {
    "No design of \(territories) territories keeps the balance"
  }
  func designNotFound(territories: String) -> String {
    "No design of \(territories) territories was found in time; there may be one"
  }
  func noTerritoryHolds(_ region: String) -> String {
    "No connected territory within the tolerances contains \(region). Allow more deviation, another number of "
      + "territories, or territories that are not connected."
  }
  func totalCannotBeShared(_ metric: String) -> String {
    "The tolerance for \(metric) leaves no whole figures between its bounds. Allow more deviation."
  }
  var noDivisionExists: String {
    "Every division was excluded. Allow more deviation, another number of territories, or territories that are "
      + "not connected."
  }
  func designCost(_ compactness: DesignQuestion.Compactness, _ figure: String) -> String {
    compactness == .travel ? "\(figure) h × km" : "\(figure) km"
  }
  func designCaption(_ compactness: DesignQuestion.Compactness, isContiguous: Bool) -> String {
    (compactness == .travel
      ? "Compactness: sum over regions of standard working hours × kilometres to the territory's centre."
      : "Compactness: sum over regions of kilometres to the territory's centre.")
      + (isContiguous ? " Every territory is connected." : " Territories need not be connected.")
  }
  func balancedWithin(_ metric: String, _ tolerance: String) -> String { "\(metric) within ±\(tolerance)" }
  func openTerritories(_ names: String) -> String { "Nobody is left for: \(names)" }
  func sparePeople(_ names: String) -> String { "Without a territory: \(names)" }
  func peopleWithoutHome(_ names: String) -> String { "Not placed, since no home is known: \(names)" }
  func designTravel(_ minutes: String) -> String { "\(minutes) min" }
  func kilometres(_ figure: String) -> String { "\(figure) km" }
  var designMap: String { "The territories" }
  var designMapCaption: String {
    "Neighbouring territories differ in colour and hatch; the name is that of the centre, a square."
  }
  var designBalance: String { "Balance" }
  var designBalanceCaption: String {
    "Share of the mean of all territories; shaded: what was asked for."
  }
  var designTerritories: String { "Territories and staffing" }
  var designCertificateHolds: String { "The certificate holds; recomputed in integers, without a solver." }
  var designCertificateFails: String { "The certificate does not hold:" }
  func noDesignIsBelow(_ cost: String) -> String { "No design is below \(cost)." }
  func designIsLegal(_ cost: String) -> String {
    "The design given keeps the balance, is connected where asked for, and comes to \(cost)."
  }
  func designBoundIsUnchecked(_ cost: String) -> String {
    "The tighter bound of \(cost) rests on a tree too large to be carried and cannot be rechecked here."
  }
  var noDesignProven: String { "There is no design." }
}

extension ChinesePhrases {
  func label(_ column: DesignColumn) -> String {
    switch column {
    case .territory: "辖区"
    case .regions: "地区"
    case .workload: "工作量"
    case .workloadShare, .potentialShare, .accountsShare: "与均值之比"
    case .potential: "潜力"
    case .accounts: "客户数"
    case .farthest: "最远"
    case .representative: "销售代表"
    case .travel: "住地到中心"
    }
  }
  func label(_ metric: DesignQuestion.Metric) -> String {
    switch metric {
    case .standardMinutes: "工作量"
    case .potential: "潜力"
    case .accounts: "客户数"
    }
  }
  func designIsOptimal(territories: String, cost: String) -> String {
    "\(territories) 个辖区，\(cost)：已证明没有更紧凑的划分"
  }
  func designIsOpen(territories: String, cost: String, gap: String) -> String {
    "\(territories) 个辖区，\(cost)：比最紧凑的划分至多高 \(gap)"
  }
  func designIsInfeasible(territories: String) -> String { "划分成 \(territories) 个辖区无法满足均衡要求" }
  func designNotFound(territories: String) -> String {
    "在限定时间内没有找到 \(territories) 个辖区的划分；可能存在"
  }
  func noTerritoryHolds(_ region: String) -> String {
    "没有一个连通且在允许偏差内的辖区能包含 \(region)。请放宽偏差、改变辖区个数，或不要求连通。"
  }
  func totalCannotBeShared(_ metric: String) -> String { "\(metric)的允许偏差之内没有整数取值。请放宽偏差。" }
  var noDivisionExists: String { "所有划分都已排除。请放宽偏差、改变辖区个数，或不要求连通。" }
  func designCost(_ compactness: DesignQuestion.Compactness, _ figure: String) -> String {
    compactness == .travel ? "\(figure) 小时×公里" : "\(figure) 公里"
  }
  func designCaption(_ compactness: DesignQuestion.Compactness, isContiguous: Bool) -> String {
    (compactness == .travel
      ? "紧凑度：各地区标准工时乘以到辖区中心的公里数之和。" : "紧凑度：各地区到辖区中心的公里数之和。")
      + (isContiguous ? "每个辖区都连通。" : "辖区不要求连通。")
  }
  func balancedWithin(_ metric: String, _ tolerance: String) -> String { "\(metric)偏差不超过 \(tolerance)" }
  func openTerritories(_ names: String) -> String { "无人可派的辖区：\(names)" }
  func sparePeople(_ names: String) -> String { "没有辖区的人员：\(names)" }
  func peopleWithoutHome(_ names: String) -> String { "住地不明、未安排的人员：\(names)" }
  func designTravel(_ minutes: String) -> String { "\(minutes) 分钟" }
  func kilometres(_ figure: String) -> String { "\(figure) 公里" }
  var designMap: String { "辖区地图" }
  var designMapCaption: String { "相邻辖区的颜色和纹理不同；名称取自中心地区，中心以方块标出。" }
  var designBalance: String { "均衡" }
  var designBalanceCaption: String { "与各辖区均值之比；阴影为所要求的范围。" }
  var designTerritories: String { "辖区与人员" }
  var designCertificateHolds: String { "证书成立：已用整数、不借助求解器重新计算。" }
  var designCertificateFails: String { "证书不成立：" }
  func noDesignIsBelow(_ cost: String) -> String { "没有任何划分低于 \(cost)。" }
  func designIsLegal(_ cost: String) -> String { "所给划分满足均衡以及所要求的连通，为 \(cost)。" }
  func designBoundIsUnchecked(_ cost: String) -> String {
    "更紧的界 \(cost) 依据的搜索树过大、未写入文件，此处无法复核。"
  }
  var noDesignProven: String { "不存在可行的划分。" }
}
