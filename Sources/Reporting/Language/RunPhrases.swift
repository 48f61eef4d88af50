import ScenarioRunning

/// Columns of the history of runs.
enum RunColumn: String, Sendable, CaseIterable {
  case number, time, who, caseName, scenario, revenue, gap, moves, state, note
}

/// Labels of what one run says of itself.
enum RunField: String, Sendable, CaseIterable {
  case asked, note, period, data, options, outcome, revenue, objective, bound, gap, moves, brokenRules
  case took, files, decisions, from
}

/// What the history of runs says.
protocol RunPhrases: Sendable {
  func label(_ column: RunColumn) -> String
  func label(_ field: RunField) -> String
  func label(_ step: RunStep) -> String
  func label(_ state: RunState) -> String
  /// How a run stands; days are finished text.
  func standing(_ code: RunStanding, day: String) -> String
  func runTitle(_ number: String, scenario: String, caseName: String) -> String
  func asked(at time: String, by who: String, with verb: String) -> String
  func hashes(source: String, content: String) -> String
  func options(gap: String, time: String?, work: String?, seed: String, threads: String) -> String
  func took(_ seconds: String, program: String) -> String
  var noRuns: String { get }
  func newest(_ shown: String, of all: String) -> String
  func inForce(in caseName: String) -> String
  var nothingInForce: String { get }
  /// From a day on, without end.
  func onwards(from day: String) -> String
  /// A period with its first and last day.
  func span(_ first: String, _ last: String) -> String
  func run(_ number: String) -> String
  /// What a step did.
  func taken(_ step: RunStep, run: String, from day: String?) -> String
  /// Why a step may not be taken, and what to do.
  func refused(_ step: RunStep, run: String, _ reason: StepRefusal, periodEnd: String) -> String
}

extension EnglishPhrases {
  func label(_ column: RunColumn) -> String {
    switch column {
    case .number: "Run"
    case .time: "When"
    case .who: "Who"
    case .caseName: "Case"
    case .scenario: "Scenario"
    case .revenue: "Revenue"
    case .gap: "Gap ≤"
    case .moves: "Moves"
    case .state: "State"
    case .note: "Note"
    }
  }
  func label(_ field: RunField) -> String {
    switch field {
    case .asked: "Asked"
    case .note: "Note"
    case .period: "Period"
    case .data: "Data"
    case .options: "Options"
    case .outcome: "Outcome"
    case .revenue: "Expected revenue"
    case .objective: "Objective"
    case .bound: "At most possible"
    case .gap: "Gap at most"
    case .moves: "Moves"
    case .brokenRules: "Broken rules"
    case .took: "Took"
    case .files: "Files"
    case .decisions: "Decisions"
    case .from: "from"
    }
  }
  func label(_ step: RunStep) -> String {
    switch step {
    case .propose: "proposed"
    case .approve: "approved"
    case .withdraw: "withdrawn"
    case .reinstate: "reinstated"
    }
  }
  func label(_ state: RunState) -> String {
    switch state {
    case .draft: "a draft"
    case .proposed: "proposed"
    case .approved: "approved"
    case .withdrawn: "withdrawn"
    }
  }
  func standing(_ standing: RunStanding, day: String) -> String {
    switch standing {
    case .draft: "draft"
    case .proposed: "proposed"
    case .upcoming: "approved from \(day)"
    case .inForce: "in force since \(day)"
    case .superseded(let run): run.map { "superseded by run \($0)" } ?? "superseded"
    case .withdrawn: "withdrawn"
    }
  }
  func runTitle(_ number: String, scenario: String, caseName: String) -> String {
    "Run \(number): \(scenario), of \(caseName)"
  }
  func asked(at time: String, by who: String, with verb: String) -> String { "\(time) by \(who), \(verb)" }
  func hashes(source: String, content: String) -> String {
    "plan folder \(source), with the scenario \(content)"
  }
  func options(gap: String, time: String?, work: String?, seed: String, threads: String) -> String {
    let parts = [
      "gap \(gap)", time.map { "time limit \($0)" }, work.map { "work limit \($0)" }, "seed \(seed)",
      "threads \(threads)",
    ]
    return list(parts.compactMap(\.self))
  }
  func took(_ seconds: String, program: String) -> String { "\(seconds), Evenfield \(program)" }
  var noRuns: String { "No run is kept that fits." }
  func newest(_ shown: String, of all: String) -> String {
    "The newest \(shown) of \(all) runs; --limit 0 shows all."
  }
  func inForce(in caseName: String) -> String { "Plans of \(caseName) in force:" }
  var nothingInForce: String { "none" }
  func onwards(from day: String) -> String { "from \(day) on" }
  func span(_ first: String, _ last: String) -> String { "\(first) to \(last)" }
  func run(_ number: String) -> String { "run \(number)" }
  func taken(_ step: RunStep, run: String, from day: String?) -> String {
    "Run \(run) is " + label(step) + (day.map { " from \($0)" } ?? "") + "."
  }
  func refused(_ step: RunStep, run: String, _ reason: StepRefusal, periodEnd: String) -> String {
    switch reason {
    case .notFrom(let state):
      let remedy =
        switch (step, state) {
        case (.approve, .draft), (.approve, .withdrawn): "; propose it first: evenfield propose \(run)"
        case (.approve, .approved): "; reinstate approves it from another day"
        case (.propose, .approved): "; withdraw ends that"
        default: ""
        }
      return "Run \(run) is \(label(state)) and cannot be \(label(step))\(remedy)."
    case .noPlan: return "Run \(run) has no plan and cannot be \(label(step)); show \(run) says why."
    case .breaksRules(let count):
      let rules = count == 1 ? "1 rule" : "\(count) rules"
      return "The plan of run \(run) breaks \(rules) and cannot be \(label(step))"
        + "; mend the plan, or the rules of the scenario, and solve again."
    case .afterPeriod:
      return "The plan of run \(run) is for a period that ends on \(periodEnd); give a day up to that."
    case .neverApproved:
      return "Run \(run) was never approved and cannot be reinstated; propose and approve it."
    case .dateMissing: return "From which day? Give --from, such as --from 2026-10-01."
    }
  }
}

