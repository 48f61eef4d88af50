import Foundation
import Testing

@testable import PlanFiles

struct MapProposalTests {
  @Test func proposesFromChineseHeaders() throws {
    let folder = try SmallExport().folder()
    #expect(try ImportRequest(export: folder.path).guess() == Self.proposal)
  }

  /// The proposal asks; it is not a map until a person has answered.
  @Test func aProposalIsNotAMap() throws {
    let folder = try SmallExport().folder()
    try folder.write("guess.yaml", try ImportRequest(export: folder.path).guess())
    #expect(throws: (any Error).self) { try ImportMap(path: folder.path + "/guess.yaml") }
  }

  /// Answered, it gives the plan that the profile gives by itself.
  @Test func anAnsweredProposalIsTheProfilesMap() throws {
    for name in ["fxiaoke", "salesforce-zh", "plain"] {
      let request = ImportRequest(
        export: Fixtures.path(name), profile: String(name.split(separator: "-")[0]),
        period: "2026-10-01..2026-12-31", currency: "CNY")
      let answered = try request.guess().replacingOccurrences(of: "currency: ?", with: "currency: CNY")
      let folder = try TemporaryFolder()
      let map = try folder.write("map.yaml", answered)
      let own = try CRMImport(ImportRequest(export: Fixtures.path(name), map: map))
      let given = try CRMImport(request)
      for file in ["accounts.csv", "opportunities.csv", "representatives.csv", "plan.yaml"] {
        #expect(own.text(file) == given.text(file), "\(name) \(file)")
      }
    }
  }

  @Test func aFolderWithoutTablesIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: (any Error).self) { try ImportRequest(export: folder.path).guess() }
  }

  @Test(arguments: [
    ("hubspot", "hubspot", "Company owner"), ("hubspot-zh", "hubspot", "公司所有者"),
    ("zoho", "zoho", "Account Owner.id"), ("zoho-zh", "zoho", "客户所有者"),
    ("fxiaoke", "fxiaoke", "life_status"), ("fxiaoke-zh", "fxiaoke", "生命状态"),
    ("jiandaoyun", "jiandaoyun", "协作人"), ("salesforce", "salesforce", "Opportunity Owner"),
    ("salesforce-zh", "salesforce", "业务机会所有人"), ("plain", "plain", "usual names"),
    ("plain-zh", "plain", "usual names"),
  ])
  func recognisesTheProductAndSaysWhy(_ folder: String, _ profile: String, _ reason: String) throws {
    let lines = try ImportRequest(export: Fixtures.path(folder)).guess().split(separator: "\n")
    #expect(lines[1].contains(reason))
    #expect(lines[2] == "profile: \(profile)")
  }

  private static let proposal = """
    # Proposed from the headers of this export. Check every line; those marked ? need an answer.
    # No product was recognised, so columns are found by their usual names.
    profile: plain
    period: ?
    currency: ?  # of all money, such as CNY or USD
    accounts:
      file: 客户.csv
      id: 客户编号
      name: 客户名称
      region: 省  # its distinct values become the regions
      latitude: 纬度
      longitude: 经度
      industry: 所属行业
      parent: 上级客户
      owner: 负责人
      # 年营业额 looks like the customer's own turnover; it is not revenue with you.
    people:
      file: 人员.csv
      id: 姓名
      team: 团队
      manager: 主管
      role: all_round  # assumed
      working_minutes: ?  # of a period, before meetings
      non_selling_minutes: ?  # meetings, training, reports
    deals:
      file: 商机.csv
      id: 商机编号
      account_name: 客户
      person: 销售代表
      stage: 销售阶段
      value: 商机金额
      closed: 成交日期
      without_account: leave_out  # or refuse
      unknown_person: leave_empty  # or refuse
    value:
      current: ?  # {won_deals: {from: ?, to: ?, times: ?}}, won deals of a span of days as a period's
      potential: {open_deals: 1}  # current revenue and the deals in progress; or {times_current: ?}, {column: ?}
    incumbents: {rule: owner, duties: [acquisition, maintenance, after_sales]}

    """
}
