@testable import TerritoryPlanning

/// A firm's accounts with duplicates planted in ways that people make them, and firms that only look alike.
struct PlantedDuplicates {
  private(set) var rows: [[String]] = []
  /// Pairs of rows that are one account.
  private(set) var truth: Set<DuplicateSearch.Pair> = []
  private var state: UInt64

  static let columns: [CleaningColumn.Meaning] = [.id, .name, .city, .phone, .email]

  init(accounts: Int, seed: UInt64) {
    state = seed
    while rows.count < accounts { plant() }
  }

  var table: CleaningTable {
    CleaningCase.table(Self.columns.map { ($0, $0.rawValue) }, rows)
  }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func pick(_ words: [String]) -> String { words[next(words.count)] }

  private static let first = [
    "Lake", "Hill", "Stone", "River", "North", "Silver", "Golden", "Green", "Bright", "Clear", "Iron", "Oak",
    "Pine",
    "Harbor", "Summit", "Valley", "Prairie", "Canyon", "Meadow", "Falcon", "Eagle", "Bear", "Wolf", "Fox",
    "Star",
  ]
  private static let second = [
    "field", "side", "wood", "ford", "view", "gate", "ridge", "brook", "port", "land", "dale", "well",
    "stead",
    "mont", "crest",
  ]
  private static let trades = [
    "Brewing", "Machinery", "Software", "Logistics", "Foods", "Textiles", "Bikes", "Medical", "Energy",
    "Paper",
    "Optics", "Chemicals", "Furniture", "Glass", "Tools", "Marine", "Printing", "Seeds", "Robotics",
    "Plastics",
  ]
  private static let forms = ["Inc", "Inc.", "Ltd", "Ltd.", "LLC", "GmbH", "Corp.", ""]
  private static let chineseFirst = [
    "华", "中", "新", "东", "天", "金", "瑞", "恒", "信", "德", "宏", "盛", "永", "嘉", "泰", "康", "远", "凯", "博", "星",
  ]
  private static let chineseTrades = ["机械", "电子", "能源", "化工", "医药", "食品", "物流", "建材", "软件", "纺织"]
  private static let chineseForms = ["有限公司", "股份有限公司", "有限责任公司", ""]
  private static let cities = ["Memphis", "Dallas", "Boston", "Denver", "Austin"]
  private static let chineseCities = ["上海", "南京", "苏州", "杭州", "深圳"]

  /// One firm, and with a chance of one in ten a second record of it; with one in ten another firm that looks alike.
  private mutating func plant() {
    let isChinese = next(2) == 0
    let name =
      isChinese
      ? pick(Self.chineseFirst) + pick(Self.chineseFirst) + pick(Self.chineseFirst) + pick(Self.chineseTrades)
      : pick(Self.first) + pick(Self.second) + " " + pick(Self.first) + " " + pick(Self.trades)
    let form = pick(isChinese ? Self.chineseForms : Self.forms)
    let city = pick(isChinese ? Self.chineseCities : Self.cities)
    let phone =
      isChinese
      ? "021-\(50_000_000 + next(9_999_999))" : "+1 \(200 + next(700)) \(2_000_000 + next(7_999_999))"
    let domain = "firm\(rows.count).com"
    let written = isChinese ? name + form : (name + " " + form).trimmedEnd
    append(written, city, phone, "info@\(domain)")
    switch next(10) {
    case 0: plantDuplicate(of: name, form, city, phone, domain, isChinese: isChinese)
    case 1: plantLookalike(of: name, form, isChinese: isChinese)
    default: break
    }
  }

  private mutating func append(_ name: String, _ city: String, _ phone: String, _ email: String) {
    rows.append(["A\(rows.count)", name, city, phone, email])
  }

  /// Another form, other capitals or width, a typing error; with or without phone, mail and city.
  private mutating func plantDuplicate(
    of name: String, _ form: String, _ city: String, _ phone: String, _ domain: String, isChinese: Bool
  ) {
    let original = Int32(rows.count - 1)
    var other = name
    var keepsContact = next(2) == 0
    switch next(4) {
    case 0: other = isChinese ? name + "（" + city + "）" : name.uppercased()
    case 1: other = isChinese ? city + "市" + name : name + " Co."
    case 2:
      // A letter is lost; in Chinese nobody could know without the phone.
      if isChinese { keepsContact = true }
      let position = 2 + next(max(1, name.count - 4))
      other = String(name.prefix(position)) + String(name.dropFirst(position + 1))
    default: break
    }
    append(
      isChinese ? other + form : other, next(3) == 0 && keepsContact ? "" : city, keepsContact ? phone : "",
      keepsContact ? "sales@\(domain)" : "")
    truth.insert(DuplicateSearch.Pair(first: original, second: original + 1))
  }

  /// A branch, the same name in another city, or another number.
  private mutating func plantLookalike(of name: String, _ form: String, isChinese: Bool) {
    let cities = isChinese ? Self.chineseCities : Self.cities
    let city = rows[rows.count - 1][2]
    let elsewhere = cities[(cities.firstIndex(of: city)! + 1) % cities.count]
    switch next(3) {
    case 0: append(isChinese ? name + "有限公司" + city + "分公司" : name + " Branch", city, "", "")
    case 1: append(isChinese ? name + form : name + " " + form, elsewhere, "", "")
    default: append(name + " 2", city, "", "")
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
