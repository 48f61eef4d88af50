/// Phone numbers, e-mail addresses and web sites in a form in which equal ones are equal.
enum ContactKeys {
  /// The numbers of a cell, which may hold several: digits without country code, trunk zero and extension. None for
  /// placeholders such as 000000 or 12345678.
  static func phones(_ text: String) -> [String] {
    FoldedText.of(text).split { "/;,、；，|\n".contains($0) }.compactMap { phone(String($0)) }
  }

  private static func phone(_ text: String) -> String? {
    var text = text
    for mark in ["ext", "转", "分机", "#", "x"] {
      if let range = text.firstRange(of: mark) { text = String(text[..<range.lowerBound]) }
    }
    let hasPlus = text.drop { $0 == " " || $0 == "(" }.first == "+"
    var groups = text.split { !($0.isASCII && $0.isNumber) }.map(String.init)
    // 021-68888888-801: a Chinese number with its extension behind the last hyphen.
    if groups.count == 3, groups[0].first == "0", (7...8).contains(groups[1].count), groups[2].count <= 5 {
      groups.removeLast()
    }
    var digits = Substring(groups.joined())
    if digits.hasPrefix("00") {
      digits = digits.dropFirst(2)
      return national(digits, isInternational: true)
    }
    return national(digits, isInternational: hasPlus)
  }

  private static func national(_ all: Substring, isInternational: Bool) -> String? {
    var digits = all
    // Only country codes of one length can be cut off for certain; elsewhere the last nine digits are compared.
    if digits.hasPrefix("86"), isInternational || digits.count >= 12 { digits = digits.dropFirst(2) }
    if isInternational, digits.hasPrefix("1"), digits.count == 11, all.count == 11 {
      digits = digits.dropFirst()
    }
    digits = digits.drop { $0 == "0" }
    guard digits.count >= 7, !isPlaceholder(digits) else { return nil }
    let isChineseMobile = digits.count == 11 && digits.first == "1"
    return isChineseMobile ? String(digits) : String(digits.suffix(9))
  }

  /// At most two different digits, or digits in sequence.
  private static func isPlaceholder(_ digits: Substring) -> Bool {
    if Set(digits).count <= 2 { return true }
    return "01234567890123456789".contains(digits) || "98765432109876543210".contains(digits)
  }

  /// The address in small letters; nil where it is none.
  static func email(_ text: String) -> String? {
    let folded = FoldedText.of(text)
    let parts = folded.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !folded.contains(" ") else {
      return nil
    }
    return folded
  }

  /// The firm's own domain from an e-mail address or web address; nil for providers of mail to everybody.
  static func domain(_ text: String) -> String? {
    var host = Substring(FoldedText.of(text))
    if let range = host.firstRange(of: "://") { host = host[range.upperBound...] }
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    host = host.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != " " }
    let labels = host.split(separator: ".")
    guard labels.count >= 2, labels.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } })
    else { return nil }
    let secondLevel: Set<Substring> = ["com", "co", "net", "org", "gov", "edu", "ac"]
    let isLong =
      labels.count >= 3 && labels[labels.count - 1].count == 2
      && secondLevel.contains(labels[labels.count - 2])
    let own = labels.suffix(isLong ? 3 : 2).joined(separator: ".")
    return everybodys.contains(own) ? nil : own
  }

  /// Providers of mail addresses and pages to everybody: a shared one says nothing.
  private static let everybodys: Set<String> = Set(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk yahoo.co.jp ymail.com
    icloud.com me.com mac.com aol.com proton.me protonmail.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de
    mail.com mail.ru yandex.ru orange.fr wanadoo.fr free.fr laposte.net libero.it qq.com vip.qq.com foxmail.com
    163.com 126.com yeah.net 188.com sina.com sina.cn sina.com.cn sohu.com tom.com 139.com 189.cn wo.cn aliyun.com
    21cn.com 263.net naver.com hanmail.net daum.net rediffmail.com facebook.com linkedin.com weibo.com example.com
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
