import TerritoryPlanning

/// One column of a table: how its values are read into a record, written, compared and scaled. CSV files and
/// scenario files share it, so that a value means the same in both.
struct RecordField<Record: Sendable>: Sendable {
  let name: String
  /// The column must be in the file.
  let isRequired: Bool
  /// Several values in one cell.
  let isList: Bool
  let kind: ValueKind
  /// Stores a value, or what is wrong with it; empty bytes store an absent value.
  let read: @Sendable (inout Record, UnsafeBufferPointer<UInt8>, Origin, MoneyUnit) -> ValueProblem?
  /// The value as text, empty when absent.
  let write: @Sendable (Record, MoneyUnit) -> String
  /// The text that an absent value stands for, where the default does not depend on other tables.
  let fallback: (@Sendable (Record, PlanParameters) -> String)?
  /// Notes that nothing can be known of the value, because the file lacks the column.
  let markUnread: @Sendable (inout Record) -> Void
  /// Scales the value; nil for fields that have no size. Returns false when the result does not fit.
  let scale: (@Sendable (inout Record, ScaleFactor, Origin) -> Bool)?

  init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Record, Entry<Value>> & Sendable,
    _ format: ValueFormat<Value>,
    isRequired: Bool = false, isList: Bool = false,
    fallback: (@Sendable (Record, PlanParameters) -> String)? = nil
  ) {
    self.name = name
    self.isRequired = isRequired
    self.isList = isList
    kind = format.kind
    self.fallback = fallback
    read = { record, bytes, origin, unit in
      if bytes.isEmpty {
        record[keyPath: path] = Entry(nil, origin: origin)
        return nil
      }
      do throws(ValueProblem) {
        record[keyPath: path] = Entry(try format.read(bytes, unit), origin: origin)
        return nil
      } catch {
        record[keyPath: path] = Entry(nil, isFaulty: true, origin: origin)
        return error
      }
    }
    write = { record, unit in record[keyPath: path].value.map { format.write($0, unit) } ?? "" }
    markUnread = { record in record[keyPath: path] = Entry(nil, isFaulty: true) }
    if let scaling = format.scale {
      scale = { record, factor, origin in
        guard let value = record[keyPath: path].value else { return true }
        guard let scaled = scaling(value, factor) else { return false }
        record[keyPath: path] = Entry(scaled, origin: origin)
        return true
      }
    } else {
      scale = nil
    }
  }

  /// The value as text with its default where it is absent.
  func effective(_ record: Record, _ parameters: PlanParameters) -> String {
    let text = write(record, parameters.moneyUnit)
    return text.isEmpty ? fallback?(record, parameters) ?? "" : text
  }
}

/// The columns of one table, in the order in which they are written.
struct RecordSchema<Record: Sendable>: Sendable {
  let file: String
  /// What one record is called in messages.
  let noun: String
  let fields: [RecordField<Record>]
  let blank: Record
  let origin: any WritableKeyPath<Record, Origin> & Sendable

  func field(named name: String) -> RecordField<Record>? { fields.first { $0.name == name } }
  var names: [String] { fields.map(\.name) }
}

extension PlanParameters {
  var moneyUnit: MoneyUnit { MoneyUnit(currency: currency, digits: currencyDigits) }
}
