/// A decimal number as written, exact: `mantissa` over ten to the power `decimals`.
struct DecimalBytes: Equatable {
  let mantissa: Int64
  let decimals: Int

  /// Reads an optional sign, digits, and an optional point with digits; nothing else.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ValueProblem) {
    var at = 0
    var isNegative = false
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      at = 1
    }
    var value: Int64 = 0
    var fraction = -1
    var digits = 0
    var overflows = false
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "."), fraction < 0, digits > 0 {
        fraction = 0
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { throw Self.problem(bytes) }
      let (product, high) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(byte &- 0x30))
      overflows = overflows || high || carry
      value = sum
      digits += 1
      if fraction >= 0 { fraction += 1 }
    }
    guard digits > 0, fraction != 0 else { throw Self.problem(bytes) }
    guard !overflows else {
      throw ValueProblem(message: "has too many digits", hint: "write at most 18 digits")
    }
    mantissa = isNegative ? -value : value
    decimals = max(fraction, 0)
  }

  init(_ text: String) throws(ValueProblem) {
    var result: Result<DecimalBytes, ValueProblem>?
    var text = text
    text.withUTF8 { bytes in
      do throws(ValueProblem) { result = .success(try DecimalBytes(bytes)) } catch {
        result = .failure(error)
      }
    }
    self = try result!.get()
  }

  /// The nearest double.
  var double: Double {
    // Both are exact below 2^53 and 10^22, so the division rounds once.
    if mantissa.magnitude < 1 << 53, decimals <= 22 { return Double(mantissa) / Self.powers[decimals] }
    return Double("\(mantissa)e-\(decimals)") ?? 0
  }

  private static let powers: [Double] = (0...22).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0.1) * 10)
  }

  /// In units of ten to the power `-places`; nil when it has more decimals or does not fit.
  func scaled(places: Int) -> Int64? {
    var value = mantissa
    var have = decimals
    while have > places {
      guard value % 10 == 0 else { return nil }
      value /= 10
      have -= 1
    }
    while have < places {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      value = product
      have += 1
    }
    return value
  }

  func whole(_ noun: String) throws(ValueProblem) -> Int64 {
    guard let value = scaled(places: 0) else {
      throw ValueProblem(message: "is not a whole number", hint: "write whole \(noun)")
    }
    return value
  }

  /// The shortest decimal text that reads back to the same double; no exponents.
  static func written(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    let text = "\(value)"
    guard let split = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: split)...]) else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let sign = text.hasPrefix("-") ? "-" : ""
    let head = text[..<split].drop { $0 == "-" }
    let parts = head.split(separator: ".")
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = String(parts[0]) + fraction
    let point = parts[0].count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// Says what is wrong with a text that is not a plain number.
  private static func problem(_ bytes: UnsafeBufferPointer<UInt8>) -> ValueProblem {
    let text = String(decoding: bytes, as: UTF8.self)
    let bare = text.filter { ![",", "'", "_", " ", "\u{A0}", "\u{202F}", "，"].contains($0) }
    let isPlain = { (text: String) in
      !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    }
    if bare.count < text.count, isPlain(bare) {
      return ValueProblem(
        message: "is not a number", hint: "write it without separators, with a point before decimals")
    }
    if text.hasSuffix("%"), isPlain(String(text.dropLast()).filter { $0 != " " }) {
      return ValueProblem(message: "is not a plain number", hint: "write a share, such as 0.05 for 5 %")
    }
    if ["nan", "inf", "infinity", "n/a", "na", "null", "-inf", "#n/a", "-"].contains(text.lowercased()) {
      return ValueProblem(message: "is not a number", hint: "leave it empty when it is not known")
    }
    if Double(text) != nil, text.lowercased().contains("e") {
      return ValueProblem(message: "has an exponent", hint: "write the number out")
    }
    return ValueProblem(message: "is not a number", hint: "write digits, such as 12.5")
  }
}

/// A factor by which a scenario scales values: exact, so that money is rounded once.
struct ScaleFactor: Sendable, Equatable {
  let decimal: DecimalBytes

  /// Reads `0.8` or `80 %`; at least 0, at most 1000, at most 9 decimals.
  init(_ text: String) throws(ValueProblem) {
    let isPercent = text.hasSuffix("%")
    var digits = isPercent ? String(text.dropLast()) : text
    while digits.last == " " { digits.removeLast() }
    let read = try DecimalBytes(digits)
    let decimal = isPercent ? DecimalBytes(mantissa: read.mantissa, decimals: read.decimals + 2) : read
    guard decimal.decimals <= 9, decimal.mantissa >= 0, decimal.double <= 1000 else {
      throw ValueProblem(message: "is not a factor", hint: "write 0 to 1000, such as 0.8 or 80 %")
    }
    self.decimal = decimal
  }

  var double: Double { decimal.double }

  /// `amount` times the factor, halves rounded up; nil when it does not fit.
  func scaled(_ amount: Int64) -> Int64? {
    var divisor = Int128(1)
    for _ in 0..<decimal.decimals { divisor *= 10 }
    let product = 2 * Int128(amount) * Int128(decimal.mantissa) + divisor
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: 2 * divisor)
    return Int64(exactly: remainder < 0 ? quotient - 1 : quotient)
  }
}

extension DecimalBytes {
  init(mantissa: Int64, decimals: Int) {
    self.mantissa = mantissa
    self.decimals = decimals
  }
}
