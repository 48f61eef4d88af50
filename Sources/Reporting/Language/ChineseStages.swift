extension ChinesePhrases {
  func label(_ column: StageColumn) -> String {
    switch column {
    case .stage: "阶段"
    case .reached: "达到"
    case .bound: "可能的最好值"
    case .kept: "后续保持"
    case .final: "最终方案"
    case .proof: "证明"
    }
  }
  func stage(_ key: StageKey) -> String {
    switch key {
    case .coverageItems: "公海事项最少"
    case .coverageMinutes: "公海工作量最少"
    case .revenue: "净收入最多"
    case .movedItems: "换人的事项最少"
    case .movedAccounts: "换人的客户最少"
    case .movedRevenue: "换人涉及的收入最少"
    case .largestDeviation: "最大偏差最小"
    case .lexicographic: "偏差由大到小依次最小"
    case .meanAbsoluteDeviation: "平均偏差最小"
    case .gini: "基尼系数最小"
    }
  }
  func stage(_ name: String, metric: String, level: Int?) -> String {
    let what = "\(name)（\(metric)）"
    guard let level else { return what }
    return level == 1 ? "\(what)：最大者" : "\(what)：最大的 \(level) 个之和"
  }
  func stagesSettled(_ count: Int) -> String { "\(count) 个阶段均有证明" }
  func stagesOpen(_ open: Int, of count: Int) -> String { "\(count) 个阶段中有 \(open) 个到达限额" }
  func stageCertificateHolds(_ stage: String) -> String {
    "阶段“\(stage)”的证书成立：已用整数、不借助求解器重新计算。"
  }
  var stageCertificateFails: String { "证书不成立：" }
  func noPlanIsWorthMore(than figure: String) -> String { "保持前面各阶段所得的任何方案都不超过 \(figure)。" }
  func noPlanHasLess(than figure: String) -> String { "保持前面各阶段所得的任何方案都不低于 \(figure)。" }
  func everyPlanIsAbove(_ figure: String) -> String { "保持前面各阶段所得的任何方案都高于 \(figure)。" }
  func boundIsUnchecked(_ figure: String) -> String { "更紧的 \(figure) 依据分支定界，此处无法复核。" }
  func inAll(_ cost: String) -> String { "合计 \(cost)" }
}
