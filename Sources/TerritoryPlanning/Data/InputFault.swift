/// A place in an input file: lines and columns count from 1; 0 when unknown.
public struct SourcePlace: Sendable, Hashable {
  public var file: String
  public var line: Int
  public var column: Int
  /// Name of the CSV column or dotted key, or empty.
  public var field: String
  /// Name of the sheet where the file is a workbook: `line` and `column` are then the cell's row and column.
  /// Empty for text files.
  public var sheet: String
  public init(file: String, line: Int, column: Int, field: String = "", sheet: String = "") {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.field = field
  }
}

/// Something wrong with input: what, where, and what to do about it.
public struct InputFault: Sendable, Equatable, Error {
  public var place: SourcePlace
  /// The offending text, or empty.
  public var value: String
  public var message: String
  /// What to do, or empty.
  public var hint: String
  public init(place: SourcePlace, value: String, message: String, hint: String = "") {
    self.place = place
    self.value = value
    self.message = message
    self.hint = hint
  }
}

/// All faults of an input, thrown together.
public struct InputFaults: Sendable, Equatable, Error {
  /// At least one, in order of file, line and column.
  public var faults: [InputFault]
  public init(faults: [InputFault]) { self.faults = faults }
}
