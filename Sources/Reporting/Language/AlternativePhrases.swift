import TerritoryPlanning

/// Columns of a table of alternatives; the distances to each plan before follow them.
enum AlternativeColumn: String, Sendable, CaseIterable {
  case plan, objective, given, workload, spread, deviation, moved, nearest, most
}

/// What a report on alternatives says.
protocol AlternativePhrases: Sendable {
  func label(_ column: AlternativeColumn) -> String
  var planInHand: String { get }
  func alternative(_ number: Int) -> String
  /// Head of a column of distances.
  func distance(to plan: String) -> String
  func alternatives(_ count: Int, within share: String, of objective: String) -> String
  func noAlternative(within share: String, of objective: String) -> String
  func noAlternativeFound(within share: String, of objective: String) -> String
  /// Why there are fewer than asked for; `most` is how far one more could be at most.
  func noFurtherAlternative(most: String?) -> String
  /// What all are worth at least, and how far that is from the plan in hand and from the bound.
  func alternativesFloor(_ floor: String, bound: String, ofBound share: String) -> String
  /// What is proven about how far a plan can be from those before.
  func differsAtMost(_ plan: String, distance: String, most: String, isProven: Bool) -> String
  /// "12 accounts of East go to Li instead of Zhang"
  func goesTo(_ accounts: String, of region: String?, to: String, insteadOf from: String) -> String
  /// Smaller parts that are not listed.
  func andOthers(_ items: String) -> String
}

extension EnglishPhrases {
  func label(_ column: AlternativeColumn) -> String {
    switch column {
    case .plan: "Plan"
    case .objective: "Objective"
    case .given: "Given up"
    case .workload: "Work in other hands"
    case .spread: "Workload spread"
    case .deviation: "Largest deviation"
    case .moved: "Accounts that move"
    case .nearest: "To the nearest"
    case .most: "Proven at most"
    }
  }
  var planInHand: String { "Plan in hand" }
  func alternative(_ number: Int) -> String { "Alternative \(number)" }
  func distance(to plan: String) -> String { "To \(plan.lowercased())" }
  func alternatives(_ count: Int, within share: String, of objective: String) -> String {
    "\(count) \(count == 1 ? "alternative" : "alternatives") within \(share) of \(objective)"
  }
  func noAlternative(within share: String, of objective: String) -> String {
    "Proven: no other plan that keeps the rules is within \(share) of \(objective)"
  }
  func noAlternativeFound(within share: String, of objective: String) -> String {
    "No other plan within \(share) of \(objective) was found in time"
  }
  func noFurtherAlternative(most: String?) -> String {
    guard let most else { return "Proven: there is no further plan this good." }
    return "No further plan was found in time; one could differ from all of these in at most \(most)."
  }
  func alternativesFloor(_ floor: String, bound: String, ofBound share: String) -> String {
    "Each keeps every rule and is worth at least \(floor). Against the bound of \(bound), which no plan exceeds, "
      + "that is at most \(share) less."
  }
  func differsAtMost(_ plan: String, distance: String, most: String, isProven: Bool) -> String {
    isProven
      ? "\(plan): \(distance) in other hands. Proven: no plan this good differs more."
      : "\(plan): \(distance) in other hands. Proven: no plan this good differs in more than \(most)."
  }
  func goesTo(_ accounts: String, of region: String?, to: String, insteadOf from: String) -> String {
    let isOne = accounts.hasPrefix("1 ")
    return
      "\(accounts)\(region.map { " of \($0)" } ?? "") \(isOne ? "goes" : "go") to \(to) instead of \(from)"
  }
  func andOthers(_ items: String) -> String { "and \(items) more" }
}

extension ChinesePhrases {
  func label(_ column: AlternativeColumn) -> String {
    switch column {
    case .plan: "方案"
    case .objective: "目标值"
    case .given: "放弃"
    case .workload: "换人的工作量"
    case .spread: "工作量差距"
    case .deviation: "最大偏差"
    case .moved: "换人的客户"
    case .nearest: "与最近方案相差"
    case .most: "已证明至多"
    }
  }
  var planInHand: String { "当前方案" }
  func alternative(_ number: Int) -> String { "备选方案 \(number)" }
  func distance(to plan: String) -> String { "与\(plan)相差" }
  func alternatives(_ count: Int, within share: String, of objective: String) -> String {
    "\(count) 个备选方案，与 \(objective) 相差不超过 \(share)"
  }
  func noAlternative(within share: String, of objective: String) -> String {
    "已证明：没有其他合规方案与 \(objective) 相差不超过 \(share)"
  }
  func noAlternativeFound(within share: String, of objective: String) -> String {
    "限定时间内没有找到与 \(objective) 相差不超过 \(share) 的其他方案"
  }
  func noFurtherAlternative(most: String?) -> String {
    guard let most else { return "已证明：没有更多同样好的方案。" }
    return "限定时间内没有找到更多方案；若有，与以上各方案至多相差 \(most)。"
  }
  func alternativesFloor(_ floor: String, bound: String, ofBound share: String) -> String {
    "各方案均遵守全部规则，目标值至少为 \(floor)；任何方案都不超过上界 \(bound)，与之相比至多少 \(share)。"
  }
  func differsAtMost(_ plan: String, distance: String, most: String, isProven: Bool) -> String {
    isProven
      ? "\(plan)：\(distance)换人。已证明：同样好的方案差别不会更大。"
      : "\(plan)：\(distance)换人。已证明：同样好的方案至多相差 \(most)。"
  }
  func goesTo(_ accounts: String, of region: String?, to: String, insteadOf from: String) -> String {
    "\(region.map { "\($0)的 " } ?? "")\(accounts)由 \(to) 负责，而不是 \(from)"
  }
  func andOthers(_ items: String) -> String { "另有 \(items)" }
}
