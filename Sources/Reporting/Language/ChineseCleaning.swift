import TerritoryPlanning

extension ChinesePhrases {
  func label(_ column: CleaningColumn) -> String {
    switch column {
    case .finding: "发现"
    case .sure: "确定"
    case .likely: "很可能"
    case .possible: "可能"
    case .rows: "涉及行数"
    }
  }

  func label(_ kind: Finding.Kind) -> String {
    switch kind {
    case .duplicateAccount: "重复客户"
    case .repeatedRow: "重复行"
    case .spelling: "写法不一"
    case .misspelt: "拼写错误"
    case .unitSlip: "单位错误"
    case .outlier: "数值异常"
    case .negativeAmount: "金额为负"
    case .otherCurrency: "币种不同"
    case .unreadableNumber: "不是数字"
    case .closedBeforeOpened: "结单早于创建"
    case .closedInFuture: "结单日在未来"
    case .placeholderDate: "占位日期"
    case .earlyDate: "早于 1990 年"
    case .unreadableDate: "不是日期"
    case .wonWithoutValue: "赢单无金额"
    case .dealWithoutAccount: "商机无客户"
    case .unknownAccount: "商机的客户不存在"
    case .accountWithoutOwner: "客户无负责人"
    case .ownerLeft: "负责人已离职或未知"
    case .unknownParent: "上级客户不存在"
    case .parentCircle: "上级客户成环"
    case .outsideHierarchy: "不在汇报关系中"
    }
  }

  func label(_ confidence: Finding.Confidence) -> String {
    switch confidence {
    case .sure: "确定"
    case .likely: "很可能"
    case .possible: "可能"
    }
  }

  func label(_ meaning: TerritoryPlanning.CleaningColumn.Meaning) -> String {
    switch meaning {
    case .id: "编号"
    case .name: "名称"
    case .phone: "电话"
    case .email: "邮箱"
    case .website: "网址"
    case .registration: "信用代码"
    case .city: "城市"
    case .region: "区域"
    case .category: "分类"
    case .owner: "负责人"
    case .parent: "上级客户"
    case .account: "客户"
    case .accountName: "客户名称"
    case .person: "销售"
    case .stage: "阶段"
    case .value: "金额"
    case .opened: "创建日期"
    case .closed: "结单日期"
    case .currency: "币种"
    case .amount: "数值"
    case .manager: "主管"
    case .team: "团队"
    case .other: "其他"
    }
  }

  func evidence(_ evidence: DuplicateEvidence) -> [String] {
    var parts: [String] = []
    switch evidence.name {
    case .same: parts.append("除大小写、标点和公司形式外名称相同")
    case .sameWords: parts.append("词相同而次序不同")
    case .typingError: parts.append("名称只差一处笔误")
    case .similar(let share): parts.append("名称相似度 \(NumberText.percent(share, decimals: 0))")
    case .different: parts.append("名称不同")
    }
    if evidence.formsDiffer { parts.append("公司形式不同") }
    if evidence.sameRegistration { parts.append("信用代码相同") }
    if evidence.samePhone { parts.append("电话相同") }
    if evidence.sameEmail { parts.append("邮箱相同") }
    if evidence.sameDomain { parts.append("域名相同") }
    if let via = evidence.via { parts.append("经由 \(via)") }
    return parts
  }

  func effects(_ evidence: DuplicateEvidence) -> [String] {
    var parts: [String] = []
    if evidence.deals > 0 { parts.append("\(evidence.deals) 个商机随之转移") }
    if evidence.children > 0 { parts.append("\(evidence.children) 个下级客户随之转移") }
    if let owners = evidence.owners {
      parts.append(
        owners.to.isEmpty
          ? "沿用其负责人 \(owners.from)"
          : "负责人由 \(owners.from.isEmpty ? "无" : owners.from) 变为 \(owners.to)")
    }
    return parts
  }

