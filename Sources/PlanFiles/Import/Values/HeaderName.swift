/// How names of columns, stages and people are compared: without case, blanks, underscores, hyphens, the width
/// of characters and marks for required fields.
enum HeaderName {
  /// `Account Owner`, `account_owner` and `＊ACCOUNT-OWNER` are the same.
  static func folded(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      let narrow =
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0)! : scalar
      if narrow.properties.isWhitespace || narrow == "_" || narrow == "-" || narrow == "\u{FEFF}" { continue }
      text.unicodeScalars.append(narrow)
    }
    text = text.lowercased()
    if text.hasSuffix("(必填)") { text.removeLast(4) }
    while text.hasPrefix("*") { text.removeFirst() }
    while text.hasSuffix("*") { text.removeLast() }
    return text
  }

  /// The folded name without a remark in brackets behind it, such as a unit or a time zone.
  static func bare(_ name: String) -> String {
    let text = folded(name)
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return text }
    return String(text[..<open])
  }

  /// The position of the first header that one of the names means: names in their order, whole names before
  /// those without remarks.
  static func find(_ names: [String], in header: [String]) -> Int? {
    for fold in [folded, bare] {
      let folds = header.map(fold)
      for name in names {
        if let index = folds.firstIndex(of: folded(name)) { return index }
      }
    }
    return nil
  }

  /// Whether any profile knows the name.
  static func isUsual(_ name: String) -> Bool { usual.contains(folded(name)) || usual.contains(bare(name)) }

  private static let usual: Set<String> = {
    var names: Set<String> = []
    for profile in ExportProfile.all {
      names.formUnion(profile.accounts.flatMap(\.headers).map(folded))
      names.formUnion(profile.deals.flatMap(\.headers).map(folded))
    }
    names.formUnion(ExportProfile.people.flatMap(\.headers).map(folded))
    return names
  }()

  /// By how much a header's remark multiplies its numbers: 万元 is ten thousand.
  static func unit(_ name: String) -> Double {
    let text = folded(name)
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return 1 }
    let remark = text[text.index(after: open)...].dropLast()
    if remark.hasPrefix("亿") || remark.hasSuffix(":亿元") { return 100_000_000 }
    if remark.hasPrefix("万") || remark.hasSuffix(":万元") { return 10_000 }
    if remark.hasPrefix("千元") { return 1_000 }
    return 1
  }
}
