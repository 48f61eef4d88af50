/// A decimal number as written, exact: `mantissa x 10^-decimals`.
struct DecimalText: Equatable {
  var mantissa: Int64
  var decimals: Int

  /// Why a text is not a plain decimal number.
  enum Problem: Error, Equatable {
    case empty
    case thousandsSeparator
    case exponent
    case notANumber
    case tooLong
  }

  /// Reads an optional sign, digits and an optional fraction after a point: `1200.50`, `-3`, `0.1`.
  ///
  /// Nothing else is accepted: no separators, exponents, names of infinity, digits of other scripts.
  init(_ text: String) throws(Problem) {
    var characters = Substring(text)
    guard !characters.isEmpty else { throw .empty }
    var negative = false
    if let sign = characters.first, sign == "-" || sign == "+" {
      negative = sign == "-"
      characters = characters.dropFirst()
    }
    if let problem = DecimalText.problem(in: characters) { throw problem }
    let parts = characters.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    guard let digits = Int64(parts[0] + fraction) else { throw .tooLong }
    mantissa = negative ? -digits : digits
    decimals = fraction.count
  }

  /// In units of 10^-places, or nil where the number has more places or does not fit.
  func scaled(places: Int) -> Int64? {
    var value = mantissa
    var have = decimals
    while have > places {
      guard value % 10 == 0 else { return nil }
      value /= 10
      have -= 1
    }
    while have < places {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
      have += 1
    }
    return value
  }

  private static func problem(in text: Substring) -> Problem? {
    let isDigits = { (part: Substring) in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count <= 2, parts.allSatisfy(isDigits) { return nil }
    let separators: Set<Character> = [",", "'", "_", " ", "\u{A0}", "\u{202F}", "，"]
    let bare = text.filter { !separators.contains($0) }
    if bare.count < text.count, bare.split(separator: ".").allSatisfy(isDigits) { return .thousandsSeparator }
    let mantissaAndExponent = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    if mantissaAndExponent.count == 2, let first = mantissaAndExponent[0].utf8.first,
      (48...57).contains(first)
    {
      return .exponent
    }
    return .notANumber
  }
}

extension DecimalText.Problem {
  /// What to write instead of `text`.
  func hint(for text: String) -> String {
    switch self {
    case .empty: "write a number such as 12.5"
    case .thousandsSeparator:
      "write the digits without separators, with a point before decimals: "
        + text.filter { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    case .exponent: "write the number out, without an exponent"
    case .notANumber: "write digits, with a point before decimals, such as 12.5"
    case .tooLong: "the number has too many digits"
    }
  }
}
