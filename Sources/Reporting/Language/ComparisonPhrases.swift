/// Titles and captions of what a comparison shows beside its table.
enum ComparisonPart: Sendable, CaseIterable {
  case sentences, pareto, paretoElsewhere, workloads, matrix, allMeasures, detail, provenance
}

/// What the comparison of scenarios says beside its table.
protocol ComparisonPhrases: Sendable {
  func title(_ part: ComparisonPart) -> String
  func caption(_ part: ComparisonPart) -> String
  /// Head of a measure's column, where scenarios are rows.
  func shortLabel(_ measure: Measure) -> String
  var todayInSentence: String { get }
  /// - Parameter remark: on the revenue, where it is not counted.
  func givesAndTakes(_ gains: [String], _ losses: [String], than other: String, remark: String?) -> String
  func same(as other: String, remark: String?) -> String
  /// A difference of revenue that the proofs leave open.
  func revenueOpen(_ change: String) -> String
  func revenueDiffers(_ amount: String, isMore: Bool) -> String
  func fairnessDiffers(_ points: String, isFairer: Bool) -> String
  func brokenRulesDiffer(_ count: Int, isMore: Bool) -> String
  func uncoveredDiffer(_ count: Int, isMore: Bool) -> String
  func handoversDiffer(_ count: Int, isMore: Bool) -> String
  func costDiffers(_ amount: String, isMore: Bool) -> String
  func wishesDiffer(_ count: Int, isMore: Bool) -> String
  func underOtherFacts(_ sentence: String) -> String
  /// "Held against: Rebalance"
  func reference(_ title: String) -> String
  var tags: String { get }
  var axisWorth: String { get }
  var axisWorthChange: String { get }
  var axisSpread: String { get }
  var axisHandovers: String { get }
  func standing(_ standing: ParetoFront.Standing, by other: String?) -> String
  func people(inOrder names: String) -> String
  /// Some scenarios have no plan: "2 of 16 scenarios have no plan: A (why); B (why)."
  func partly(_ count: Int, of all: Int, names: String) -> String
}

