import AssignmentEngine
import TerritoryPlanning

struct ChinesePhrases: Phrases {}

extension ChinesePhrases {
  var undefined: String { "无法计算" }
  func hours(_ figure: String) -> String { figure + " 小时" }
  func seconds(_ figure: String) -> String { figure + " 秒" }
  func date(year: Int, month: Int, day: Int) -> String { "\(year)年\(month)月\(day)日" }
  func items(_ count: Int64) -> String { NumberText.grouped(count) + " 项" }
  func accounts(_ count: Int64) -> String { NumberText.grouped(count) + " 个客户" }
  func people(_ count: Int64) -> String { NumberText.grouped(count) + " 人" }
  func teams(_ count: Int64) -> String { NumberText.grouped(count) + " 个团队" }
  func regions(_ count: Int64) -> String { NumberText.grouped(count) + " 个区域" }
  func trips(_ count: Int64) -> String { NumberText.grouped(count) + " 次" }
  func positions(_ count: Int64) -> String { NumberText.grouped(count) + " 个岗位" }
  func list(_ parts: [String]) -> String { parts.joined(separator: "、") }
  func bracketed(_ text: String, _ remark: String) -> String { "\(text)（\(remark)）" }
  func labelled(_ label: String, _ text: String) -> String { "\(label)：\(text)" }
}

extension ChinesePhrases {
  func accountsMove(_ moved: String, of all: String) -> String { "\(all) 个客户中 \(moved) 个换人" }
  func nothingMoves(of all: String) -> String { "\(all) 个客户都不换人" }
  func accountsAssigned(_ count: String) -> String { "\(count) 个客户已分配" }
  func spread(from before: String, to after: String) -> String { "工作量差距从 \(before) 变为 \(after)" }
  func spread(_ now: String) -> String { "工作量差距 \(now)" }
  func revenue(change: String) -> String { "预期收入 \(change)" }
  func revenue(_ amount: String) -> String { "预期收入 \(amount)" }
  func atMostFromBest(_ gap: String) -> String { "与理论最优相差不超过 \(gap)" }
  var provenBest: String { "已证明为最优" }
  var boundRechecked: String { "上界已复核；尚未达到" }
  var noBoundSought: String { "未求上界：与最优方案的差距未知" }
  func rulesBroken(_ count: Int) -> String { "违反 \(count) 条规则" }
  var noRuleBroken: String { "没有违反规则" }
  func wishesUnmet(_ count: Int) -> String { "\(count) 条愿望未满足" }
  func noPlan(_ scenario: String) -> String { "“\(scenario)”没有可行方案" }
  func today(_ parts: String) -> String { "现在的方案：" + parts }
  func sentence(_ parts: [String]) -> String { parts.joined(separator: "；") + "。" }
  func sentences(_ sentences: [String]) -> String { sentences.joined() }
  func against(_ scenario: String, baseline: String) -> String { "“\(scenario)”对比“\(baseline)”" }
  func staff(representatives: Int, duties: Int) -> String { "\(representatives) 名销售，\(duties) 项职责" }
  func pageTitle(_ name: String, period: String) -> String {
    [name, period].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension ChinesePhrases {
  func outcome(_ kind: OutcomeKind) -> String {
    switch kind {
    case .judged: "评估现在的方案"
    case .given: "评估所给的方案；未求上界"
    case .optimal: "已证明最优"
    case .gapReached: "达到要求的精度"
    case .limitReached: "已有方案"
    case .noPlanFound: "未找到方案"
    case .infeasible: "不存在可行方案"
    }
  }
  func stopReason(_ reason: StopReason) -> String {
    switch reason {
    case .timeLimit: "时间上限"
    case .workLimit: "计算量上限"
    case .interrupted: "被中断"
    case .exhausted: "已无可尝试"
    }
  }
  var provenByMultipliers: String { "各条规则合在一起的要求超出了现有资源。证书可以独立复核。" }
  var provenBySearch: String { "完整搜索没有找到满足全部规则的方案。" }
  func nobodyMayTake(_ place: String, why: [String]) -> String {
    "没有人可以承担 \(place)" + (why.isEmpty ? "。" : "：" + why.joined(separator: "；") + "。")
  }
  func representatives(_ count: Int, objection: String) -> String { "\(count) 名销售：\(objection)" }
  func label(_ field: ProofField) -> String {
    switch field {
    case .objective: "目标值（收入减差旅成本减未满足愿望的代价）"
    case .bound: "上界：任何可行方案都不会更高"
    case .todayObjective: "现在的方案的目标值"
    case .gapPercent: "差距，占目标值"
    case .gapMoney: "差距，金额"
    case .gapShare: "差距，占相对现在可改进的份额"
    case .fingerprint: "证书对应的问题"
    case .recheck: "复核"
    }
  }
  func label(_ field: EffortField) -> String {
    switch field {
    case .gap: "要求的精度"
    case .timeLimit: "时间上限"
    case .workLimit: "计算量上限"
    case .seed: "随机种子"
    case .threads: "线程"
    case .multiplierIterations: "乘子迭代"
    case .columnsPriced: "计价的列"
    case .simplexIterations: "单纯形迭代"
    case .movesTried: "尝试的移动"
    case .nodes: "分支切割节点"
    case .firstPlan: "首个方案用时"
    case .seconds: "用时"
    }
  }
  func label(_ field: HashField) -> String {
    switch field {
    case .source: "读入的数据"
    case .content: "方案的数据、规则和参数"
    }
  }
  var notStated: String { "未设" }
  var checkable: String { "上界可以不依赖求解器独立复核" }
  func partlyCheckable(_ multiplierBound: String) -> String {
    "不依赖求解器可复核到 \(multiplierBound)；其余依赖分支切割"
  }
}
