import Foundation
import TerritoryPlanning

@testable import PlanFiles

/// A Chinese CRM export of three accounts, two people and four deals.
struct SmallExport {
  var accounts = """
    客户编号,客户名称,负责人,省,所属行业,上级客户,纬度,经度,年营业额
    C1,华东机械,张三,江苏,机械,,32.06,118.80,9000
    C2,"南方,电子",李四,广东,电子,C1,23.13,113.26,5000
    C3,西部能源,张三,四川,能源,,30.57,104.06,7000

    """
  var people = """
    姓名,团队,主管
    张三,东区,王五
    李四,南区,王五

    """
  var deals = """
    商机编号,客户,销售代表,销售阶段,商机金额,成交日期
    D1,C1,张三,赢单,"1,200.50",2026-02-01
    D2,C2,李四,赢单,¥800,2026-03-01
    D3,C2,张三,输单,,2026-03-02
    D4,C3,张三,赢单,300,2025-12-31

    """
  var map = """
    period: {name: 2026 Q2, start: 2026-04-01, end: 2026-06-30}
    currency: CNY
    accounts: {file: 客户.csv, id: 客户编号, name: 客户名称, region: 省, industry: 所属行业,
      parent: 上级客户, owner: 负责人, latitude: 纬度, longitude: 经度}
    people: {file: 人员.csv, id: 姓名, team: 团队, manager: 主管, role: all_round, working_minutes: 29760,
      non_selling_minutes: 7440, home: centre_of_accounts}
    deals: {file: 商机.csv, account: 客户, person: 销售代表, stage: 销售阶段, value: 商机金额,
      closed: 成交日期, won: [赢单], without_account: refuse}
    value: {current: {won_deals: {from: 2026-01-01, to: 2026-03-31, times: 2}}, potential: {times_current: 1.5}}
    incumbents: {rule: owner, duties: [maintenance, after_sales]}

    """

  func folder(encoding: String.Encoding = .utf8) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in [("客户.csv", accounts), ("人员.csv", people), ("商机.csv", deals)] {
      guard let data = text.data(using: encoding) else {
        throw CocoaError(.fileWriteInapplicableStringEncoding)
      }
      try folder.write(name, bytes: [UInt8](data))
    }
    try folder.write("map.yaml", map)
    return folder
  }

  func imported(encoding: String.Encoding = .utf8) throws -> CRMImport {
    let folder = try folder(encoding: encoding)
    return try CRMImport(map: ImportMap(path: folder.path + "/map.yaml"), folder: folder.path)
  }

  /// The faults of an import that must fail.
  func faults() throws -> [InputFault] {
    do {
      _ = try imported()
      return []
    } catch let error as InputFaults {
      return error.faults
    }
  }
}

extension CRMImport {
  /// A file's content, empty when there is no such file.
  func text(_ name: String) -> String {
    files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }
}
