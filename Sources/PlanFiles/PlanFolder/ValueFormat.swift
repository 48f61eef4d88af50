import TerritoryPlanning

/// What money is written in.
struct MoneyUnit: Sendable, Equatable {
  var currency: String
  var digits: Int
}

/// What a value is, for the schema of files that hold it.
enum ValueKind: Sendable, Equatable {
  case text, number, wholeNumber, day, flag, list
  case choice([String])
}

/// Reading and writing of one value, the same in CSV cells and in scenario files. What `write` gives, `read`
/// reads back.
struct ValueFormat<Value: Sendable>: Sendable {
  typealias Bytes = UnsafeBufferPointer<UInt8>
  let kind: ValueKind
  /// `bytes` is not empty and has no blanks around it.
  var read: @Sendable (_ bytes: Bytes, _ unit: MoneyUnit) throws(ValueProblem) -> Value
  var write: @Sendable (_ value: Value, _ unit: MoneyUnit) -> String
  /// The value times a factor, or nil for what cannot be scaled.
  var scale: (@Sendable (_ value: Value, _ factor: ScaleFactor) -> Value?)?
}

extension ValueFormat<String> {
  static var text: ValueFormat {
    ValueFormat(
      kind: .text,
      read: { bytes, _ in String(decoding: bytes, as: UTF8.self) }, write: { value, _ in value })
  }
}

extension ValueFormat<Double> {
  static var number: ValueFormat {
    ValueFormat(
      kind: .number,
      read: { (bytes, _) throws(ValueProblem) in try WrittenNumber(bytes).double },
      write: { value, _ in WrittenNumber.written(value) },
      scale: { value, factor in value * factor.double })
  }
}

extension ValueFormat<Money> {
  static var money: ValueFormat {
    ValueFormat(
      kind: .number,
      read: { (bytes, unit) throws(ValueProblem) in
        let decimal: WrittenNumber
        do throws(ValueProblem) { decimal = try WrittenNumber(bytes) } catch {
          throw CurrencySigns.problem(String(decoding: bytes, as: UTF8.self), unit: unit) ?? error
        }
        guard let minor = decimal.scaled(places: unit.digits) else {
          throw ValueProblem(
            message: decimal.decimals > unit.digits
              ? "has more decimals than \(unit.currency)" : "is too large to be counted exactly",
            hint: "write at most \(unit.digits) decimals and 15 digits")
        }
        return Money(minorUnits: minor)
      },
      write: { money, unit in MoneyText.written(money, digits: unit.digits) },
      scale: { money, factor in factor.scaled(money.minorUnits).map { Money(minorUnits: $0) } })
  }
}

extension ValueFormat<Minutes> {
  static var minutes: ValueFormat {
    ValueFormat(
      kind: .wholeNumber,
      read: { (bytes, _) throws(ValueProblem) in Minutes(try WrittenNumber(bytes).whole("minutes")) },
      write: { minutes, _ in String(minutes.count) },
      scale: { minutes, factor in factor.scaled(minutes.count).map { Minutes($0) } })
  }
}

extension ValueFormat<Int> {
  static var count: ValueFormat {
    ValueFormat(
      kind: .wholeNumber,
      read: { (bytes, _) throws(ValueProblem) in Int(try WrittenNumber(bytes).whole("number")) },
      write: { count, _ in String(count) },
      scale: { count, factor in factor.scaled(Int64(count)).map { Int($0) } })
  }
}

extension ValueFormat<CalendarDay> {
  static var day: ValueFormat {
    ValueFormat(
      kind: .day,
      read: { (bytes, _) throws(ValueProblem) in
        if let day = CalendarDay(iso: String(decoding: bytes, as: UTF8.self)) { return day }
        let isShaped =
          bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
        throw ValueProblem(
          message: isShaped ? "is not a day of the calendar" : "is not a date",
          hint: "write year-month-day, such as 2026-10-31")
      },
      write: { day, _ in day.iso })
  }
}

extension ValueFormat<Bool> {
  static var flag: ValueFormat {
    ValueFormat(
      kind: .flag,
      read: { (bytes, _) throws(ValueProblem) in
        switch String(decoding: bytes, as: UTF8.self).lowercased() {
        case "yes", "true", "1", "是": return true
        case "no", "false", "0", "否": return false
        default: throw ValueProblem(message: "is neither yes nor no", hint: "write yes or no")
        }
      },
      write: { value, _ in value ? "yes" : "no" })
  }
}

extension ValueFormat<[String]> {
  /// Ids or names separated by `|`; `none` is an empty list.
  static var list: ValueFormat {
    ValueFormat(
      kind: .list,
      read: { (bytes, _) throws(ValueProblem) in
        if String(decoding: bytes, as: UTF8.self) == "none" { return [] }
        var seen: Set<String> = []
        var elements: [String] = []
        for part in bytes.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
          let element = String(
            decoding: CSVTable.trimmed(UnsafeBufferPointer(rebasing: part)), as: UTF8.self)
          guard !element.isEmpty else {
            throw ValueProblem(message: "has an empty place in its list", hint: "write a|b, or none")
          }
          guard seen.insert(element).inserted else {
            throw ValueProblem(message: "names `\(element)` twice", hint: "name it once")
          }
          elements.append(element)
        }
        return elements
      },
      write: { list, _ in list.isEmpty ? "none" : list.joined(separator: "|") })
  }
}

extension ValueFormat where Value: RawRepresentable<String> & CaseIterable {
  /// One of a type's raw values.
  static var choice: ValueFormat {
    ValueFormat(
      kind: .choice(Value.allCases.map(\.rawValue)),
      read: { (bytes, _) throws(ValueProblem) in
        let text = String(decoding: bytes, as: UTF8.self)
        if let value = Value(rawValue: text) { return value }
        throw ValueProblem(
          message: "is not one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))",
          hint: Suggestion.closest(to: text, in: Value.allCases.map(\.rawValue))
            .map { "did you mean `\($0)`?" } ?? "write one of them")
      },
      write: { value, _ in value.rawValue })
  }
}
