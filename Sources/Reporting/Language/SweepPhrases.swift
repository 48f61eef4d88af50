import AssignmentEngine
import ScenarioRunning
import TerritoryPlanning

/// Columns of a sweep beside those of the settings varied.
enum SweepColumn: String, Sendable, CaseIterable {
  case worth, bound, gap, price, priceShare, moves, deviation, origin
}

/// What a sweep says.
protocol SweepPhrases: Sendable {
  func label(_ column: SweepColumn) -> String
  /// A setting by its name or path.
  func setting(_ name: String) -> String
  /// What holds at the same time, such as two settings.
  func both(_ parts: [String]) -> String
  func solved(_ ending: SweepStudy.Ending, isKept: Bool) -> String
  var settledByOthers: String { get }
  func impossible(under point: String?) -> String
  /// From one point to another costs between two amounts, and between two shares of the worth.
  func costs(from: String, to: String, least: String, most: String, shares: String?) -> String
  /// The best of points that nothing orders.
  func bestPoint(_ point: String, worth: String, most: String) -> String
  /// Proven for every value.
  var noPointIsPossible: String { get }
  /// The run ended before any value had a plan.
  var noPointIsKnown: String { get }
  /// Points without a plan, proven; and points without one in time.
  func noPlan(at points: String) -> String
  func noPlanFound(at points: String) -> String
  func sweepCaption(solved: Int, of points: Int, isOrdered: Bool) -> String
  var sweepChart: String { get }
  var sweepChartCaption: String { get }
  var todaysWorth: String { get }
  var paretoTitle: String { get }
  func label(_ criterion: SweepFront.Criterion) -> String
  var standingOfPlan: String { get }
  func efficient() -> String
  func open(upTo amount: String?) -> String
  func dominated(by point: String) -> String
  func paretoHeadline(efficient: Int, open: Int, dominated: Int) -> String
  var paretoCaption: String { get }
}

extension EnglishPhrases {
  func label(_ column: SweepColumn) -> String {
    switch column {
    case .worth: "Net revenue"
    case .bound: "At most"
    case .gap: "Gap"
    case .price: "Costs"
    case .priceShare: "In percent"
    case .moves: "Items moved"
    case .deviation: "Furthest from fair share"
    case .origin: "How it is known"
    }
  }
  func both(_ parts: [String]) -> String { parts.joined(separator: " and ") }
  func setting(_ name: String) -> String {
    switch name {
    case "tolerance": "tolerance"
    case "moves": "moves allowed"
    case "moved_accounts": "accounts that may move"
    case "moved_revenue": "revenue that may move"
    case "largest_deviation": "largest deviation"
    case "mean_absolute_deviation": "mean deviation"
    case "gini": "Gini coefficient"
    default: name
    }
  }
  func solved(_ ending: SweepStudy.Ending, isKept: Bool) -> String {
    let text =
      switch ending {
      case .optimal: "solved, proven optimal"
      case .gapReached: "solved"
      case .infeasible: "no plan exists, proven"
      case .limit(let reason):
        switch reason {
        case .timeLimit: "solved, time limit"
        case .workLimit: "solved, work limit"
        case .interrupted: "interrupted"
        case .exhausted: "solved, nothing left to try"
        }
      }
    return isKept ? text + " (kept answer)" : text
  }
  var settledByOthers: String { "from its neighbours" }
  func impossible(under point: String?) -> String {
    point.map { "no plan: none even at \($0)" } ?? "no plan exists, proven"
  }
  func costs(from: String, to: String, least: String, most: String, shares: String?) -> String {
    "From \(from) to \(to) costs between \(least) and \(most) of net revenue a period"
      + (shares.map { " (\($0))" } ?? "") + "."
  }
  func bestPoint(_ point: String, worth: String, most: String) -> String {
    "Best of the values: \(point), worth between \(worth) and \(most)."
  }
  var noPointIsPossible: String { "No value has a legal plan." }
  var noPointIsKnown: String { "The run ended before a plan was found for any value." }
  func noPlan(at points: String) -> String { "No plan exists at \(points) (proven)." }
  func noPlanFound(at points: String) -> String { "No plan was found in time at \(points)." }
  func sweepCaption(solved: Int, of points: Int, isOrdered: Bool) -> String {
    "Net revenue is that of the best plan found; no legal plan has more than \u{201C}at most\u{201D}. Costs are "
      + "against the loosest value, as an interval: what lies between the two best plans. \(solved) of \(points) "
      + "values were solved"
      + (isOrdered
        ? solved == points
          ? "."
          : "; the others are within the gap by plans of tighter and bounds of looser ones, each judged or proven at "
            + "its own value."
        : ". Plans of one value need not be legal at another, so that each was solved by itself, beginning with its "
          + "neighbour's answer.")
  }
  var sweepChart: String { "Net revenue by value" }
  var sweepChartCaption: String {
    "The band reaches from the best plan found to what is proven to be the most: the true curve lies inside. A "
      + "full dot was solved, an open one follows from its neighbours, a cross has no plan."
  }
  var todaysWorth: String { "today" }
  var paretoTitle: String { "Plans of which none is better in everything" }
  func label(_ criterion: SweepFront.Criterion) -> String {
    switch criterion {
    case .largestDeviation: "Furthest from fair share"
    case .moves: "Items moved"
    }
  }
  var standingOfPlan: String { "Standing" }
  func efficient() -> String { "proven: none as fair and with as few moves earns more" }
  func open(upTo amount: String?) -> String {
    amount.map { "possibly dominated: at most \($0) more without giving up anything" } ?? "possibly dominated"
  }
  func dominated(by point: String) -> String { "dominated by \(point)" }
  func paretoHeadline(efficient: Int, open: Int, dominated: Int) -> String {
    "\(efficient + open) plans are worth choosing among, \(efficient) of them proven; \(dominated) are dominated."
  }
  var paretoCaption: String {
    "A plan is dominated where another is no worse in anything listed and better in something. Possibly dominated: "
      + "up to the amount named, a plan that gives up nothing could still earn more."
  }
}

