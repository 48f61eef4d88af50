import TerritoryPlanning

/// The values of an axis, as a director writes them: a range `2%..30%/15` of so many evenly spaced values, or a
/// list `2%,5%,off`.
public enum SweepValues {
  /// Why a text is no list of values; `description` says what to write.
  public struct Fault: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  public static let most = 100

  /// - Throws: `Fault`.
  public static func parsed(_ text: String) throws(Fault) -> [SweepValue] {
    let values = text.contains("..") ? try range(text) : try list(text)
    var seen: Set<String> = []
    for value in values where !seen.insert(value.text).inserted {
      throw Fault(description: "\(value.text) comes twice in \(text): ask for fewer values")
    }
    return values
  }

  private static func list(_ text: String) throws(Fault) -> [SweepValue] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    guard !parts.contains("") else {
      throw Fault(description: "`\(text)` has an empty value: write 2%,5%,10%")
    }
    return parts.map { part in
      // `2%` is written `2 %` in reports and files.
      let number = Decimal(part)
      return SweepValue(text: number?.text ?? part, number: number?.share)
    }
  }

  private static func range(_ text: String) throws(Fault) -> [SweepValue] {
    let hint = "write FROM..TO/COUNT, such as 2%..30%/15"
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(trimmed(parts[1])) else {
      throw Fault(description: "`\(text)` does not say how many values: \(hint)")
    }
    guard (2...most).contains(count) else {
      throw Fault(description: "`\(text)` asks for \(count) values: give 2 to \(most)")
    }
    let ends = String(parts[0]).components(around: "..").map { Decimal(trimmed($0[...])) }
    guard ends.count == 2, let first = ends[0], var last = ends[1] else {
      throw Fault(description: "`\(text)` has ends that are no numbers: \(hint)")
    }
    // `2..30%` means percent at both ends.
    var start = first
    start.isPercent = first.isPercent || last.isPercent
    last.isPercent = start.isPercent
    return (0..<count).map { number in
      let value = start.stepped(number, of: count - 1, towards: last)
      return SweepValue(text: value.text, number: value.share)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

/// A number as written, in ten-thousandths, perhaps of a percent.
private struct Decimal {
  var tenThousandths: Int64
  var isPercent: Bool
  var isWhole: Bool { tenThousandths % 10_000 == 0 }

  init?(_ text: String) {
    var digits = text[...]
    isPercent = digits.last == "%"
    if isPercent { digits = digits.dropLast() }
    while digits.last == " " { digits = digits.dropLast() }
    // Below 10^12 steps of 100 do not overflow.
    guard let number = try? WrittenNumber(String(digits)), let value = number.scaled(places: 4),
      value.magnitude < 10_000_000_000_000_000
    else { return nil }
    tenThousandths = value
  }

  /// So many of `steps` steps from here to `end`, halves upwards. Between whole numbers that are no percentages whole
  /// numbers; steps that do not end within the digits kept are rounded to a tenth of theirs or finer, so that 5 % to
  /// 30 % in 8 goes by 8.6 % and not by 8.5714 %.
  func stepped(_ step: Int, of steps: Int, towards end: Decimal) -> Decimal {
    guard step > 0, step < steps else { return step > 0 ? end : self }
    let way = end.tenThousandths - tenThousandths
    var unit: Int64 = isWhole && end.isWhole && !isPercent ? 10_000 : 1
    if unit == 1, way % Int64(steps) != 0 {
      while unit * 100 * Int64(steps) <= way.magnitude { unit *= 10 }
    }
    let parts = 2 * (tenThousandths * Int64(steps) + way * Int64(step)) + unit * Int64(steps)
    let whole = 2 * unit * Int64(steps)
    let (quotient, remainder) = parts.quotientAndRemainder(dividingBy: whole)
    var value = self
    value.tenThousandths = (remainder < 0 ? quotient - 1 : quotient) * unit
    return value
  }

  var share: Double { Double(tenThousandths) / (isPercent ? 1_000_000 : 10_000) }

  var text: String {
    let (whole, rest) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
    var fraction = String(String(10_000 + rest).dropFirst())
    while fraction.last == "0" { fraction.removeLast() }
    return (tenThousandths < 0 ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction)
      + (isPercent ? " %" : "")
  }
}

extension String {
  /// The parts before and after the first occurrence of `mark`; the whole where there is none.
  fileprivate func components(around mark: String) -> [String] {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(mark) {
        return [String(self[..<start]), String(self[index(start, offsetBy: mark.count)...])]
      }
      start = index(after: start)
    }
    return [self]
  }
}
