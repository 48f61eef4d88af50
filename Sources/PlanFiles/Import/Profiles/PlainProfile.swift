extension ExportProfile {
  /// Spreadsheets kept by hand, and what stands behind every other profile: headers and stages in English and
  /// Chinese that are usual. All of them are guesses.
  static let plain = ExportProfile(
    name: "plain", title: "a plain spreadsheet",
    accounts: [
      .init(
        .id,
        [
          "account id", "customer id", "company id", "store id", "client id", "account number",
          "customer number",
          "id", "客户编号", "客户id", "客户编码", "客户代码", "编号",
        ]),
      .init(
        .name,
        [
          "account name", "customer name", "company name", "store name", "account", "customer", "company",
          "client", "name", "客户名称", "公司名称", "企业名称", "客户", "名称",
        ]),
      .init(
        .owner,
        [
          "account owner", "owner", "owner name", "sales rep", "sales representative", "salesperson",
          "account manager", "owner email", "salesperson id", "负责人", "客户负责人", "客户经理", "业务员", "所属销售",
          "销售负责人", "销售",
        ]),
      .init(.ownerID, ["owner id", "负责人id", "负责人工号"]),
      .init(
        .region,
        [
          "region", "territory", "sales region", "office location", "regional office", "state", "province",
          "billing state", "大区", "区域", "销售区域", "地区", "省份", "省", "所在省", "country", "国家",
        ]),
      .init(.city, ["city", "billing city", "城市", "市", "所在市"]),
      .init(.latitude, ["latitude", "lat", "纬度"]),
      .init(.longitude, ["longitude", "lon", "lng", "经度"]),
      .init(.industry, ["industry", "sector", "specialty", "行业", "所属行业", "客户行业"]),
      .init(.segment, ["segment", "customer segment", "客户分层", "客群"]),
      .init(
        .parent, ["parent account", "parent company", "parent", "subsidiary of", "上级客户", "母公司", "上级公司"]),
      .init(.named, ["named account", "key account", "strategic account", "大客户", "战略客户"]),
      .init(.phone, ["phone", "phone number", "telephone", "电话", "手机", "手机号", "联系电话"]),
      .init(.website, ["website", "domain", "web site", "网址", "官网", "网站"]),
      .init(.created, ["created", "created date", "create date", "created at", "创建时间", "创建日期"]),
      .init(
        .turnover,
        ["annual revenue", "annual sales", "revenue", "turnover", "年营业额", "营业收入", "年收入", "营业额"]),
    ],
    deals: [
      .init(
        .id,
        [
          "deal id", "opportunity id", "opportunity number", "id", "商机编号", "商机id", "订单编号", "合同编号", "编号",
        ]),
      .init(
        .name, ["deal name", "opportunity name", "deal", "opportunity", "name", "商机名称", "机会名称", "名称"]),
      .init(.account, ["account id", "customer id", "company id", "客户编号", "客户id"]),
      .init(
        .accountName,
        ["account name", "customer name", "company name", "account", "customer", "company", "客户名称", "客户"]),
      .init(
        .person,
        [
          "deal owner", "opportunity owner", "sales agent", "salesperson", "sales rep", "representative",
          "owner",
          "销售代表", "销售人员", "商机负责人", "负责人", "业务员",
        ]),
      .init(.personID, ["owner id", "负责人id"]),
      .init(
        .stage, ["deal stage", "sales stage", "stage", "status", "销售阶段", "商机阶段", "阶段", "商机状态", "状态"]),
      .init(
        .value,
        ["amount", "deal value", "close value", "value", "商机金额", "成交金额", "预计金额", "合同金额", "金额"]),
      .init(.currency, ["currency", "currency iso code", "币种"]),
      .init(
        .closed,
        [
          "close date", "closing date", "closed date", "expected close date", "成交日期", "结单日期", "关单日期",
          "预计成交日期", "预计成交时间", "签约日期",
        ]),
      .init(
        .opened,
        [
          "create date", "created date", "created time", "engage date", "open date", "created", "创建时间",
          "创建日期",
        ]),
      .init(.product, ["product", "product name", "产品", "产品名称"]),
    ],
    stages: StageWords(
      won: ["won", "closed won", "win", "deal won", "赢单", "成交", "已成交", "赢得", "已签约", "成功"],
      lost: [
        "lost", "closed lost", "deal lost", "closed lost to competition", "disqualified", "abandoned", "输单",
        "丢单",
        "失败", "流失", "已关闭", "无效", "作废",
      ],
      negotiation: [
        "negotiation", "negotiation/review", "contract sent", "proposal/price quote", "proposal", "quote",
        "商务谈判", "谈判", "报价", "谈判审核", "合同", "合同签订", "方案报价", "报价谈判", "提案/报价", "谈判/复审",
      ],
      open: [
        "open", "new", "prospecting", "qualification", "qualified", "needs analysis", "value proposition",
        "in progress", "discovery", "demo", "进行中", "初步接洽", "初步接触", "需求确认", "验证客户", "需求分析", "方案制定",
        "方案提交", "跟进中", "立项", "线索",
      ]),
    marks: [])

  /// Lists of people, of every profile.
  static let people: [Column<PersonField>] = [
    .init(
      .name,
      [
        "name", "full name", "user name", "sales agent", "salesperson", "representative", "user", "姓名",
        "员工姓名",
        "成员", "销售代表",
      ]),
    .init(.email, ["email", "e-mail", "mail", "email address", "邮箱", "电子邮箱"]),
    .init(
      .id,
      ["id", "user id", "owner id", "salesperson id", "employee id", "员工编号", "工号", "用户id", "员工id"]),
    .init(.aliases, ["aliases", "alias", "also known as", "别名", "曾用名", "昵称"]),
    .init(.team, ["team", "regional office", "office", "department", "团队", "部门", "归属部门", "主属部门"]),
    .init(.manager, ["manager", "supervisor", "reports to", "主管", "经理", "上级", "直属上级"]),
    .init(.role, ["role", "角色", "岗位类型"]),
    .init(.region, ["region", "territory", "home region", "区域", "大区", "地区"]),
    .init(.hours, ["hours", "hours per week", "weekly hours", "周工时", "每周工时"]),
    .init(.inPlan, ["in plan", "参与规划", "是否参与"]),
  ]
}
