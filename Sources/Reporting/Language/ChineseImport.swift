import TerritoryPlanning

extension ChinesePhrases {
  func label(_ kind: ImportReport.Note.Kind) -> String {
    switch kind {
    case .assumed: "假定"
    case .replaced: "替换"
    case .repaired: "修正"
    case .leftOut: "略去"
    case .missing: "缺少"
    case .noticed: "说明"
    }
  }

  func imported(accounts: Int, people: Int, deals: Int, incumbents: Int) -> String {
    "已读取 \(accounts) 个客户、\(people) 名销售、\(deals) 个商机；\(incumbents) 项职责有现任负责人"
  }

  func importWritten(_ folder: String) -> String { "\(folder)：已写入；可接着运行：evenfield compare \(folder)" }

  func importFact(_ fact: ImportFact) -> String {
    switch fact {
    case .yield(let fact): words(fact)
    case .people(let fact): words(fact)
    case .records(let fact): words(fact)
    case .reading(let fact): words(fact)
    }
  }

  private func times(_ number: Double) -> String { number == 1 ? "" : "乘以 \(factor(number))" }

  private func words(_ fact: ImportFact.Yield) -> String {
    switch fact {
    case .currentIsWonDeals(let from, let to, let times):
      "一个周期的当前收入为 \(from.iso) 至 \(to.iso) 关闭的赢单金额\(self.times(times))"
    case .currentIsColumn(let column, let times): "当前收入为“\(column)”列\(self.times(times))"
    case .currentIsShared(let total, let by, let times):
      "当前收入为负责人的“\(total)”\(self.times(times))，按“\(by)”分摊到其客户"
    case .potentialIsCurrent(let times): "潜力为当前收入\(self.times(times))"
    case .potentialIsOpenDeals(let times): "潜力为当前收入加上进行中商机的金额\(self.times(times))"
    case .potentialIsColumn(let column, let times): "潜力为“\(column)”列\(self.times(times))"
    case .amountsAreTimes(let unit): "按表头所示，金额乘以 \(factor(unit))"
    case .prospects: "与我方没有收入往来的客户视为潜在客户"
    case .accountsWithoutTotal: "负责人没有总额或没有分摊依据的客户，当前收入为零"
    case .ownsNoAccount(let total): "名下没有客户：其“\(total)”未分给任何客户"
    }
  }

  private func words(_ fact: ImportFact.People) -> String {
    switch fact {
    case .noIncumbents: "按映射文件，没有现任负责人：无法评估当前方案"
    case .accountsWithoutOwner: "这些客户的负责人不在本方案的人员之中"
    case .ownerDoes(let duties): "客户负责人目前承担：\(list(duties))"
    case .columnDoes(let column, let duty): "“\(column)”列中的人目前承担：\(duty)"
    case .leaderHolds(let share): "客户赢单金额最多且至少占 \(factor(share * 100)) % 的人为现任负责人"
    case .nobodyReachesShare: "没有人达到该比例的客户没有现任负责人"
    case .ownersBecomePeople(let count, let names, let andOthers):
      "\(count) 位客户负责人成为本方案的人员：\(list(names))\(andOthers ? "等" : "")"
    case .leftOut(let source): "按\(source == .map ? "映射文件" : "用户名单")，此人不计入方案"
    case .everybodyWorks(let minutes, let selling, let butListed):
      "\(butListed ? "未列出工时的人" : "每人")每周期工作 \(minutes) 分钟，其中 \(selling) 分钟用于客户"
    case .listedHours(let people): "\(people) 人按所列周工时工作，用于客户的比例相同"
    case .everybodyIs(let role, let butListed):
      "\(butListed ? "未列出角色的人" : "所有人")的角色为\(label(role))（\(role.rawValue)）"
    case .travelLimit(let minutes): "单程出行不超过 \(minutes) 分钟"
    case .homesAreMeans: "每人的住处取其所负责客户的平均位置，没有客户时取所在区域的平均位置"
    }
  }

  private func words(_ fact: ImportFact.Records) -> String {
    switch fact {
    case .accountsWithoutRegion(let region): "没有区域的客户归入\(region)"
    case .withoutCoordinates(true): "所有客户都没有坐标：方案不计出行"
    case .withoutCoordinates(false): "没有坐标的客户：拜访按其区域中心计算"
    case .dealsWithoutAccount: "从此行起，没有客户的商机"
    case .dealsOfUnknownAccount: "客户文件中没有其客户的商机"
    case .dealsOfUnknownPerson: "此人不在方案中，其商机保留但没有负责人"
    case .dealsOfOthers: "不参与规划的人或无负责人的商机：保留但没有负责人"
    case .parameter(let name, let value, let isGiven):
      "\(name) 为 \(value)，\(isGiven ? "来自映射文件" : "默认值")"
    }
  }

  private func name(_ role: ImportFact.TableRole) -> String {
    switch role {
    case .accounts: "客户"
    case .deals: "商机"
    case .people: "人员"
    case .users: "用户"
    }
  }

  private func words(_ fact: ImportFact.Reading) -> String {
    switch fact {
    case .table(let table, let profile, let columns):
      "读作 \(profile) 的\(name(table))表：\(list(columns.map { "\($0.meaning) 为“\($0.header)”" }))"
    case .columnsKept(let columns): "保留但未读取的列：\(list(columns))"
    case .encodedInGB18030: "编码为 GB18030，已按此读取"
    case .valueReadAs(let other): "读作 `\(other)`"
    case .replacementMeetsNothing: "映射文件中有此替换，但文件中没有此值"
    case .outsideTable(let isAbove): "表格\(isAbove ? "上方" : "下方")的一行，不属于表格"
    case .momentsAreDays(let zone): "时刻按时区 \(zone) 换算为日期"
    case .hiddenSheets(let sheets): "隐藏的工作表，未读取：\(list(sheets))"
    case .readsHiddenSheet(let sheet): "按映射文件，读取隐藏的工作表“\(sheet)”"
    case .hiddenRows: "从此行起有隐藏的行，与其他行一样读取；如不应计入，请清除筛选后重新导出"
    case .repaired(let cells, let rows, let lines, let file, let log):
      "按 \(file) 的 \(lines) 行，\(cells) 个单元格改读，\(rows) 行略去；明细见 \(log)"
    }
  }
}
