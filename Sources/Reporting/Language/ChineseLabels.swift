import TerritoryPlanning

extension ChinesePhrases {
  func label(_ measure: Measure) -> String {
    switch measure {
    case .expectedRevenue: "预期收入"
    case .revenueChange: "与现在相比"
    case .workloadSpread: "工作量差距"
    case .largestDeviation: "最大工作量偏差"
    case .worstShare: "最低应担份额"
    case .voluntaryHandovers: "自愿交接（项）"
    case .forcedHandovers: "被动交接（项）"
    case .accountsMoved: "换人的客户"
    case .revenueMoved: "涉及收入，自愿 + 被动"
    case .travelTime: "在途时间"
    case .brokenRules: "违反的规则"
    case .brokenWishes: "未满足的愿望"
    case .uncovered: "公海 / 无人负责（项）"
    case .gapPercent: "离最优不超过"
    case .gapMoney: "折合金额"
    case .gapShare: "占可改进的份额"
    case .outcome: "结论"
    case .time: "用时"
    }
  }
  func label(_ term: Term) -> String {
    switch term {
    case .scenario: "方案"
    case .representative: "销售"
    case .team: "团队"
    case .account: "客户"
    case .duty: "职责"
    case .from: "从"
    case .to: "到"
    case .worth: "收益"
    case .workload: "工作量"
    case .fairShare: "占应担份额"
    case .before: "之前"
    case .after: "之后"
    case .change: "变化"
    case .utilisation: "时间占用"
    case .travel: "在途"
    case .revenue: "收入"
    case .items: "事项"
    case .accounts: "客户数"
    case .takenOver: "接手"
    case .handedOff: "交出"
    case .kind: "类型"
    case .reason: "理由"
    case .parameter: "参数"
    case .value: "取值"
    case .source: "来源"
    case .given: "已给定"
    case .assumed: "默认假设"
    case .capacity: "可用时间"
    case .group: "同类组"
    case .metric: "指标"
    case .everybody: "全体"
    case .pool: "公海"
    case .nobody: "无人"
    case .today: "现在"
    case .voluntary: "自愿"
    case .forced: "被动"
    case .measure: "度量"
    case .formula: "公式"
    case .region: "区域"
    case .owner: "负责人"
    case .rule: "规则"
    case .price: "代价"
    case .target: "应担目标"
    case .yes: "是"
    case .no: "否"
    case .none: "无"
    case .everything: "合计"
    }
  }
  func label(_ heading: Heading) -> String {
    switch heading {
    case .comparison: "方案对比"
    case .mapBefore: "现在"
    case .mapAfter: "调整后"
    case .whoGains: "谁变轻，谁变重"
    case .byDuty: "各职责的工作量"
    case .handovers: "交接清单"
    case .representatives: "每位销售"
    case .brokenRules: "违反的规则"
    case .brokenWishes: "未满足的愿望"
    case .charges: "方案的费用"
    case .visits: "拜访频次"
    case .stages: "依次求解的各阶段"
    case .whyNoPlan: "为什么没有方案"
    case .closestAttempt: "最接近的尝试仍然违反"
    case .appendix: "附录：假设、公平、证明、数据"
    case .assumptions: "参数与默认假设"
    case .proof: "离最优有多远"
    case .fairness: "公平度量"
    case .dataVersion: "数据版本"
    case .effort: "计算量"
    case .accountList: "全部客户"
    }
  }
  func label(_ control: Control) -> String {
    switch control {
    case .skipToContent: "跳到结果"
    case .chooseScenario: "选择方案"
    case .search: "在清单中查找"
    case .sortHint: "按此列排序"
    case .legend: "图例"
    case .find: "搜索"
    case .representative: "负责人"
    case .region: "区域"
    case .show: "显示"
    }
  }
  func label(_ tile: TileLabel) -> String {
    switch tile {
    case .expectedRevenue: "预期收入"
    case .workloadSpread: "工作量差距"
    case .handovers: "自愿 + 被动交接"
    case .travelTime: "本期在途时间"
    case .gapShare: "离最优不超过：占可改进的份额"
    case .gapPercent: "离最优不超过"
    }
  }
  func label(_ measure: FairnessMeasure) -> String {
    switch measure {
    case .largestDeviation: "最大偏差"
    case .largestTargetDeviation: "与应担份额的最大偏差"
    case .meanTargetDeviation: "与应担份额的平均偏差"
    case .range: "极差（差距）"
    case .meanAbsoluteDeviation: "平均绝对偏差"
    case .coefficientOfVariation: "变异系数"
    case .gini: "基尼系数"
    case .jain: "Jain 指数"
    case .worstShare: "最低份额"
    }
  }
  func label(_ metric: BalanceMetric) -> String {
    switch metric {
    case .standardMinutes: "工作量"
    case .potential: "潜力"
    case .standardRevenue: "标准投入下的收入"
    case .accounts: "客户数"
    }
  }
  func text(_ caption: Caption) -> String {
    switch caption {
    case .comparison: "“与现在相比”是在方案自己的数据和规则下，与现在的分配相比。"
    case .mapBefore: "只给受影响最大的人上色；圆圈为将要交接的客户。"
    case .mapAfter: "同样的客户，交接之后；颜色和形状不变。"
    case .mapRegions: "区域按承担其中工作量最多的人绘制；灰色为没有颜色的人。"
    case .mapPlaces: "多人负责的客户按工作量最大的人绘制；要交接的客户按所交接的职责绘制。同一地点的客户稍作分散。"
    case .whoGains: "工作量占本人应担份额；空心为现在，实心为调整后，阴影为约定的范围。"
    case .byDuty: "各职责的标准工时。上条为现在，下条为调整后，竖线为应担目标。"
    case .handovers: "按收益排序：与维持现状相比，收入和差旅成本的变化。"
    case .representatives: "工时按标准销售计算；时间占用含在途。"
    case .fairness: "x：本人指标除以固定目标；m：以目标加权的 x 平均值；w：目标。不同数据的数值不可比较。"
    case .assumptions: "标为“默认假设”的取值不是随数据给定的，结果依赖于它。"
    case .gap: "差距向上取整。以留存收入作分母会显得更好，三个数要一起看。"
    case .noIncumbents: "数据中没有现任负责人，因此没有“现在”可供比较。"
    case .todayNotLegal: "现在的方案违反了新方案所遵守的规则；收益仍然照此比较。"
    case .stages: "每个阶段单独求解并证明，后续阶段在允许的损失之内保持其结果。可能的最好值：保持前面各阶段的任何方案都不会更好。下文收入的上界属于净收入阶段。"
    case .accountList: "谁负责什么：每个客户及其各项职责。"
    case .wishes: "愿望都有代价；满足它更贵时，方案选择付出代价。"
    }
  }
  func tileChange(_ label: String, change: String) -> String { "\(label)，\(change)" }
  func tileBefore(_ label: String, before: String) -> String { "\(label)，原 \(before)" }
  func smallerChangesLeftOut(_ count: Int) -> String { "另有 \(count) 名销售变化较小，只列在下表。" }
  func accountsWithoutPlace(_ count: Int) -> String { "\(count) 个客户没有位置，未绘制。" }
  func accountsAtCentroid(_ count: Int) -> String { "\(count) 个客户没有坐标，画在所在区域的中心。" }
  func rowsShown(_ shown: String, of all: String) -> String { "显示 \(shown) / \(all)" }
  func scaleBar(kilometres: String) -> String { "\(kilometres) 公里" }
}