extension EnglishPhrases {
  func title(_ part: ComparisonPart) -> String {
    switch part {
    case .sentences: "What each gives and takes"
    case .pareto: "Revenue against fairness and handovers"
    case .paretoElsewhere: "Under other facts, against today’s plan"
    case .workloads: "Workload of everybody"
    case .matrix: "From whom to whom"
    case .allMeasures: "All measures"
    case .detail: "One scenario in detail"
    case .provenance: "How it was answered"
    }
  }
  func caption(_ part: ComparisonPart) -> String {
    switch part {
    case .sentences:
      "Against today’s plan, and against the first scenario that was optimised. Revenue is open where the proofs "
        + "leave it open which of the two is better."
    case .pareto:
      "Only scenarios of the same accounts, people and assumptions. Up and to the left is better. The line above a "
        + "point reaches to the most that the scenario may be worth. Filled: no other beats it in both; half: another "
        + "does, but not surely; hollow: another does."
    case .paretoElsewhere:
      "Accounts, people or assumptions differ here, so that each is shown by what it gains over today’s plan under "
        + "its own facts; they are not ranked among each other."
    case .workloads:
      "Shares of the fair load, everybody in the same order and to the same scale. Bar: the plan; small line: today; "
        + "dashed: the fair share."
    case .matrix: "Items that change hands; the darker, the more. Rows give, columns take."
    case .allMeasures: "Every measure of every scenario."
    case .detail: "Choose a scenario:"
    case .provenance: ""
    }
  }
  func shortLabel(_ measure: Measure) -> String {
    switch measure {
    case .expectedRevenue: "Revenue"
    case .revenueChange: "Against today"
    case .workloadSpread: "Spread"
    case .largestDeviation: "Deviation"
    case .worstShare: "Smallest load"
    case .voluntaryHandovers: "Handovers"
    case .forcedHandovers: "Forced"
    case .accountsMoved: "Accounts"
    case .revenueMoved: "Their revenue"
    case .travelTime: "Travel"
    case .brokenRules: "Rules broken"
    case .brokenWishes: "Wishes"
    case .uncovered: "Pool / nobody"
    case .gapPercent: "To best"
    case .gapMoney: "In money"
    case .gapShare: "Of gain"
    case .outcome: "Outcome"
    case .time: "Time"
    }
  }
  var todayInSentence: String { "today" }
  func givesAndTakes(_ gains: [String], _ losses: [String], than other: String, remark: String?) -> String {
    let end = (remark.map { "; " + $0 } ?? "") + "."
    if gains.isEmpty { return joined(losses) + " than \(other), and nothing better" + end }
    if losses.isEmpty { return joined(gains) + " than \(other), and nothing worse" + end }
    return joined(gains) + " than \(other), for " + joined(losses) + end
  }
  private func joined(_ parts: [String]) -> String {
    parts.count < 2
      ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
  }
  func same(as other: String, remark: String?) -> String {
    "The same as \(other) in all that is counted here" + (remark.map { "; " + $0 } ?? "") + "."
  }
  func revenueOpen(_ change: String) -> String { "revenue open (\(change))" }
  func revenueDiffers(_ amount: String, isMore: Bool) -> String {
    "\(amount) \(isMore ? "more" : "less") revenue"
  }
  func fairnessDiffers(_ points: String, isFairer: Bool) -> String {
    "\(points) \(points == "1" ? "point" : "points") \(isFairer ? "fairer" : "less fair")"
  }
  func brokenRulesDiffer(_ count: Int, isMore: Bool) -> String {
    "\(NumberText.grouped(Int64(count))) \(isMore ? "more" : "fewer") broken \(count == 1 ? "rule" : "rules")"
  }
  func uncoveredDiffer(_ count: Int, isMore: Bool) -> String {
    "\(NumberText.grouped(Int64(count))) \(isMore ? "more" : "fewer") \(count == 1 ? "item" : "items") with nobody"
  }
  func handoversDiffer(_ count: Int, isMore: Bool) -> String {
    "\(NumberText.grouped(Int64(count))) \(isMore ? "more" : "fewer") \(count == 1 ? "handover" : "handovers")"
  }
  func costDiffers(_ amount: String, isMore: Bool) -> String {
    "\(amount) \(isMore ? "more" : "less") cost of people"
  }
  func wishesDiffer(_ count: Int, isMore: Bool) -> String {
    "\(NumberText.grouped(Int64(count))) \(isMore ? "more" : "fewer") unmet \(count == 1 ? "wish" : "wishes")"
  }
  func underOtherFacts(_ sentence: String) -> String { "Under other facts: " + sentence }
  func reference(_ title: String) -> String { "Held against: \(title)" }
  var tags: String { "Tags" }
  var axisWorth: String { "Revenue less travel" }
  var axisWorthChange: String { "Change against today, revenue less travel" }
  var axisSpread: String { "Workload spread" }
  var axisHandovers: String { "Handovers (items)" }
  func standing(_ standing: ParetoFront.Standing, by other: String?) -> String {
    switch standing {
    case .front: "no other beats it in both"
    case .open: "\(other ?? "") beats it, but not surely"
    case .beaten: "\(other ?? "") beats it"
    }
  }
  func people(inOrder names: String) -> String { "From left to right: \(names)." }
  func partly(_ count: Int, of all: Int, names: String) -> String {
    "\(count) of \(all) \(all == 1 ? "scenario" : "scenarios") \(count == 1 ? "has" : "have") no plan: \(names)"
  }
}