extension ChinesePhrases {
  func label(_ column: SweepColumn) -> String {
    switch column {
    case .worth: "净收入"
    case .bound: "至多"
    case .gap: "差距"
    case .price: "代价"
    case .priceShare: "占比"
    case .moves: "换人项数"
    case .deviation: "离应得份额最远"
    case .origin: "依据"
    }
  }
  func both(_ parts: [String]) -> String { parts.joined(separator: "且") }
  func setting(_ name: String) -> String {
    switch name {
    case "tolerance": "容许偏差"
    case "moves": "允许换人项数"
    case "moved_accounts": "允许换人客户数"
    case "moved_revenue": "允许换人收入"
    case "largest_deviation": "最大偏差"
    case "mean_absolute_deviation": "平均偏差"
    case "gini": "基尼系数"
    default: name
    }
  }
  func solved(_ ending: SweepStudy.Ending, isKept: Bool) -> String {
    let text =
      switch ending {
      case .optimal: "已求解，证明最优"
      case .gapReached: "已求解"
      case .infeasible: "已证明没有方案"
      case .limit(let reason):
        switch reason {
        case .timeLimit: "已求解，到达时间上限"
        case .workLimit: "已求解，到达工作量上限"
        case .interrupted: "已中断"
        case .exhausted: "已求解，无可再试"
        }
      }
    return isKept ? text + "（保存的答案）" : text
  }
  var settledByOthers: String { "由相邻取值得出" }
  func impossible(under point: String?) -> String { point.map { "没有方案：\($0)时也没有" } ?? "已证明没有方案" }
  func costs(from: String, to: String, least: String, most: String, shares: String?) -> String {
    "从\(from)到\(to)，每期净收入减少 \(least) 至 \(most)" + (shares.map { "（\($0)）" } ?? "") + "。"
  }
  func bestPoint(_ point: String, worth: String, most: String) -> String {
    "各取值中最好的是\(point)，净收入在 \(worth) 至 \(most) 之间。"
  }
  var noPointIsPossible: String { "所有取值都没有可行方案。" }
  var noPointIsKnown: String { "运行结束时，任何取值都还没有找到方案。" }
  func noPlan(at points: String) -> String { "\(points)时没有方案（已证明）。" }
  func noPlanFound(at points: String) -> String { "\(points)时未能及时找到方案。" }
  func sweepCaption(solved: Int, of points: Int, isOrdered: Bool) -> String {
    "净收入为找到的最佳方案的净收入；任何可行方案都不会超过“至多”。代价与最宽松的取值相比，为一个区间，即两处最佳方案之差所在。"
      + "共 \(points) 个取值，求解了 \(solved) 个"
      + (isOrdered
        ? solved == points
          ? "。" : "；其余由更严取值的方案和更宽取值的上界得出，差距已在要求之内，方案和上界都在各自的取值下重新核对过。"
        : "。一个取值的方案在另一个取值下未必可行，所以各自求解，从相邻取值的答案开始。")
  }
  var sweepChart: String { "各取值的净收入" }
  var sweepChartCaption: String { "色带从找到的最佳方案到已证明的上限：真实曲线在其中。实心点为已求解，空心点由相邻取值得出，叉号表示没有方案。" }
  var todaysWorth: String { "现状" }
  var paretoTitle: String { "没有在各方面都更好的方案" }
  func label(_ criterion: SweepFront.Criterion) -> String {
    switch criterion {
    case .largestDeviation: "离应得份额最远"
    case .moves: "换人项数"
    }
  }
  var standingOfPlan: String { "地位" }
  func efficient() -> String { "已证明：同样公平、换人同样少的方案都不会收入更高" }
  func open(upTo amount: String?) -> String { amount.map { "可能被超越：不作任何让步至多还可多 \($0)" } ?? "可能被超越" }
  func dominated(by point: String) -> String { "不如\(point)的方案" }
  func paretoHeadline(efficient: Int, open: Int, dominated: Int) -> String {
    "有 \(efficient + open) 个方案值得选择，其中 \(efficient) 个已证明；\(dominated) 个不如其他方案。"
  }
  var paretoCaption: String { "某方案在所列各方面都不差、且至少一方面更好时，另一方案即被超越。“可能被超越”：不作任何让步的方案至多还可多收入所列金额。" }
}