extension ChinesePhrases {
  func label(_ column: RunColumn) -> String {
    switch column {
    case .number: "编号"
    case .time: "时间"
    case .who: "操作人"
    case .caseName: "案例"
    case .scenario: "情景"
    case .revenue: "预期收入"
    case .gap: "差距 ≤"
    case .moves: "变动项"
    case .state: "状态"
    case .note: "备注"
    }
  }
  func label(_ field: RunField) -> String {
    switch field {
    case .asked: "提问"
    case .note: "备注"
    case .period: "期间"
    case .data: "数据"
    case .options: "选项"
    case .outcome: "结果"
    case .revenue: "预期收入"
    case .objective: "目标值"
    case .bound: "可能的上限"
    case .gap: "差距至多"
    case .moves: "变动项"
    case .brokenRules: "违反的规则"
    case .took: "用时"
    case .files: "文件"
    case .decisions: "审批记录"
    case .from: "生效日"
    }
  }
  func label(_ step: RunStep) -> String {
    switch step {
    case .propose: "提交审批"
    case .approve: "批准"
    case .withdraw: "撤回"
    case .reinstate: "恢复生效"
    }
  }
  func label(_ state: RunState) -> String {
    switch state {
    case .draft: "草稿"
    case .proposed: "待审批"
    case .approved: "已批准"
    case .withdrawn: "已撤回"
    }
  }
  func standing(_ standing: RunStanding, day: String) -> String {
    switch standing {
    case .draft: "草稿"
    case .proposed: "待审批"
    case .upcoming: "已批准，\(day)起生效"
    case .inForce: "\(day)起生效中"
    case .superseded(let run): run.map { "已被运行 \($0) 取代" } ?? "已失效"
    case .withdrawn: "已撤回"
    }
  }
  func runTitle(_ number: String, scenario: String, caseName: String) -> String {
    "运行 \(number)：\(caseName) 的 \(scenario)"
  }
  func asked(at time: String, by who: String, with verb: String) -> String { "\(time)，\(who)，\(verb)" }
  func hashes(source: String, content: String) -> String { "方案文件夹 \(source)，含情景 \(content)" }
  func options(gap: String, time: String?, work: String?, seed: String, threads: String) -> String {
    let parts = [
      "差距 \(gap)", time.map { "时间上限 \($0)" }, work.map { "计算量上限 \($0)" }, "随机种子 \(seed)",
      "线程 \(threads)",
    ]
    return list(parts.compactMap(\.self))
  }
  func took(_ seconds: String, program: String) -> String { "\(seconds)，Evenfield \(program)" }
  var noRuns: String { "没有符合条件的运行记录。" }
  func newest(_ shown: String, of all: String) -> String { "共 \(all) 次运行，显示最近 \(shown) 次；--limit 0 显示全部。" }
  func inForce(in caseName: String) -> String { "\(caseName) 的生效方案：" }
  var nothingInForce: String { "无" }
  func onwards(from day: String) -> String { "\(day)起" }
  func span(_ first: String, _ last: String) -> String { "\(first)至\(last)" }
  func run(_ number: String) -> String { "运行 \(number)" }
  func taken(_ step: RunStep, run: String, from day: String?) -> String {
    "运行 \(run) 已\(label(step))" + (day.map { "，自\($0)起" } ?? "") + "。"
  }
  func refused(_ step: RunStep, run: String, _ reason: StepRefusal, periodEnd: String) -> String {
    switch reason {
    case .notFrom(let state):
      let remedy =
        switch (step, state) {
        case (.approve, .draft), (.approve, .withdrawn): "；请先提交审批：evenfield propose \(run)"
        case (.approve, .approved): "；改日期请用 reinstate"
        case (.propose, .approved): "；可用 withdraw 撤回"
        default: ""
        }
      return "运行 \(run) 的状态为“\(label(state))”，不能\(label(step))\(remedy)。"
    case .noPlan: return "运行 \(run) 没有方案，不能\(label(step))；原因见 show \(run)。"
    case .breaksRules(let count):
      return "运行 \(run) 的方案违反 \(count) 条规则，不能\(label(step))；请修改方案或情景的规则后重新求解。"
    case .afterPeriod: return "运行 \(run) 的方案所属期间到 \(periodEnd) 为止；请给出该日或之前的日期。"
    case .neverApproved: return "运行 \(run) 从未获批准，不能恢复生效；请先提交审批并批准。"
    case .dateMissing: return "从哪一天起？请给出 --from，例如 --from 2026-10-01。"
    }
  }
}
