extension ExportProfile {
  /// 简道云: data of a form exported to Excel; labels are what the form's maker wrote.
  static let jiandaoyun = ExportProfile(
    name: "jiandaoyun", title: "简道云 (Jiandaoyun)",
    accounts: [
      .init(.id, ["客户编号", "客户ID", "数据ID", "流水号", "_id"]),
      .init(.name, ["客户名称", "公司名称", "企业名称"]),
      .init(.owner, ["负责人", "客户负责人", "销售负责人", "跟进人"]),
      .init(.region, ["省", "省份", "所在地区 省", "地址 省", "区域", "大区", "所属区域"]),
      .init(.city, ["市", "城市", "所在地区 市", "地址 市"]),
      .init(.industry, ["行业", "所属行业", "客户行业"]),
      .init(.parent, ["上级客户", "母公司"]),
      .init(.phone, ["手机号", "电话", "联系电话", "手机"]),
      .init(.website, ["网址", "官网"]),
      .init(.created, ["创建时间", "提交时间"]),
    ],
    deals: [
      .init(.id, ["商机编号", "商机ID", "数据ID", "流水号", "_id"]),
      .init(.name, ["商机名称", "项目名称"]),
      .init(.account, ["客户编号", "客户ID"]),
      .init(.accountName, ["客户名称", "关联客户", "客户"]),
      .init(.person, ["负责人", "商机负责人", "销售负责人", "跟进人"]),
      .init(.stage, ["商机阶段", "销售阶段", "跟进阶段", "商机状态", "阶段"]),
      .init(.value, ["商机金额", "预计成交金额", "预计金额", "合同金额", "金额"]),
      .init(.closed, ["成交日期", "成交时间", "预计成交日期", "预计成交时间", "结单日期"]),
      .init(.opened, ["创建时间", "提交时间", "创建日期"]),
      .init(.product, ["产品", "产品名称", "意向产品"]),
    ],
    stages: StageWords(
      won: ["赢单", "成交", "已成交", "已赢单"],
      lost: ["输单", "丢单", "已输单", "已流失", "无效"],
      negotiation: ["商务谈判", "谈判", "报价", "合同签订"],
      open: ["初步接触", "需求确认", "方案报价", "跟进中", "立项评估", "进行中"]),
    marks: ["协作人", "提交人", "提交时间", "更新时间", "流水号", "数据ID", "最后跟进时间", "归属部门"],
    timeZone: "Asia/Shanghai")
}
