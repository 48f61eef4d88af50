extension SourcePlace: CustomStringConvertible {
  /// `file:line:column`, or `file sheet!B7` in a workbook, without what is unknown.
  public var description: String {
    guard sheet.isEmpty else {
      if line == 0 { return "\(file) \(sheet)" }
      return column == 0 ? "\(file) \(sheet) row \(line)" : "\(file) \(sheet)!\(Self.letters(column))\(line)"
    }
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }

  /// The name of a workbook's column, counted from 1: A, B, ..., Z, AA, ...
  public static func letters(_ column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

extension InputFault: CustomStringConvertible {
  /// One line: place, field, value, what is wrong, what to do. Long values and line ends are shortened.
  public var description: String {
    var text = "\(place): "
    if !place.field.isEmpty { text += "\(place.field) " }
    if !value.isEmpty { text += "`\(Self.shown(value))`" }
    if !place.field.isEmpty || !value.isEmpty {
      while text.last == " " { text.removeLast() }
      text += ": "
    }
    text += message
    if !hint.isEmpty { text += "; \(hint)" }
    return text
  }

  private static func shown(_ value: String) -> String {
    let flat = String(value.prefix(161).map { $0.isNewline ? " " : $0 })
    return flat.count > 160 ? String(flat.prefix(160)) + "..." : flat
  }
}

extension InputFaults {
  /// Orders the faults by file, line and column; files in the order given, others after them by name.
  public init(_ faults: [InputFault], files: [String]) {
    func rank(_ file: String) -> Int { files.firstIndex(of: file) ?? files.count }
    self.init(
      faults: faults.enumerated().sorted { a, b in
        let (p, q) = (a.element.place, b.element.place)
        let (i, j) = (rank(p.file), rank(q.file))
        if i != j { return i < j }
        if p.file != q.file { return p.file < q.file }
        return (p.line, p.column, a.offset) < (q.line, q.column, b.offset)
      }.map(\.element))
  }
}
