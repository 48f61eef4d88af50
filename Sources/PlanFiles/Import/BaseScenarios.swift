/// The scenarios that every new plan folder begins with: today's plan judged, and a rebalanced plan.
enum BaseScenarios {
  /// - Parameter balanceTolerancePercent: how far each representative's standard minutes may be from the fair
  ///   share, 1...100.
  static func files(balanceTolerancePercent: Int) -> [PlanFolderWriter.File] {
    let today = """
      title: Today
      title_zh: 现状
      note: The plan as it is, judged by the rules of rebalance.yaml.
      note_zh: 按 rebalance.yaml 的规则评价现有方案。
      extends: rebalance.yaml
      question: today

      """
    let rebalance = """
      title: Rebalance
      title_zh: 重新平衡
      note: Everybody within \(balanceTolerancePercent) % of a fair share of work, every account served.
      note_zh: 每人工作量与应得份额相差不超过 \(balanceTolerancePercent) %，所有客户都有人负责。
      question: optimise
      rules:
        coverage: {required: all}
        balance:
          standard_minutes: \(balanceTolerancePercent) %
      limits:
        gap: 0.2 %
      seed: 1

      """
    return [
      PlanFolderWriter.File(name: "rebalance.yaml", bytes: Array(rebalance.utf8)),
      PlanFolderWriter.File(name: "today.yaml", bytes: Array(today.utf8)),
    ]
  }
}