extension ChinesePhrases {
  func title(_ part: ComparisonPart) -> String {
    switch part {
    case .sentences: "各方案的得与失"
    case .pareto: "收入与公平、交接之间的取舍"
    case .paretoElsewhere: "其他事实下，与现状相比"
    case .workloads: "每个人的工作量"
    case .matrix: "从谁到谁"
    case .allMeasures: "全部指标"
    case .detail: "单个方案详情"
    case .provenance: "求解来源"
    }
  }
  func caption(_ part: ComparisonPart) -> String {
    switch part {
    case .sentences: "分别与现状、与第一个优化方案相比；若证明尚不能分出高下，收入记为未定。"
    case .pareto:
      "只比较客户、人员与假设都相同的方案。越靠左上越好。点上方的竖线到该方案可能的最高值。实心：没有方案两方面都更好；半实心：有，但未确证；空心：已有方案更好。"
    case .paretoElsewhere: "这些方案的客户、人员或假设不同，各自与同样事实下的现状相比，互不排名。"
    case .workloads: "占应担份额，人员次序与刻度相同。柱：方案；短线：现状；虚线：应担份额。"
    case .matrix: "换人的事项，颜色越深越多；行为交出，列为接手。"
    case .allMeasures: "每个方案的全部指标。"
    case .detail: "选择方案："
    case .provenance: "求解来源"
    }
  }
  func shortLabel(_ measure: Measure) -> String {
    switch measure {
    case .expectedRevenue: "收入"
    case .revenueChange: "比现状"
    case .workloadSpread: "差距"
    case .largestDeviation: "最大偏差"
    case .worstShare: "最低份额"
    case .voluntaryHandovers: "自愿交接"
    case .forcedHandovers: "被动交接"
    case .accountsMoved: "换人客户"
    case .revenueMoved: "涉及收入"
    case .travelTime: "在途"
    case .brokenRules: "违规"
    case .brokenWishes: "未满足愿望"
    case .uncovered: "公海 / 无人"
    case .gapPercent: "离最优"
    case .gapMoney: "折合金额"
    case .gapShare: "占改进"
    case .outcome: "结果"
    case .time: "用时"
    }
  }
  var todayInSentence: String { "现状" }
  func givesAndTakes(_ gains: [String], _ losses: [String], than other: String, remark: String?) -> String {
    let end = (remark.map { "；" + $0 } ?? "") + "。"
    if gains.isEmpty { return "比\(other)" + losses.joined(separator: "、") + "，无一改善" + end }
    if losses.isEmpty { return "比\(other)" + gains.joined(separator: "、") + "，无一变差" + end }
    return "比\(other)" + gains.joined(separator: "、") + "；代价：" + losses.joined(separator: "、") + end
  }
  func same(as other: String, remark: String?) -> String {
    "所计各项均与\(other)相同" + (remark.map { "；" + $0 } ?? "") + "。"
  }
  func revenueOpen(_ change: String) -> String { "收入未定（\(change)）" }
  func revenueDiffers(_ amount: String, isMore: Bool) -> String { "收入\(isMore ? "多" : "少") \(amount)" }
  func fairnessDiffers(_ points: String, isFairer: Bool) -> String {
    "公平\(isFairer ? "好" : "差") \(points) 个百分点"
  }
  func brokenRulesDiffer(_ count: Int, isMore: Bool) -> String {
    "\(isMore ? "多" : "少")违反 \(NumberText.grouped(Int64(count))) 条规则"
  }
  func uncoveredDiffer(_ count: Int, isMore: Bool) -> String {
    "无人负责的事项\(isMore ? "多" : "少") \(NumberText.grouped(Int64(count))) 项"
  }
  func handoversDiffer(_ count: Int, isMore: Bool) -> String {
    "交接\(isMore ? "多" : "少") \(NumberText.grouped(Int64(count))) 项"
  }
  func costDiffers(_ amount: String, isMore: Bool) -> String { "人员成本\(isMore ? "多" : "少") \(amount)" }
  func wishesDiffer(_ count: Int, isMore: Bool) -> String {
    "未满足的愿望\(isMore ? "多" : "少") \(NumberText.grouped(Int64(count))) 个"
  }
  func underOtherFacts(_ sentence: String) -> String { "（事实不同）" + sentence }
  func reference(_ title: String) -> String { "比较基准：\(title)" }
  var tags: String { "标签" }
  var axisWorth: String { "收入减差旅成本" }
  var axisWorthChange: String { "比现状的变化，收入减差旅成本" }
  var axisSpread: String { "工作量差距" }
  var axisHandovers: String { "交接（事项）" }
  func standing(_ standing: ParetoFront.Standing, by other: String?) -> String {
    switch standing {
    case .front: "没有方案两方面都更好"
    case .open: "\(other ?? "")更好，但未确证"
    case .beaten: "\(other ?? "")更好"
    }
  }
  func people(inOrder names: String) -> String { "从左到右：\(names)。" }
  func partly(_ count: Int, of all: Int, names: String) -> String {
    "\(all) 个方案中 \(count) 个没有方案：\(names)"
  }
}
