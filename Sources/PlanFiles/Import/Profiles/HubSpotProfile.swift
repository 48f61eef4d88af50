extension ExportProfile {
  /// HubSpot: exports of companies and deals from their index pages.
  static let hubspot = ExportProfile(
    name: "hubspot", title: "HubSpot",
    accounts: [
      .init(.id, ["Record ID", "记录 ID"]),
      .init(.name, ["Company name", "公司名称"]),
      .init(.owner, ["Company owner", "公司所有者", "公司负责人"]),
      .init(.region, ["State/Region", "Country/Region", "州/地区", "国家/地区"]),
      .init(.city, ["City", "城市"]),
      .init(.industry, ["Industry", "行业"]),
      .init(.parent, ["Parent Company ID", "Parent Company", "母公司"]),
      .init(.phone, ["Phone Number", "电话号码"]),
      .init(.website, ["Company Domain Name", "Website URL", "公司域名"]),
      .init(.created, ["Create Date", "创建日期"]),
      .init(.turnover, ["Annual Revenue", "年收入"]),
    ],
    deals: [
      .init(.id, ["Record ID", "记录 ID"]),
      .init(.name, ["Deal Name", "交易名称"]),
      .init(
        .account,
        [
          "Associated Company IDs (Primary)", "Associated Company IDs", "Primary Associated Company ID",
          "关联公司 ID",
        ]),
      .init(
        .accountName,
        ["Associated Company (Primary)", "Associated Company", "Company name", "关联公司", "公司名称"]),
      .init(.person, ["Deal owner", "交易所有者", "交易负责人"]),
      .init(.stage, ["Deal Stage", "交易阶段"]),
      .init(.value, ["Amount", "Amount in company currency", "金额"]),
      .init(.currency, ["Currency", "货币"]),
      .init(.closed, ["Close Date", "截止日期", "结束日期"]),
      .init(.opened, ["Create Date", "创建日期"]),
    ],
    stages: StageWords(
      won: ["closedwon", "Closed Won", "赢单", "已成交"],
      lost: ["closedlost", "Closed Lost", "输单", "已丢单"],
      negotiation: ["Contract Sent", "Decision Maker Bought-In", "contractsent", "decisionmakerboughtin"],
      open: [
        "Appointment Scheduled", "Qualified To Buy", "Presentation Scheduled", "appointmentscheduled",
        "qualifiedtobuy", "presentationscheduled",
      ]),
    marks: [
      "Company owner", "Company name", "Company Domain Name", "Deal Stage", "Associated Company",
      "Associated Company IDs", "公司所有者", "交易阶段", "交易所有者",
    ])
}
