extension ExportProfile {
  /// Salesforce: reports on accounts and opportunities, exported as details only or formatted.
  static let salesforce = ExportProfile(
    name: "salesforce", title: "Salesforce",
    accounts: [
      .init(.id, ["Account ID", "Account ID (18)", "客户 ID"]),
      .init(.name, ["Account Name", "客户名", "客户名称"]),
      .init(.owner, ["Account Owner", "Account Owner: Full Name", "客户所有人", "Account Owner Alias"]),
      .init(.ownerID, ["Account Owner ID", "Owner ID", "OwnerId"]),
      .init(
        .region,
        [
          "Billing State/Province", "Billing State/Province (text only)", "Territory", "Billing Country",
          "开单省",
          "账单省/市/自治区",
        ]),
      .init(.city, ["Billing City", "账单城市", "开单城市"]),
      .init(.industry, ["Industry", "行业"]),
      .init(.parent, ["Parent Account ID", "Parent Account", "上级客户", "父客户"]),
      .init(.phone, ["Phone", "电话"]),
      .init(.website, ["Website", "网站"]),
      .init(.created, ["Created Date", "创建日期"]),
      .init(.turnover, ["Annual Revenue", "年收入"]),
    ],
    deals: [
      .init(.id, ["Opportunity ID", "业务机会 ID"]),
      .init(.name, ["Opportunity Name", "业务机会名称", "业务机会名"]),
      .init(.account, ["Account ID", "客户 ID"]),
      .init(.accountName, ["Account Name", "客户名", "客户名称"]),
      .init(.person, ["Opportunity Owner", "业务机会所有人"]),
      .init(.personID, ["Opportunity Owner ID", "Owner ID"]),
      .init(.stage, ["Stage", "阶段"]),
      .init(.value, ["Amount", "Amount (converted)", "金额"]),
      .init(.currency, ["Amount Currency", "Amount (converted) Currency", "Opportunity Currency"]),
      .init(.closed, ["Close Date", "结束日期", "结案日期"]),
      .init(.opened, ["Created Date", "创建日期"]),
      .init(.product, ["Product Name", "产品名称"]),
    ],
    stages: StageWords(
      won: ["Closed Won", "已结束并赢得客户", "赢得客户"],
      lost: ["Closed Lost", "已结束但丢失客户", "丢失客户"],
      negotiation: ["Negotiation/Review", "Proposal/Price Quote", "谈判/复查", "提案/报价"],
      open: [
        "Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Id. Decision Makers",
        "Perception Analysis",
      ]),
    marks: [
      "Opportunity ID", "Opportunity Name", "Opportunity Owner", "Billing State/Province", "Fiscal Period",
      "Billing Zip/Postal Code", "Account ID", "Last Activity", "业务机会名称", "客户所有人", "业务机会所有人",
    ],
    lengthensIDs: true)
}
