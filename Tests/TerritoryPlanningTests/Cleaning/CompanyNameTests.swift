import Testing

@testable import TerritoryPlanning

/// Names of firms are taken apart as people mean them.
struct CompanyNameTests {
  private func name(_ text: String, places: [String] = []) -> CompanyName {
    CompanyName(text, places: PlaceNames(values: places))
  }

  @Test(arguments: [
    ("Acme Corporation", "acme", "inc"), ("ACME CORP.", "acme", "inc"), ("Acme, Inc.", "acme", "inc"),
    ("The Acme Co., Ltd", "acme", "ltd"), ("Müller & Söhne GmbH", "muller and sohne", "gmbh"),
    ("Smith & Co.", "smith", ""), ("S.A.T. Networks S.A.", "sat networks", "sa"),
    ("Ａｃｍｅ　Ｌｔｄ", "acme", "ltd"), ("Inc", "inc", ""),
    ("华东机械有限公司", "华东机械", "有限"), ("华东机械股份有限公司", "华东机械", "股份"), ("华东机械", "华东机械", ""),
    ("ＡＢＣ 电子有限责任公司", "abc电子", "有限"), ("公司", "公司", ""),
  ])
  func coreAndForm(text: String, core: String, form: String) {
    #expect(name(text).core == core)
    #expect(name(text).form == form)
  }

  @Test func placesAreTakenOutOfTheName() {
    #expect(name("江苏省南京市华东机械有限公司").places == ["江苏", "南京"])
    #expect(name("江苏省南京市华东机械有限公司").core == "华东机械")
    #expect(name("华为技术（上海）有限公司").places == ["上海"])
    #expect(name("华为技术(上海)有限公司").core == "华为技术")
    #expect(name("Acme Germany GmbH", places: ["Germany"]).places == ["germany"])
    #expect(name("Acme Germany GmbH", places: ["Germany"]).core == "acme")
    // A place alone is a name.
    #expect(name("上海").core == "上海")
    #expect(name("Germany", places: ["Germany"]).core == "germany")
    // Without a column that says so, it is a word.
    #expect(name("Acme Germany GmbH").core == "acme germany")
  }

  @Test func branchesAndGroupsAreMarks() {
    let branch = name("中国平安保险股份有限公司上海分公司")
    #expect(branch.branch == "上海分公司")
    #expect(branch.core == "平安保险")
    #expect(name("平安保险上海分公司").branch == "上海分公司")
    #expect(name("海尔集团").isGroup)
    #expect(name("海尔集团有限公司").core == "海尔")
    #expect(!name("海尔有限公司").isGroup)
    #expect(name("Acme Holdings Ltd").isGroup)
  }
}

/// Phones and addresses are equal when people would dial and write the same.
struct ContactKeyTests {
  @Test(arguments: [
    ("021-6888 8801", "+86 21 68888801"), ("(021)68888801-305", "021-68888801"),
    ("68888801 转 12", "68888801"),
    ("138 1234 5670", "+86-138-1234-5670"), ("0086 13812345670", "13812345670"),
    ("+1 (312) 555-0173", "312.555.0173"),
    ("+49 30 123456790", "030 123456790"), ("030/555 ext. 7", "555"),
  ])
  func samePhone(left: String, right: String) {
    #expect(ContactKeys.phones(left).first == ContactKeys.phones(right).first)
  }

  @Test func phonesThatSayNothing() {
    for text in ["", "000000000", "12345678", "11111111111", "n/a", "95588"] {
      #expect(ContactKeys.phones(text).isEmpty, "\(text)")
    }
    #expect(ContactKeys.phones("021-68888801; 13812345670").count == 2)
    #expect(ContactKeys.phones("13812345670") != ContactKeys.phones("13912345670"))
  }

  @Test func domains() {
    #expect(ContactKeys.domain("https://www.acme.com/en/") == "acme.com")
    #expect(ContactKeys.domain("info@Sales.Acme.com.cn") == "acme.com.cn")
    #expect(ContactKeys.domain("acme.com") == "acme.com")
    #expect(ContactKeys.domain("zhang@qq.com") == nil)
    #expect(ContactKeys.domain("someone@gmail.com") == nil)
    #expect(ContactKeys.domain("none") == nil)
    #expect(ContactKeys.email("A.Z@Example.org") == "a.z@example.org")
    #expect(ContactKeys.email("nobody") == nil)
  }
}
