import TerritoryPlanning

/// Headers by which cleaning knows columns that the map does not name. A wrong guess proposes nothing more than a
/// finding, and the report lists what each column was taken for.
enum CleaningHeaders {
  private static let accounts: [(CleaningColumn.Meaning, [String])] = [
    (.phone, ["phone", "telephone", "tel", "mobile", "fax", "电话", "手机", "座机", "联系方式", "传真"]),
    (.email, ["email", "mail", "邮箱", "邮件"]),
    (.website, ["website", "web site", "domain", "url", "homepage", "网址", "官网", "网站", "域名"]),
    (
      .registration,
      [
        "tax id", "vat", "duns", "d-u-n-s", "registration number", "company number", "统一社会信用代码", "信用代码", "税号",
        "工商注册号",
      ]
    ),
    (.city, ["city", "town", "城市", "所在市"]),
  ]

  private static let deals: [(CleaningColumn.Meaning, [String])] = [
    (.id, ["opportunity id", "deal id", "record id", "商机编号", "商机id", "订单编号"]),
    (
      .opened,
      [
        "create date", "created date", "created time", "created", "engage date", "open date", "创建时间", "创建日期",
      ]
    ),
    (.currency, ["currency", "币种", "货币"]),
  ]

  /// Words in headers of amounts of money and numbers of things.
  private static let amounts = [
    "revenue", "turnover", "sales", "amount", "employees", "headcount", "square feet", "营业额", "收入", "金额",
    "人数", "员工",
    "规模", "面积",
  ]

  /// What a header that the map does not name stands for; nil where it says nothing.
  static func meaning(_ header: String, in kind: CleaningTable.Kind) -> CleaningColumn.Meaning? {
    let words = folded(header)
    let known: [(CleaningColumn.Meaning, [String])] =
      switch kind {
      case .accounts: accounts
      case .deals: deals
      case .people: []
      }
    let found = known.first { $0.1.contains { words == folded($0) || words.hasSuffix(" " + folded($0)) } }
    if let found { return found.0 }
    // Chinese headers have no blanks: 公司电话 is a phone.
    let chinese = known.first {
      $0.1.contains { $0.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false && header.hasSuffix($0) }
    }
    if let chinese { return chinese.0 }
    return amounts.contains { words.contains($0) } ? .amount : nil
  }

  private static func folded(_ header: String) -> String {
    var text = ""
    for character in header.lowercased() {
      text.append(character == "_" || character == "-" || character == "." ? " " : character)
    }
    return text.split(separator: " ").joined(separator: " ").replacing("e mail", with: "email")
  }
}
