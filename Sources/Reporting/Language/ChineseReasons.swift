import TerritoryPlanning

extension ChinesePhrases {
  func label(_ term: ReasonTerm) -> String {
    switch term {
    case .whySection: "为什么是这个方案"
    case .why: "目的"
    case .certainty: "把握"
    case .pressing: "没有余地之处"
    case .ifKept: "若不动"
    case .nextBest: "次优人选"
    case .nearTie: "难分高下"
    case .clearCall: "明确"
    case .place: "次序"
    case .openAll: "展开全部理由"
    case .closeAll: "收起全部理由"
    case .orderOfMoves: "先交接哪些"
    case .step: "步骤"
    case .handovers: "交接"
    case .worthOfStep: "收益"
    case .shareOfBenefit: "累计收益占比"
    case .stillBroken: "未满足规则"
    case .benefitAxis: "收益占比"
    case .movesAxis: "已交接的事项"
    case .brokenAxis: "尚未满足的规则"
    case .mendedAxis: "现状违规已消除的比例"
    case .moneyAxis: "与现在相比的净值"
    case .shareMended: "累计消除违规"
    case .beforeAndAfter: "前后对比"
    case .nothingChanges: "没有交接"
    case .mostPossible: "任何次序都不会更快"
    case .howFound: "这些理由如何得出"
    }
  }
  func text(_ caption: ReasonCaption) -> String {
    switch caption {
    case .order: "收益：方案比现在多出的净值；现在无人负责的事项视为已安排。"
    case .handovers: "按收益排序：与不换人相比的收入与差旅成本之差。若不动：整个方案的损失，由重新求解得出。每行可展开理由。"
    case .representatives: "按标准销售计的小时数；时间占用含在途时间。每个人都可展开。"
    case .costs:
      "每项代价是本方案的价值减去作此改动后最佳方案的价值，均已扣除未满足愿望的代价。作此改动后重新求解：下限由对全部此类方案的上界证明，"
        + "上限是一个已找到并经过评估的方案。两项代价不能相加：两处改动一起的代价可能更高或更低。尚不能确定：两端分别在零的两侧。"
    case .estimates:
      "“再多一单位”的价值来自证明中为各项限制所定的价格，是对小幅变动的估计；其旁的“重新求解”是与代价同样有证明的区间。"
    }
  }
}

extension ChinesePhrases {
  func costs(_ amount: String) -> String { "代价 \(amount)" }
  func costs(from least: String, to most: String) -> String { "代价 \(least) 至 \(most)" }
  func costsUpTo(_ most: String) -> String { "代价至多 \(most)" }
  func costsAtLeast(_ least: String) -> String { "代价至少 \(least)；在允许的计算量内没有找到这样的方案" }
  var costsNothing: String { "没有代价" }
  func gains(from least: String, to most: String) -> String {
    (least == most ? "反而增加 \(least)" : "反而增加 \(least) 至 \(most)") + "：回答时发现了更好的方案"
  }
  func undetermined(gain: String?, cost: String?) -> String {
    let range =
      switch (gain, cost) {
      case (let gain?, let cost?): "可能增加 \(gain)，也可能损失 \(cost)"
      case (nil, let cost?): "可能没有代价，也可能损失至多 \(cost)"
      case (let gain?, nil): "可能增加至多 \(gain)，也可能没有差别"
      case (nil, nil): "没有差别"
      }
    return "尚不能确定：\(range)；允许的计算量内未能进一步缩小范围"
  }
  var undeterminedWithoutPlan: String { "尚不能确定：在允许的计算量内既没有找到这样的方案，也没有证明它不存在" }
  var undetermined: String { "尚不能确定" }
  func impossible(because why: String) -> String { "不可能：\(why)" }
  func ruledOut(by rule: String) -> String { "不可能：那样就没有方案能满足规则“\(rule)”" }
  var impossible: String { "不可能：那样就没有方案能满足全部规则" }
  var notPossible: String { "不可能" }

  func oneMore(_ unit: Limit.Unit, thousand: String) -> String { "再多" + one(unit, thousand) }
  func oneLess(_ unit: Limit.Unit, thousand: String) -> String { "少要求" + one(unit, thousand) }
  private func one(_ unit: Limit.Unit, _ thousand: String) -> String {
    switch unit {
    case .minutes: "一小时"
    case .money: " \(thousand)"
    case .items: "一项"
    case .accounts: "一个客户"
    case .regions: "一个区域"
    case .representatives: "一人"
    case .teams: "一个团队"
    case .trips: "一次出行"
    case .positions: "一个岗位"
    }
  }
  func pressesAbove(_ who: String, aspect: String, activity: String, bound: String) -> String {
    "\(who)：\(aspect) \(activity)，上限 \(bound)"
  }
  func pressesBelow(_ who: String, aspect: String, activity: String, bound: String) -> String {
    "\(who)：\(aspect) \(activity)，下限 \(bound)"
  }
  func worthAbout(_ step: String, amount: String) -> String { "\(step)约值 \(amount)" }
  func worthLittle(_ step: String, lessThan amount: String) -> String { "\(step)的价值不到 \(amount)" }
  func solvedAgain(step: String, worth: String) -> String { "放宽 \(step)重新求解：\(worth)" }
  func worth(_ amount: String) -> String { "价值 \(amount)" }
  func worth(from least: String, to most: String) -> String { "价值 \(least) 至 \(most)" }
  func worthAtMost(_ most: String) -> String { "价值至多 \(most)" }
  func clauses(_ parts: [String]) -> String { parts.joined(separator: "；") }

  func leaving(with name: String) -> String { "留给 \(name)" }
  func giving(to name: String) -> String { "交给次优人选 \(name)" }
  var nobodyElse: String { "没有其他人可以承担" }
  var nothingPresses: String { "双方都还有余地" }
  var tooCloseToCall: String { "难分高下：估计值的不确定性大于这一优势。" }
  func handover(_ place: String, from: String, to: String) -> String { "\(place)：\(from) → \(to)" }

  func place(_ step: Int, of steps: Int, share: String?) -> String {
    "第 \(step) 步，共 \(steps) 步" + (share.map { "；到此实现 \($0) 的收益" } ?? "")
  }
  func together(with others: [String]) -> String { "与 " + others.joined(separator: "、") + " 一起" }
  func more(_ count: Int) -> String { "另外 \(count) 项" }
  func mark(share: String, moves: Int) -> String { "\(share)：\(moves) 项" }
  func furtherSteps(_ count: Int) -> String { "其余 \(count) 步见交接清单。" }
}
