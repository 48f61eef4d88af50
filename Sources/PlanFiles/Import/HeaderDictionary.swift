/// Headers that CRM exports use, in English and Chinese, and what they mean.
///
/// Facts about the products' exports; spelling is compared without case, spaces, underscores and hyphens.
enum HeaderDictionary {
  enum Meaning: String, CaseIterable {
    case accountID = "account id"
    case accountName = "account name"
    case owner
    case region
    case city
    case latitude, longitude
    case industry
    case parent = "parent account"
    case customersTurnover = "customer's own turnover"
    case personName = "person"
    case team
    case manager
    case dealStage = "deal stage"
    case dealValue = "deal value"
    case closeDate = "closing date"
    case product
  }

  static let known: [(Meaning, [String])] = [
    (.accountID, ["account id", "record id", "company id", "store id", "customer id", "_id", "客户编号", "客户id"]),
    (
      .accountName,
      ["account name", "company name", "account", "customer", "name", "store name", "客户名称", "公司名称", "客户"]
    ),
    (
      .owner,
      [
        "account owner", "company owner", "owner", "salesperson id", "owner id", "负责人", "客户负责人", "owner__r",
      ]
    ),
    (
      .region,
      ["region", "territory", "office location", "regional office", "billing state/province", "billing state",
       "state", "country", "country/region", "省", "省份", "区域", "大区"]
    ),
    (.city, ["city", "billing city", "市", "城市"]),
    (.latitude, ["latitude", "lat", "纬度"]),
    (.longitude, ["longitude", "lon", "lng", "经度"]),
    (.industry, ["industry", "sector", "specialty", "行业", "所属行业"]),
    (.parent, ["parent account", "subsidiary of", "parent company", "上级客户", "母公司"]),
    (.customersTurnover, ["annual revenue", "annual sales", "revenue", "年营业额", "营业收入", "年收入"]),
    (.personName, ["sales agent", "salesperson", "sales rep", "representative", "deal owner", "销售代表", "销售人员", "姓名"]),
    (.team, ["team", "office", "department", "owner department", "归属部门", "团队", "部门"]),
    (.manager, ["manager", "supervisor", "主管", "经理", "上级"]),
    (.dealStage, ["deal stage", "stage", "status", "销售阶段", "商机阶段", "阶段"]),
    (.dealValue, ["close value", "amount", "deal value", "商机金额", "成交金额", "金额"]),
    (.closeDate, ["close date", "closing date", "结单日期", "成交日期", "预计成交日期"]),
    (.product, ["product", "产品", "产品名称"]),
  ]

  /// What a header means, or nil when it is not known.
  static func meaning(of header: String) -> Meaning? {
    let folded = ExportTable.folded(header)
    return known.first { $0.1.contains { ExportTable.folded($0) == folded } }?.0
  }
}
