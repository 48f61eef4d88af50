import ScenarioRunning
import TerritoryAssignment

/// Columns of a robust plan's table.
enum RobustColumn: String, Sendable, CaseIterable {
  case scenario, weight, ownBest, atMost, robust, difference, moved, offOwnBest, legal
}

/// What the search for a robust plan says.
protocol RobustPhrases: Sendable {
  func label(_ column: RobustColumn) -> String
  func label(_ criterion: RobustCriterion) -> String
  /// "One plan for 3 scenarios: worth ¥23.1M on average, at least"; by criterion.
  func robustHeadline(_ criterion: RobustCriterion, scenarios: String, value: String) -> String
  /// What no plan exceeds, by criterion; `isProvenBest`: plan and bound meet.
  func robustProof(_ criterion: RobustCriterion, bound: String, isProvenBest: Bool) -> String
  /// What a certificate shows where search went further.
  func certifiedOnly(_ statement: String) -> String
  func robustUnproven(_ criterion: RobustCriterion) -> String
  func priceOfRobustness(_ amount: String, base: String) -> String
  func legality(_ legality: JointScenarios.Legality, base: String) -> String
  var noRobustPlan: String { get }
  /// The rules of the scenarios exclude each other.
  var robustIsImpossible: String { get }
  var robustCaption: String { get }
  /// Remark where the plan need not keep the rules and does not.
  func breaksRules(_ count: String) -> String
  var keepsRules: String { get }
  /// Above the lines that say what rechecking showed, and why it failed.
  func robustCertificateHolds(_ scenarios: String) -> String
  var robustCertificateFails: String { get }
  /// How the bound is shown.
  func proof(_ proof: RobustAnswer.Proof, weights: String) -> String
}

extension EnglishPhrases {
  func label(_ column: RobustColumn) -> String {
    switch column {
    case .scenario: "Scenario"
    case .weight: "Weight"
    case .ownBest: "Own best"
    case .atMost: "At most"
    case .robust: "Robust plan"
    case .difference: "Difference"
    case .moved: "Accounts moved"
    case .offOwnBest: "Items off own best"
    case .legal: "Rules"
    }
  }
  func label(_ criterion: RobustCriterion) -> String {
    switch criterion {
    case .expected: "Expected worth"
    case .worst: "Worst case"
    case .regret: "Largest regret"
    }
  }
  func robustHeadline(_ criterion: RobustCriterion, scenarios: String, value: String) -> String {
    switch criterion {
    case .expected: "One plan for \(scenarios) scenarios: worth \(value) on average"
    case .worst: "One plan for \(scenarios) scenarios: worth \(value) in the worst of them"
    case .regret: "One plan for \(scenarios) scenarios: at most \(value) below the best of any of them"
    }
  }
  func robustProof(_ criterion: RobustCriterion, bound: String, isProvenBest: Bool) -> String {
    if isProvenBest { return "Proven: no plan does better." }
    switch criterion {
    case .expected: return "Proven: no plan is worth more than \(bound) on average."
    case .worst: return "Proven: no plan is worth more than \(bound) in the worst scenario."
    case .regret: return "Proven: every plan misses \(bound) or more somewhere."
    }
  }
  func certifiedOnly(_ statement: String) -> String { "By a rechecked certificate: " + statement }
  func robustUnproven(_ criterion: RobustCriterion) -> String {
    "No bound on the \(label(criterion).lowercased()) was found in the time given."
  }
  func priceOfRobustness(_ amount: String, base: String) -> String {
    "Price of robustness: \(amount) less in \(base) than its own best plan."
  }
  func legality(_ legality: JointScenarios.Legality, base: String) -> String {
    switch legality {
    case .base: "The plan keeps the rules of \(base); the other scenarios only say what it is worth there."
    case .everywhere: "The plan keeps the rules of every scenario."
    }
  }
  var noRobustPlan: String { "No plan was found in the time given." }
  var robustIsImpossible: String {
    "No plan keeps the rules of all scenarios at once. Ask for the base alone (--legal-in base), or loosen what stands "
      + "against each other."
  }
  var robustCaption: String {
    "Own best: the best plan found for the scenario alone, and what no plan of it exceeds. Difference: robust plan less "
      + "own best; it may be above zero where the robust plan need not keep the scenario\u{2019}s rules. Worth is "
      + "revenue less travel, charges and the price of broken wishes."
  }
  func breaksRules(_ count: String) -> String { "breaks \(count)" }
  var keepsRules: String { "kept" }
  func robustCertificateHolds(_ scenarios: String) -> String {
    "The certificate of one plan for \(scenarios) holds; recomputed in integers, without a solver."
  }
  var robustCertificateFails: String { "The certificate does not hold:" }
  func proof(_ proof: RobustAnswer.Proof, weights: String) -> String {
    switch proof {
    case .weights: "The bound is that of the worth at weights \(weights); its certificate was rechecked."
    case .floors(_, .some):
      "No plan is worth a bit more in all scenarios at once; the certificate was rechecked."
    case .floors(_, nil):
      "No plan is worth a bit more in all scenarios at once; shown by search, not recheckable."
    case .nothingLost: "No plan can be above the best of the base."
    }
  }
}

