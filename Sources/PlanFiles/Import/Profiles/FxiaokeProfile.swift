extension ExportProfile {
  /// 纷享销客: lists exported to Excel with Chinese labels, or records with the interface's own field names.
  static let fxiaoke = ExportProfile(
    name: "fxiaoke", title: "纷享销客 (Fxiaoke)",
    accounts: [
      .init(.id, ["_id", "客户编号", "唯一性ID", "数据ID", "account_no"]),
      .init(.name, ["客户名称", "name"]),
      .init(.owner, ["负责人", "owner__r", "负责人（主属部门）"]),
      .init(.ownerID, ["owner", "负责人员工编号", "负责人ID"]),
      .init(.region, ["省", "省份", "province__r", "province", "大区", "区域"]),
      .init(.city, ["市", "city__r", "city"]),
      .init(.industry, ["行业", "客户行业", "industry_level1__r", "industry_level1", "一级行业"]),
      .init(.parent, ["上级客户", "parent_account_id__r", "parent_account_id"]),
      .init(.phone, ["电话", "tel"]),
      .init(.website, ["网址", "url"]),
      .init(.created, ["创建时间", "create_time"]),
    ],
    deals: [
      .init(.id, ["_id", "商机编号", "唯一性ID", "数据ID"]),
      .init(.name, ["商机名称", "name"]),
      .init(.account, ["account_id", "客户编号"]),
      .init(.accountName, ["客户名称", "account_id__r", "客户"]),
      .init(.person, ["负责人", "owner__r"]),
      .init(.personID, ["owner", "负责人ID"]),
      .init(
        .stage, ["商机阶段", "销售阶段", "阶段", "sales_stage__r", "sales_stage", "sales_status__r", "sales_status"]),
      .init(.value, ["商机金额", "预计成交金额", "amount"]),
      .init(.currency, ["币种", "mc_currency"]),
      .init(.closed, ["成交日期", "实际成交日期", "预计成交日期", "close_date"]),
      .init(.opened, ["创建时间", "create_time"]),
      .init(.product, ["产品", "产品名称"]),
    ],
    stages: StageWords(
      won: ["赢单", "成交", "win"],
      lost: ["输单", "无效", "lose", "invalid"],
      negotiation: ["商务谈判", "谈判审核", "方案/报价", "报价"],
      open: ["验证客户", "需求确认", "需求分析", "方案制定", "进行中", "初步接洽", "立项"]),
    marks: [
      "_id", "owner__r", "life_status", "lock_status", "owner_department", "create_time", "生命状态", "锁定状态",
      "account_id__r", "最后跟进时间", "归属部门",
    ],
    timeZone: "Asia/Shanghai")
}
