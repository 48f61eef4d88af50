import ScenarioRunning

/// Columns and labels of a stress test.
enum StressLabel: String, Sendable, CaseIterable {
  case who, all, expected, mean, target, attainment, chance, difference, chanceOfMore, histogram,
    people, meaning
}

/// What a stress test says.
protocol StressPhrases: Sendable {
  func label(_ label: StressLabel) -> String
  func teamNamed(_ team: String) -> String
  /// Head of the column of a quantile: "10 % below".
  func quantile(_ share: String) -> String
  /// Head of the column of the worst part.
  func worstPart(_ share: String) -> String
  /// "The plan reaches the target of ¥24M with a chance of 71 % (70.1 to 71.9 %)".
  func reaches(_ target: String, chance: String, low: String, high: String) -> String
  /// "The plan brings ¥23.9M on average".
  func brings(_ mean: String) -> String
  /// "in the worst 10 % of quarters it brings ¥21.3M on average".
  func inTheWorst(_ share: String, _ mean: String) -> String
  /// What chance takes or adds on average, against the plan.
  func counted(on expected: String, mean: String, error: String) -> String
  func lies(between low: String, and high: String, share: String) -> String
  func deviation(_ amount: String) -> String
  /// Against another plan under the same fortune; nil name: today's.
  func against(_ name: String?, difference: String, error: String, chanceOfMore: String) -> String
  func worstAgainst(_ name: String?, _ share: String, _ amount: String) -> String
  /// What the figures are.
  func stressCaption(draws: String, seed: String) -> String
  func histogramCaption(hasTarget: Bool) -> String
  func peopleCaption(low: String, high: String, hasTargets: Bool) -> String
  var assumptionsOfChance: String { get }
  /// Of the people's chart.
  func othersLeftOut(_ count: String) -> String
  func countedAs(_ counted: StressSettings.Counted) -> String
  /// What a setting means.
  func meaning(ofSetting name: String) -> String
}

extension EnglishPhrases {
  func label(_ label: StressLabel) -> String {
    switch label {
    case .who: "Who"
    case .all: "All"
    case .expected: "Planned"
    case .mean: "Mean"
    case .target: "Target"
    case .attainment: "Mean of target"
    case .chance: "Chance"
    case .difference: "Difference"
    case .chanceOfMore: "Chance of more"
    case .histogram: "What the plan brings in all"
    case .people: "What each representative brings"
    case .meaning: "Meaning"
    }
  }
  func teamNamed(_ team: String) -> String { "Team \(team)" }
  func quantile(_ share: String) -> String { "\(share) below" }
  func worstPart(_ share: String) -> String { "Mean of worst \(share)" }
  func reaches(_ target: String, chance: String, low: String, high: String) -> String {
    "The plan reaches the target of \(target) with a chance of \(chance) (between \(low) and \(high))"
  }
  func brings(_ mean: String) -> String { "The plan brings \(mean) on average" }
  func inTheWorst(_ share: String, _ mean: String) -> String {
    "in the worst \(share) of the periods drawn it brings \(mean) on average"
  }
  func counted(on expected: String, mean: String, error: String) -> String {
    "The plan counts on \(expected); the mean over all draws is \(mean) (\u{B1}\(error))."
  }
  func lies(between low: String, and high: String, share: String) -> String {
    "In \(share) of the draws it brings between \(low) and \(high)."
  }
  func deviation(_ amount: String) -> String { "One period deviates by \(amount) (standard deviation)." }
  func against(_ name: String?, difference: String, error: String, chanceOfMore: String) -> String {
    "Against \(name ?? "today\u{2019}s plan") under the same fortune: \(difference) on average (\u{B1}\(error)); "
      + "it brings more in \(chanceOfMore) of the draws."
  }
  func worstAgainst(_ name: String?, _ share: String, _ amount: String) -> String {
    "In its own worst \(share) of the draws \(name ?? "today\u{2019}s plan") brings \(amount) on average."
  }
  func stressCaption(draws: String, seed: String) -> String {
    "\(draws) draws with seed \(seed). \u{B1} and \u{201C}between\u{201D} say how far figures may be off because only so "
      + "many were drawn (95 %); what is assumed about chance is listed below."
  }
  func histogramCaption(hasTarget: Bool) -> String {
    "How often the draws come to how much. Full line: their mean; \(hasTarget ? "dashed: the target; " : "")"
      + "the end in another colour: the worst part."
  }
  func peopleCaption(low: String, high: String, hasTargets: Bool) -> String {
    "Line: from what \(low) of the draws stay below to what \(high) stay below; dot: mean"
      + (hasTargets ? "; stroke: target; on the right the chance to reach it." : ".")
  }
  var assumptionsOfChance: String { "What is assumed about chance" }
  func othersLeftOut(_ count: String) -> String { "\(count) more are in the table." }
  func countedAs(_ counted: StressSettings.Counted) -> String {
    switch counted {
    case .aboveBaseline: "Revenue is what comes above the yield of unattended accounts, as in all reports."
    case .whole: "Revenue is all that the accounts yield, attended or not."
    }
  }
  func meaning(ofSetting name: String) -> String {
    if name.hasPrefix("market.regions.") { return "volatility of this region and those inside it" }
    switch name {
    case "draws": return "periods drawn"
    case "seed": return "same seed, same draws"
    case "counts": return "what counts as revenue"
    case "wins": return "deals are won or lost"
    case "churn": return "accounts stay or leave"
    case "contracts": return "equal parts in which an account stays or leaves"
    case "market.volatility": return "deviation of a region\u{2019}s market, as a share of all it yields"
    case "market.correlation": return "of a region with the one around it"
    case "industries.volatility": return "deviation of an industry\u{2019}s market"
    case "absences.chance": return "that somebody is away once"
    case "absences.shortest_days": return "days away, at least"
    case "absences.longest_days": return "days away, at most"
    case "estimates.error": return "standard error of what somebody earns; accounts may have their own"
    case "estimates.shared_by_segment": return "part of that error\u{2019}s variance common to a segment"
    case "quantiles": return "shares of draws below the figures shown"
    case "worst": return "part of the draws called the worst"
    default: return ""
    }
  }
}