extension ChinesePhrases {
  func label(_ column: RobustColumn) -> String {
    switch column {
    case .scenario: "情景"
    case .weight: "权重"
    case .ownBest: "该情景最佳"
    case .atMost: "至多"
    case .robust: "稳健方案"
    case .difference: "差额"
    case .moved: "变动客户"
    case .offOwnBest: "与该情景最佳不同的工作项"
    case .legal: "规则"
    }
  }
  func label(_ criterion: RobustCriterion) -> String {
    switch criterion {
    case .expected: "期望收益"
    case .worst: "最坏情形"
    case .regret: "最大遗憾"
    }
  }
  func robustHeadline(_ criterion: RobustCriterion, scenarios: String, value: String) -> String {
    switch criterion {
    case .expected: "\(scenarios) 个情景共用一个方案：平均收益 \(value)"
    case .worst: "\(scenarios) 个情景共用一个方案：最坏情景下收益 \(value)"
    case .regret: "\(scenarios) 个情景共用一个方案：比任一情景的最佳方案至多少 \(value)"
    }
  }
  func robustProof(_ criterion: RobustCriterion, bound: String, isProvenBest: Bool) -> String {
    if isProvenBest { return "已证明：没有更好的方案。" }
    switch criterion {
    case .expected: return "已证明：任何方案的平均收益不超过 \(bound)。"
    case .worst: return "已证明：任何方案在最坏情景下的收益不超过 \(bound)。"
    case .regret: return "已证明：任何方案在某一情景下至少少 \(bound)。"
    }
  }
  func certifiedOnly(_ statement: String) -> String { "由已复核的证书：" + statement }
  func robustUnproven(_ criterion: RobustCriterion) -> String { "在给定时间内未得到\(label(criterion))的界。" }
  func priceOfRobustness(_ amount: String, base: String) -> String {
    "稳健的代价：在\(base)中比其最佳方案少 \(amount)。"
  }
  func legality(_ legality: JointScenarios.Legality, base: String) -> String {
    switch legality {
    case .base: "方案遵守\(base)的规则；其他情景只用于计算收益。"
    case .everywhere: "方案遵守所有情景的规则。"
    }
  }
  var noRobustPlan: String { "在给定时间内未找到方案。" }
  var robustIsImpossible: String { "没有方案能同时遵守所有情景的规则。可只要求基准情景（--legal-in base），或放宽相互冲突的规则。" }
  var robustCaption: String {
    "该情景最佳：单独为该情景找到的最佳方案及其上限。差额：稳健方案减该情景最佳；若不要求遵守该情景的规则，差额可能为正。收益为收入减去差旅、费用与未满足愿望的代价。"
  }
  func breaksRules(_ count: String) -> String { "违反 \(count) 条" }
  var keepsRules: String { "遵守" }
  func robustCertificateHolds(_ scenarios: String) -> String {
    "\(scenarios)共用方案的证书成立；已用整数重新计算，未使用求解器。"
  }
  var robustCertificateFails: String { "证书不成立：" }
  func proof(_ proof: RobustAnswer.Proof, weights: String) -> String {
    switch proof {
    case .weights: "界由权重 \(weights) 下的收益得出；证书已复核。"
    case .floors(_, .some): "没有方案能在所有情景中同时再高一点；证书已复核。"
    case .floors(_, nil): "没有方案能在所有情景中同时再高一点；由搜索得出，无法复核。"
    case .nothingLost: "任何方案都不会超过基准情景的最佳。"
    }
  }
}
