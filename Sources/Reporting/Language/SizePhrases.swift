import ScenarioRunning
import TerritoryPlanning

/// Columns of a study of sizes.
enum SizeColumn: String, Sendable, CaseIterable {
  case positions, count, staff, net, bound, gap, revenue, utilisation, spread, value, verdict, filled
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
  /// What a line means, and what one position costs.
  func sizeCaption(costOfNext: String) -> String
  var sizeChart: String { get }
  /// What the chart shows.
  var sizeChartCaption: String { get }
  /// Under a number of positions of which the plan fills fewer.
  func fills(_ count: String) -> String
  /// An interval from one amount to another.
  func between(_ least: String, _ most: String) -> String
  func atLeast(_ amount: String) -> String
  func atMost(_ amount: String) -> String
  func times(_ text: String, _ count: Int) -> String
}

extension EnglishPhrases {
  func label(_ column: SizeColumn) -> String {
    switch column {
    case .positions: "Allowed"
    case .count: "Filled"
    case .staff: "Staff"
    case .net: "Worth after cost"
    case .bound: "At most"
    case .gap: "Gap"
    case .revenue: "Expected revenue"
    case .utilisation: "Time used"
    case .spread: "Workload spread"
    case .value: "Value of the last"
    case .verdict: "Pays"
    case .filled: "Which"
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
    positions == 0
      ? "Fill no further position: worth \(net)"
      : "Fill \(positions) \(positions == 1 ? "position" : "positions"): worth \(net) after their cost"
  }
  var noSizeIsPossible: String { "No size of the study has a legal plan." }
  func sizeIsProven(upTo gap: String) -> String {
    "Proven: no other size is better. This size may still gain at most \(gap)."
  }
  func sizeIsOpen(rivals: String, by shortfall: String?) -> String {
    "Not proven: \(rivals) may be better" + (shortfall.map { ", by at most \($0)." } ?? ".")
  }
  func sizeCaption(costOfNext: String) -> String {
    "A line is the best plan found that fills at most the positions allowed; its worth is after the cost of those "
      + "it fills. No plan that fills as many or more of those allowed is worth more than \u{201C}at most\u{201D}. "
      + "A position costs \(costOfNext) (the cheapest); the value of the last is against the line above and "
      + "before that cost. Undetermined: the interval contains the cost."
  }
  var sizeChart: String { "Worth after cost by positions allowed" }
  var sizeChartCaption: String {
    "A dot is the best plan found, the line above it reaches to what is proven to be the most; the full dot is the "
      + "number recommended. A cross: no plan."
  }
  func fills(_ count: String) -> String { "fills \(count)" }
  func between(_ least: String, _ most: String) -> String { "\(least) to \(most)" }
  func atLeast(_ amount: String) -> String { "at least \(amount)" }
  func atMost(_ amount: String) -> String { "at most \(amount)" }
  func times(_ text: String, _ count: Int) -> String { count == 1 ? text : "\(count) × \(text)" }
}

extension ChinesePhrases {
  func label(_ column: SizeColumn) -> String {
    switch column {
    case .positions: "允许新增"
    case .count: "实际新增"
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
    positions == 0 ? "建议不新增岗位：收益为 \(net)" : "建议新增 \(positions) 个岗位：扣除成本后的收益为 \(net)"
  }
  var noSizeIsPossible: String { "所考察的规模都没有可行方案。" }
  func sizeIsProven(upTo gap: String) -> String { "已证明：其他规模都不会更好。本规模至多还可提高 \(gap)。" }
  func sizeIsOpen(rivals: String, by shortfall: String?) -> String {
    "尚未证明：新增 \(rivals) 个可能更好" + (shortfall.map { "，至多多 \($0)。" } ?? "。")
  }
  func sizeCaption(costOfNext: String) -> String {
    "每行是在允许的岗位数以内找到的最佳方案，收益已扣除实际新增岗位的成本；新增同样多或更多（不超过允许数）的任何方案都不会超过“至多”。"
      + "一个岗位的成本为 \(costOfNext)（按最便宜的计）；“最后一个岗位的价值”与上一行相比，未扣该成本。区间包含成本时尚不能确定。"
  }
  var sizeChart: String { "允许新增的岗位数与扣除成本后的收益" }
  var sizeChartCaption: String { "圆点为找到的最佳方案，其上的竖线到已证明的上限为止；实心点为建议的岗位数。叉号：没有方案。" }
  func fills(_ count: String) -> String { "实增 \(count)" }
  func between(_ least: String, _ most: String) -> String { "\(least) 至 \(most)" }
  func atLeast(_ amount: String) -> String { "至少 \(amount)" }
  func atMost(_ amount: String) -> String { "至多 \(amount)" }
  func times(_ text: String, _ count: Int) -> String { count == 1 ? text : "\(text) × \(count)" }
}
