import Testing

@testable import PlanFiles

struct MapGuessTests {
  @Test func proposesFromChineseHeaders() throws {
    let folder = try SmallExport().folder()
    #expect(try MapGuess.yaml(folder: folder.path) == Self.proposal)
  }

  /// The proposal asks; it is not a map until a person has answered.
  @Test func aProposalIsNotAMap() throws {
    let folder = try SmallExport().folder()
    try folder.write("guess.yaml", try MapGuess.yaml(folder: folder.path))
    #expect(throws: (any Error).self) { try ImportMap(path: folder.path + "/guess.yaml") }
  }

  @Test func aFolderWithoutTablesIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: (any Error).self) { try MapGuess.yaml(folder: folder.path) }
  }

  private static let proposal = """
    # Proposed from the headers in this folder. Check every line; those marked ? need an answer.
    period: {name: ?, start: ?, end: ?}
    currency: ?
    accounts:
      file: 客户.csv
      id: 客户编号
      name: 客户名称
      region: 省
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
      non_selling_minutes: ?
    deals:
      file: 商机.csv
      account: 客户
      person: 销售代表
      stage: 销售阶段
      value: 商机金额
      closed: 成交日期
      won: [?]
      without_account: refuse  # or leave_out
    value:
      current:
        won_deals: {from: ?, to: ?, times: ?}
      potential:
        times_current: ?
    incumbents: {rule: owner, duties: [acquisition, maintenance, after_sales]}
    # 商机.csv: not recognised: 商机编号

    """
}