extension ChinesePhrases {
  func label(_ label: StressLabel) -> String {
    switch label {
    case .who: "对象"
    case .all: "全部"
    case .expected: "方案预计"
    case .mean: "均值"
    case .target: "目标"
    case .attainment: "均值占目标"
    case .chance: "达成概率"
    case .difference: "差额"
    case .chanceOfMore: "更高的概率"
    case .histogram: "方案合计收入的分布"
    case .people: "每位代表的收入"
    case .meaning: "含义"
    }
  }
  func teamNamed(_ team: String) -> String { "团队 \(team)" }
  func quantile(_ share: String) -> String { "\(share) 分位" }
  func worstPart(_ share: String) -> String { "最差 \(share) 均值" }
  func reaches(_ target: String, chance: String, low: String, high: String) -> String {
    "方案达成目标 \(target)的概率为 \(chance)（介于 \(low) 与 \(high) 之间）"
  }
  func brings(_ mean: String) -> String { "方案平均带来 \(mean)" }
  func inTheWorst(_ share: String, _ mean: String) -> String { "在最差的 \(share) 情形中平均为 \(mean)" }
  func counted(on expected: String, mean: String, error: String) -> String {
    "方案预计 \(expected)；全部抽样的均值为 \(mean)（±\(error)）。"
  }
  func lies(between low: String, and high: String, share: String) -> String {
    "\(share) 的抽样介于 \(low) 与 \(high) 之间。"
  }
  func deviation(_ amount: String) -> String { "单期标准差为 \(amount)。" }
  func against(_ name: String?, difference: String, error: String, chanceOfMore: String) -> String {
    "在相同的随机情形下与\(name.map { " " + $0 + " " } ?? "现行方案")相比：平均 \(difference)（±\(error)）；"
      + "\(chanceOfMore) 的抽样中收入更高。"
  }
  func worstAgainst(_ name: String?, _ share: String, _ amount: String) -> String {
    "\(name.map { $0 + " " } ?? "现行方案")在其最差的 \(share) 抽样中平均为 \(amount)。"
  }
  func stressCaption(draws: String, seed: String) -> String {
    "共抽样 \(draws) 次，种子 \(seed)。“±”与“介于”表示因抽样次数有限而可能的误差（95 %）；随机性的各项假设列于下方。"
  }
  func histogramCaption(hasTarget: Bool) -> String {
    "各收入水平出现的频数。实线：均值；\(hasTarget ? "虚线：目标；" : "")异色一端：最差部分。"
  }
  func peopleCaption(low: String, high: String, hasTargets: Bool) -> String {
    "横线：\(low) 分位至 \(high) 分位；圆点：均值\(hasTargets ? "；竖线：目标；右侧为达成目标的概率。" : "。")"
  }
  var assumptionsOfChance: String { "对随机性的假设" }
  func othersLeftOut(_ count: String) -> String { "另有 \(count) 位见表格。" }
  func countedAs(_ counted: StressSettings.Counted) -> String {
    switch counted {
    case .aboveBaseline: "收入指高于客户无人维护时的部分，与其他报告一致。"
    case .whole: "收入指客户带来的全部收入，无论是否有人维护。"
    }
  }
  func meaning(ofSetting name: String) -> String {
    if name.hasPrefix("market.regions.") { return "该区域及其下级区域的波动" }
    switch name {
    case "draws": return "抽样次数"
    case "seed": return "种子相同则抽样相同"
    case "counts": return "收入的口径"
    case "wins": return "商机有成有败"
    case "churn": return "客户或留存或流失"
    case "contracts": return "客户分成几等份各自留存或流失"
    case "market.volatility": return "区域市场的标准差，占其全部收入的比例"
    case "market.correlation": return "区域与其上级区域的相关系数"
    case "industries.volatility": return "行业市场的标准差"
    case "absences.chance": return "一位代表缺勤一次的概率"
    case "absences.shortest_days": return "缺勤天数下限"
    case "absences.longest_days": return "缺勤天数上限"
    case "estimates.error": return "代表收入估计的标准误差；客户可另有数值"
    case "estimates.shared_by_segment": return "该误差方差中同一细分共有的部分"
    case "quantiles": return "所列分位"
    case "worst": return "视为最差的抽样比例"
    default: return ""
    }
  }
}