  func findingReason(_ reason: Finding.Reason) -> String {
    switch reason {
    case .duplicate(let evidence):
      let effects = self.effects(evidence)
      return evidence.into + "：" + self.evidence(evidence).joined(separator: "，")
        + (effects.isEmpty ? "" : "；" + effects.joined(separator: "，"))
    case .repeatedRow(let line): return "与第 \(line) 行每格都相同"
    case .variant(let frequency, let common):
      return "只差大小写、全半角、空格或标点；此写法 \(frequency) 次，另一写法 \(common) 次"
    case .nearCommon(let frequency, let common):
      return "与常见值只差一处笔误；此写法 \(frequency) 次，常见值 \(common) 次"
    case .nearListed(_, let file): return "\(file) 中如此书写"
    case .nearKnownWord: return "与通用词只差一处笔误"
    case .farFromMedian(let group, let count, let median, let times):
      return "为" + of(group) + " \(count) 个数值的中位数 \(amount(median)) 的 \(factor(times))"
    case .unit(let group, let count, let median, let unit):
      return (unit > 1 ? "可能多乘了 \(size(unit))" : "可能以\(size(1 / unit))为单位填写")
        + "：更正后接近" + of(group) + " \(count) 个数值的中位数 \(amount(median))"
    case .negative: return "金额小于 0，可能是红冲"
    case .currency(let found, let expected): return "币种为 \(found)，而方案用 \(expected)"
    case .notANumber: return "无法读作数字"
    case .order(let opened, let days, let swapped):
      return "创建于 \(opened.iso)，晚 \(days) 天" + (swapped ? "；日月互换后合理" : "")
    case .future(_, let asOf): return "商机已结束，日期却在 \(asOf.iso) 之后"
    case .placeholder: return "系统在日期未知时填写的日子"
    case .before1990: return "那时还没有 CRM"
    case .notADate: return "无法读作日期"
    case .noValue(let stage): return "阶段为 \(stage)，却没有金额"
    case .noAccount: return "无法归到任何人名下"
    case .noSuchAccount(let isNear), .noSuchParent(let isNear):
      return isNear ? "没有此编号的客户，但有名称相近的" : "没有此编号的客户"
    case .noOwner: return "目前无人负责；可填写负责人，或交由方案决定"
    case .markedAsLeaving(let accounts, let deals):
      return "不参与方案（已离职、带团队或不在岗）；名下 \(accounts) 个客户、\(deals) 个进行中的商机"
    case .notAmongPeople(let accounts, let deals, let last):
      return "不在人员名单中；名下 \(accounts) 个客户、\(deals) 个商机" + (last.map { "，最近一个在 \($0.iso)" } ?? "")
    case .circle(let members):
      return members.count == 1 ? "以自己为上级" : "依次互为上级：" + members.joined(separator: "、")
    case .reportsToNobody: return "没有主管，也没有下属；其他人大多有主管"
    }
  }

  private func of(_ group: String) -> String { group.isEmpty ? "" : " \(group) 的" }
  private func amount(_ value: Double) -> String { NumberText.trimmed(value, decimals: 2) }
  private func size(_ unit: Double) -> String { unit == 10_000 ? "万" : unit == 1000 ? "千" : "\(unit)" }
  private func factor(_ times: Double) -> String {
    times >= 1
      ? "\(NumberText.trimmed(times, decimals: 0)) 倍" : "\(NumberText.trimmed(1 / times, decimals: 0)) 分之一"
  }

  func proposed(_ action: RepairAction, _ proposal: String) -> String {
    switch action {
    case .merge: "并入 \(proposal)"
    case .set, .replace: proposal.isEmpty ? "需人工填写" : "读作 \(proposal)"
    case .clear: "读作空"
    case .leaveOut: "不导入"
    }
  }
  func cleaned(_ export: String, day: String) -> String { "\(export) 中的发现，截至 \(day)" }
  func columnsRead(_ file: String, rows: String, columns: [String]) -> String {
    "\(file)：\(rows) 行；\(columns.joined(separator: "，"))"
  }
  func settledByMap(_ count: String, _ examples: [String]) -> String {
    "另有 \(count) 项已由映射文件的 replace 处理：\(examples.joined(separator: "；"))"
  }
  var nothingLooksWrong: String { "未发现问题。" }
  func tableRows(_ count: Int) -> String { "\(NumberText.grouped(Int64(count))) 行" }
  func moreFindings(_ count: Int) -> String { "另有 \(NumberText.grouped(Int64(count))) 项" }
  func repairSteps(_ file: String, lines: String) -> String {
    "\(file)：\(lines) 行。目前什么都没有改动：请在要采用的行的“采用”列填写“是”，然后用 --repairs \(file) 导入。"
  }
}
