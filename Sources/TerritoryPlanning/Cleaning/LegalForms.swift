/// Endings of firms' names that say their legal form, and words for branches.
enum LegalForms {
  /// Chinese forms, longest first, with what they say; the group counts as a mark of its own.
  static let chinese: [(ending: String, form: String, isGroup: Bool)] = [
    ("集团股份有限公司", "股份", true), ("股份有限责任公司", "股份", false), ("集团有限责任公司", "有限", true),
    ("股份有限公司", "股份", false), ("有限责任公司", "有限", false), ("集团有限公司", "有限", true),
    ("集团总公司", "", true), ("有限公司", "有限", false), ("股份公司", "股份", false), ("集团公司", "", true),
    ("总公司", "", false), ("公司", "", false), ("集团", "", true), ("股份", "股份", false),
  ]

  /// Words at the end of a name for part of a firm.
  static let branches = [
    "分公司", "子公司", "分行", "支行", "分店", "分厂", "分校", "分院", "分部", "办事处", "代表处", "营业部", "门店", "branch", "office",
  ]

  /// Latin words, folded and without dots; empty: says nothing by itself (`Co.`).
  static let latin: [String: String] = [
    "inc": "inc", "incorporated": "inc", "corp": "inc", "corporation": "inc", "ltd": "ltd", "limited": "ltd",
    "llc": "llc", "llp": "llp", "lp": "lp", "plc": "plc", "co": "", "company": "", "cie": "", "gmbh": "gmbh",
    "mbh": "gmbh", "ag": "ag", "kg": "kg", "kgaa": "kg", "ohg": "ohg", "ug": "ug", "ev": "ev", "sa": "sa",
    "sas": "sas", "sarl": "sarl", "srl": "srl", "spa": "spa", "bv": "bv", "nv": "nv", "ab": "ab", "as": "as",
    "asa": "as", "oy": "oy", "oyj": "oy", "aps": "aps", "pty": "ltd", "pte": "ltd", "pvt": "ltd", "kk": "kk",
    "sl": "sl", "sro": "sro", "doo": "doo", "zoo": "zoo", "ltda": "ltd", "lda": "ltd", "sdn": "ltd",
    "bhd": "ltd",
  ]

  /// Words that part a firm from its group.
  static let latinGroups: Set<String> = ["group", "holding", "holdings", "gruppe", "groupe"]
}
