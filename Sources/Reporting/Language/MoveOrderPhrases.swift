/// Columns of an order of moves.
enum MoveOrderColumn: String, Sendable, CaseIterable {
  case moves, place, from, to, share, benefit, stillBroken
}

/// What an order of moves says.
protocol MoveOrderPhrases: Sendable {
  func label(_ column: MoveOrderColumn) -> String
  /// "11 of 43 moves reach 90 % of the benefit of ¥1,200,000"
  func movesReach(_ moves: Int, of all: Int, percent: Int, benefit: String) -> String
  /// "61 of 196 moves mend 90 % of what today breaks, 28 hard rules"
  func movesMend(_ moves: Int, of all: Int, percent: Int, rules: Int) -> String
  /// The plan is worth less than today, which breaks rules.
  func mendingCosts(_ cost: String) -> String
  func movesBringNothing(_ all: Int, cost: String) -> String
  var nothingToOrder: String { get }
  /// From which move on every hard rule holds.
  func rulesHoldAfter(_ moves: Int, broken: Int, fewest: Int?) -> String
  /// "50 %: 4 moves; no order takes fewer than 3"
  func milestone(percent: Int, moves: Int, fewest: Int?) -> String
  func heldBack(steps: Int) -> String
  func moveOrderCaption(rulesFirst: Bool) -> String
  /// How many accounts a rule keeps with their incumbents, and what that costs.
  func nearTiesKept(accounts: String, items: String, least: String, most: String) -> String
}

extension EnglishPhrases {
  func label(_ column: MoveOrderColumn) -> String {
    switch column {
    case .moves: "Moves"
    case .place: "Account · duty"
    case .from: "From"
    case .to: "To"
    case .share: "Share"
    case .benefit: "Benefit so far"
    case .stillBroken: "Rules still broken"
    }
  }
  func movesReach(_ moves: Int, of all: Int, percent: Int, benefit: String) -> String {
    "\(moves) of \(all) moves reach \(percent) % of the benefit of \(benefit)"
  }
  func movesMend(_ moves: Int, of all: Int, percent: Int, rules: Int) -> String {
    "\(moves) of \(all) moves mend \(percent) % of what today breaks: "
      + (rules == 1 ? "1 hard rule" : "\(rules) hard rules")
  }
  func mendingCosts(_ cost: String) -> String {
    "The plan is worth \(cost) less than today: what today earns beyond its rules is given up."
  }
  func movesBringNothing(_ all: Int, cost: String) -> String {
    "\(all) moves cost \(cost) against today, which breaks no hard rule"
  }
  var nothingToOrder: String { "No item changes hands" }
  func rulesHoldAfter(_ moves: Int, broken: Int, fewest: Int?) -> String {
    let rules = "\(broken) hard \(broken == 1 ? "rule" : "rules")"
    let bound = fewest.map { $0 >= moves ? "; no fewer would do" : "; fewer than \($0) would not do" } ?? ""
    let after = moves == 1 ? "After the first move" : "After the first \(moves) moves"
    return "Today breaks \(rules). \(after) all rules hold\(bound)."
  }
  func milestone(percent: Int, moves: Int, fewest: Int?) -> String {
    let reached = "\(percent) % of the benefit: \(moves) \(moves == 1 ? "move" : "moves")"
    guard let fewest else { return reached + "." }
    return fewest >= moves
      ? reached + "; no order takes fewer." : reached + "; no order takes fewer than \(fewest)."
  }
  func heldBack(steps: Int) -> String {
    steps == 1
      ? "1 line holds several moves: they break a rule unless done together."
      : "\(steps) lines hold several moves: they break a rule unless done together."
  }
  func moveOrderCaption(rulesFirst: Bool) -> String {
    (rulesFirst ? "What today breaks is mended first; then moves" : "Moves")
      + " are ordered by what they bring a move. No line breaks a rule that the one before keeps."
  }
  func nearTiesKept(accounts: String, items: String, least: String, most: String) -> String {
    "near-ties: \(accounts) (\(items)) stay that the best plan without this rule would move; it costs "
      + (least == most ? least : "between \(least) and \(most)")
  }
}

extension ChinesePhrases {
  func label(_ column: MoveOrderColumn) -> String {
    switch column {
    case .moves: "累计交接"
    case .place: "客户 · 职责"
    case .from: "原负责人"
    case .to: "新负责人"
    case .share: "占收益"
    case .benefit: "累计收益"
    case .stillBroken: "仍违反的规则"
    }
  }
  func movesReach(_ moves: Int, of all: Int, percent: Int, benefit: String) -> String {
    "共 \(all) 项交接，前 \(moves) 项即达到总收益 \(benefit) 的 \(percent) %"
  }
  func movesMend(_ moves: Int, of all: Int, percent: Int, rules: Int) -> String {
    "共 \(all) 项交接，前 \(moves) 项即消除现状违规（\(rules) 条硬性规则）的 \(percent) %"
  }
  func mendingCosts(_ cost: String) -> String {
    "方案比现状少 \(cost)：现状靠违反规则取得的部分被放弃。"
  }
  func movesBringNothing(_ all: Int, cost: String) -> String {
    "现状未违反硬性规则；\(all) 项交接比现状少 \(cost)"
  }
  var nothingToOrder: String { "没有工作项换人" }
  func rulesHoldAfter(_ moves: Int, broken: Int, fewest: Int?) -> String {
    let bound = fewest.map { $0 >= moves ? "；更少则不行" : "；少于 \($0) 项则不行" } ?? ""
    return "现状违反 \(broken) 条硬性规则。前 \(moves) 项交接之后所有规则都满足\(bound)。"
  }
  func milestone(percent: Int, moves: Int, fewest: Int?) -> String {
    let reached = "收益的 \(percent) %：\(moves) 项交接"
    guard let fewest else { return reached + "。" }
    return fewest >= moves ? reached + "；任何顺序都不会更少。" : reached + "；任何顺序都不少于 \(fewest) 项。"
  }
  func heldBack(steps: Int) -> String { "有 \(steps) 行包含多项交接：必须同时进行，否则会违反规则。" }
  func moveOrderCaption(rulesFirst: Bool) -> String {
    (rulesFirst ? "先消除现状违反的规则，再" : "") + "按每项交接带来的收益排序。每一行都不违反上一行所满足的规则。"
  }
  func nearTiesKept(accounts: String, items: String, least: String, most: String) -> String {
    "难分高下：不设此规则时最优方案会交接的 \(accounts)（\(items)）保持不动；代价为 "
      + (least == most ? least : "\(least) 至 \(most)")
  }
}
