import TerritoryPlanning

extension WrittenNumber {
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
}
