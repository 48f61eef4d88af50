import ScenarioRunning
import TerritoryPlanning

/// Columns of a study of sizes.
enum SizeColumn: String, Sendable, CaseIterable {
  case positions, staff, net, bound, gap, revenue, utilisation, spread, value, verdict, filled
}

/// What a study of sizes says.
protocol SizePhrases: Sendable {
  func label(_ column: SizeColumn) -> String
  func label(_ verdict: SizeStudy.Verdict) -> String
  func label(_ role: Representative.Role) -> String
  /// "3 positions: worth ¥1.2M a period after their cost."
  func recommended(positions: Int, net: String) -> String
  var noSizeIsPossible: String { get }
  /// No size of the study is better.
  func sizeIsProven(upTo gap: String) -> String
  /// Sizes that may still be better, and by how much at most.
  func sizeIsOpen(rivals: String, by shortfall: String?) -> String
  /// What one position costs, and that everything is after that.
  func sizeCaption(costOfNext: String) -> String
  /// An interval from one amount to another.
  func between(_ least: String, _ most: String) -> String
  func atLeast(_ amount: String) -> String
  func atMost(_ amount: String) -> String
  func times(_ text: String, _ count: Int) -> String
}

extension EnglishPhrases {
  func label(_ column: SizeColumn) -> String {
    switch column {
    case .positions: "Positions"
    case .staff: "Staff"
    case .net: "Worth after cost"
    case .bound: "At most"
    case .gap: "Gap"
    case .revenue: "Expected revenue"
    case .utilisation: "Time used"
    case .spread: "Workload spread"
    case .value: "Value of the last"
    case .verdict: "Pays"
    case .filled: "Filled"
    }
  }
  func label(_ verdict: SizeStudy.Verdict) -> String {
    switch verdict {
    case .pays: "yes"
    case .doesNotPay: "no"
    case .undetermined: "undetermined"
    case .needed: "needed"
    }
  }
  func label(_ role: Representative.Role) -> String {
    switch role {
    case .hunter: "hunter"
    case .farmer: "farmer"
    case .service: "service"
    case .keyAccount: "key account"
    case .allRound: "all-round"
    }
  }
  func recommended(positions: Int, net: String) -> String {
    "Fill \(positions) \(positions == 1 ? "position" : "positions"): worth \(net) after their cost"
  }
  var noSizeIsPossible: String { "No size of the study has a legal plan." }
  func sizeIsProven(upTo gap: String) -> String {
    "Proven: no other size is better. This size may still gain at most \(gap)."
  }
  func sizeIsOpen(rivals: String, by shortfall: String?) -> String {
    "Not proven: \(rivals) may be better" + (shortfall.map { ", by at most \($0)." } ?? ".")
  }
  func sizeCaption(costOfNext: String) -> String {
    "A position costs \(costOfNext) (the cheapest); the value of the last is against the line above and before "
      + "that cost. Undetermined: the interval contains the cost."
  }
  func between(_ least: String, _ most: String) -> String { "\(least) to \(most)" }
  func atLeast(_ amount: String) -> String { "at least \(amount)" }
  func atMost(_ amount: String) -> String { "at most \(amount)" }
  func times(_ text: String, _ count: Int) -> String { count == 1 ? text : "\(count) × \(text)" }
}

extension ChinesePhrases {
  func label(_ column: SizeColumn) -> String {
    switch column {
    case .positions: "新增岗位"
    case .staff: "总人数"
    case .net: "扣除成本后的收益"
    case .bound: "至多"
    case .gap: "差距"
    case .revenue: "预期收入"
    case .utilisation: "时间占用"
    case .spread: "工作量差距"
    case .value: "最后一个岗位的价值"
    case .verdict: "是否划算"
    case .filled: "填补的岗位"
    }
  }
  func label(_ verdict: SizeStudy.Verdict) -> String {
    switch verdict {
    case .pays: "划算"
    case .doesNotPay: "不划算"
    case .undetermined: "尚不能确定"
    case .needed: "必需"
    }
  }
  func label(_ role: Representative.Role) -> String {
    switch role {
    case .hunter: "开发型"
    case .farmer: "维护型"
    case .service: "售后型"
    case .keyAccount: "大客户型"
    case .allRound: "全能型"
    }
  }
  func recommended(positions: Int, net: String) -> String {
    "建议新增 \(positions) 个岗位：扣除成本后的收益为 \(net)"
  }
  var noSizeIsPossible: String { "所考察的规模都没有可行方案。" }
  func sizeIsProven(upTo gap: String) -> String { "已证明：其他规模都不会更好。本规模至多还可提高 \(gap)。" }
  func sizeIsOpen(rivals: String, by shortfall: String?) -> String {
    "尚未证明：新增 \(rivals) 个可能更好" + (shortfall.map { "，至多多 \($0)。" } ?? "。")
  }
  func sizeCaption(costOfNext: String) -> String {
    "一个岗位的成本为 \(costOfNext)（按最便宜的计）；“最后一个岗位的价值”与上一行相比，未扣该成本。区间包含成本时尚不能确定。"
  }
  func between(_ least: String, _ most: String) -> String { "\(least) 至 \(most)" }
  func atLeast(_ amount: String) -> String { "至少 \(amount)" }
  func atMost(_ amount: String) -> String { "至多 \(amount)" }
  func times(_ text: String, _ count: Int) -> String { count == 1 ? text : "\(text) × \(count)" }
}
