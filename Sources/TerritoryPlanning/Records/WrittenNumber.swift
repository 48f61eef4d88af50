/// A decimal number as written, exact: `mantissa` over ten to the power `decimals`.
public struct WrittenNumber: Sendable, Equatable {
  public let mantissa: Int64
  /// Digits after the point, those that are 0 too; at least 0.
  public let decimals: Int

  public init(mantissa: Int64, decimals: Int) {
    self.mantissa = mantissa
    self.decimals = decimals
  }

  /// Reads an optional sign, digits and an optional point with digits: `1200.50`, `-3`, `0.1`.
  ///
  /// Nothing else is accepted: no separators, exponents, names of infinity, digits of other scripts.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ValueProblem) {
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

  public init(_ text: String) throws(ValueProblem) {
    var result: Result<WrittenNumber, ValueProblem>?
    var text = text
    text.withUTF8 { bytes in
      do throws(ValueProblem) { result = .success(try WrittenNumber(bytes)) } catch {
        result = .failure(error)
      }
    }
    self = try result!.get()
  }

  /// The nearest double.
  public var double: Double {
    // Both are exact below 2^53 and 10^22, so the division rounds once.
    if mantissa.magnitude < 1 << 53, decimals <= 22 { return Double(mantissa) / Self.powers[decimals] }
    return Double("\(mantissa)e-\(decimals)") ?? 0
  }

  private static let powers: [Double] = (0...22).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0.1) * 10)
  }

  /// In units of ten to the power `-places`; nil when it has more decimals or does not fit.
  public func scaled(places: Int) -> Int64? {
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

  /// Says what is wrong with a text that is not a plain number.
  private static func problem(_ bytes: UnsafeBufferPointer<UInt8>) -> ValueProblem {
    let text = String(decoding: bytes, as: UTF8.self)
    let bare = text.filter { ![",", "'", "_", " ", "\u{A0}", "\u{202F}", "，"].contains($0) }
    let isPlain = { (text: String) in
      !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    }
    if bare.count < text.count, isPlain(bare) {
      return ValueProblem(
        message: "is not a number",
        hint: "write the digits without separators, with a point before decimals: \(bare)")
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
    return ValueProblem(
      message: "is not a number", hint: "write digits, with a point before decimals, such as 12.5")
  }
}

/// What is wrong with a value, and what to write instead.
public struct ValueProblem: Error, Equatable {
  public var message: String
  public var hint: String

  public init(message: String, hint: String) {
    self.message = message
    self.hint = hint
  }
}
