/// Columns of an order of moves.
enum MoveOrderColumn: String, Sendable, CaseIterable {
  case moves, place, from, to, share, benefit, stillBroken
}

/// What an order of moves says.
protocol MoveOrderPhrases: Sendable {
  func label(_ column: MoveOrderColumn) -> String
  /// "11 of 43 moves reach 90 % of the benefit of ¥1,200,000"
  func movesReach(_ moves: Int, of all: Int, percent: Int, benefit: String) -> String
  /// There is no benefit: the moves mend rules that today breaks.
  func movesMend(_ all: Int, rules: Int, cost: String) -> String
  func movesBringNothing(_ all: Int, cost: String) -> String
  var nothingToOrder: String { get }
  /// From which move on every hard rule holds.
  func rulesHoldAfter(_ moves: Int, broken: Int) -> String
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
  func movesMend(_ all: Int, rules: Int, cost: String) -> String {
    "\(all) moves mend \(rules) \(rules == 1 ? "rule" : "rules") that today breaks, at a cost of \(cost)"
  }
  func movesBringNothing(_ all: Int, cost: String) -> String {
    "\(all) moves cost \(cost) against today, which breaks no hard rule"
  }
  var nothingToOrder: String { "No item changes hands" }
  func rulesHoldAfter(_ moves: Int, broken: Int) -> String {
    let rules = "\(broken) hard \(broken == 1 ? "rule" : "rules")"
    return
      "Today breaks \(rules). After the first \(moves) moves all rules hold, and the plan may stop at any line."
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
    case .moves: "累计移交"
    case .place: "客户 · 职责"
    case .from: "原负责人"
    case .to: "新负责人"
    case .share: "占收益"
    case .benefit: "累计收益"
    case .stillBroken: "仍违反的规则"
    }
  }
  func movesReach(_ moves: Int, of all: Int, percent: Int, benefit: String) -> String {
    "共 \(all) 项移交，前 \(moves) 项即达到总收益 \(benefit) 的 \(percent) %"
  }
  func movesMend(_ all: Int, rules: Int, cost: String) -> String {
    "\(all) 项移交消除现状违反的 \(rules) 条规则，代价 \(cost)"
  }
  func movesBringNothing(_ all: Int, cost: String) -> String {
    "现状未违反硬性规则；\(all) 项移交比现状少 \(cost)"
  }
  var nothingToOrder: String { "没有工作项换人" }
  func rulesHoldAfter(_ moves: Int, broken: Int) -> String {
    "现状违反 \(broken) 条硬性规则。前 \(moves) 项移交之后所有规则都满足，此后可停在任何一行。"
  }
  func milestone(percent: Int, moves: Int, fewest: Int?) -> String {
    let reached = "收益的 \(percent) %：\(moves) 项移交"
    guard let fewest else { return reached + "。" }
    return fewest >= moves ? reached + "；任何顺序都不会更少。" : reached + "；任何顺序都不少于 \(fewest) 项。"
  }
  func heldBack(steps: Int) -> String { "有 \(steps) 行包含多项移交：必须同时进行，否则会违反规则。" }
  func moveOrderCaption(rulesFirst: Bool) -> String {
    (rulesFirst ? "先消除现状违反的规则，再" : "") + "按每项移交带来的收益排序。每一行都不违反上一行所满足的规则。"
  }
  func nearTiesKept(accounts: String, items: String, least: String, most: String) -> String {
    "难分高下：不设此规则时最优方案会移交的 \(accounts)（\(items)）保持不动；代价为 "
      + (least == most ? least : "\(least) 至 \(most)")
  }
}
