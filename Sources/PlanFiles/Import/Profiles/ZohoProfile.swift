extension ExportProfile {
  /// Zoho CRM: exports and backups of the modules Accounts and Deals.
  static let zoho = ExportProfile(
    name: "zoho", title: "Zoho CRM",
    accounts: [
      .init(.id, ["Record Id", "Account Id", "记录 ID"]),
      .init(.name, ["Account Name", "客户名称", "客户名"]),
      .init(.owner, ["Account Owner", "Account Owner Name", "客户所有者", "客户负责人"]),
      .init(.ownerID, ["Account Owner.id", "Account Owner Id"]),
      .init(
        .region,
        [
          "Billing State", "Billing Address - State", "Billing Address - State / Province", "Territory",
          "账单省份",
          "开单省", "Billing Country",
        ]),
      .init(.city, ["Billing City", "Billing Address - City", "账单城市", "开单城市"]),
      .init(.industry, ["Industry", "行业"]),
      .init(.parent, ["Parent Account.id", "Parent Account", "上级客户"]),
      .init(.phone, ["Phone", "电话"]),
      .init(.website, ["Website", "网站"]),
      .init(.created, ["Created Time", "创建时间"]),
      .init(.turnover, ["Annual Revenue", "年收入"]),
    ],
    deals: [
      .init(.id, ["Record Id", "Deal Id", "记录 ID"]),
      .init(.name, ["Deal Name", "商机名称"]),
      .init(.account, ["Account Name.id", "Account Id"]),
      .init(.accountName, ["Account Name", "客户名称"]),
      .init(.person, ["Deal Owner", "Deal Owner Name", "商机所有者", "商机负责人"]),
      .init(.personID, ["Deal Owner.id", "Deal Owner Id"]),
      .init(.stage, ["Stage", "阶段"]),
      .init(.value, ["Amount", "金额"]),
      .init(.currency, ["Currency", "币种"]),
      .init(.closed, ["Closing Date", "成交日期", "关闭日期"]),
      .init(.opened, ["Created Time", "创建时间"]),
      .init(.product, ["Product Name", "产品名称"]),
    ],
    stages: StageWords(
      won: ["Closed Won", "成交", "赢单"],
      lost: ["Closed Lost", "Closed Lost to Competition", "Closed-Lost to Competition", "丢单", "输单"],
      negotiation: ["Negotiation/Review", "Proposal/Price Quote", "谈判/复审", "提案/报价"],
      open: [
        "Qualification", "Needs Analysis", "Value Proposition", "Identify Decision Makers", "资格审查", "需求分析",
        "价值主张", "确定决策者",
      ]),
    marks: [
      "Account Owner.id", "Deal Owner.id", "Account Name.id", "Parent Account.id", "Billing Code",
      "Closing Date",
      "Billing Address - City", "Modified By.id", "客户所有者", "商机所有者",
    ])
}
