/// Where a value of a record was written: a source of `PlanRecords.sources`, a line and a column from 1.
public struct Origin: Sendable, Hashable {
  /// Index into `PlanRecords.sources`, or -1 where the value was not read from anywhere.
  public var source: Int32
  public var line: Int32
  public var column: Int32

  public init(source: Int, line: Int, column: Int) {
    self.source = Int32(clamping: source)
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  /// A value that was made, not read.
  public static let none = Origin(source: -1, line: 0, column: 0)
}

/// A value of a record as it was written, before it is checked against the rest of the plan.
public struct Entry<Value: Sendable>: Sendable {
  /// nil when nothing was written, or nothing readable.
  public var value: Value?
  /// Something was written that could not be read; that was reported, and nothing more is said about it.
  public var isFaulty: Bool
  public var origin: Origin

  public init(_ value: Value?, isFaulty: Bool = false, origin: Origin = .none) {
    self.value = value
    self.isFaulty = isFaulty
    self.origin = origin
  }

  /// Nothing was written.
  public static var absent: Entry { Entry(nil) }
}

extension Entry: Equatable where Value: Equatable {
  /// Equal when the same was written, wherever it stands.
  public static func == (a: Entry, b: Entry) -> Bool { a.value == b.value && a.isFaulty == b.isFaulty }
}
