import TerritoryPlanning

/// Ids of records: what spreadsheets do to them, and how short ones of Salesforce become whole.
enum RecordID {
  /// The form of 18 characters of a Salesforce id of 15: three characters follow that tell which letters are
  /// capitals, as programs that do not tell capitals from small letters would mix up the short ids. Other texts
  /// stay as they are.
  static func lengthened(_ id: String) -> String {
    let bytes = Array(id.utf8)
    guard bytes.count == 15,
      bytes.allSatisfy({
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
      })
    else { return id }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
    var text = bytes
    for block in 0..<3 {
      var flags = 0
      for place in 0..<5 where (0x41...0x5A).contains(bytes[block * 5 + place]) { flags |= 1 << place }
      text.append(alphabet[flags])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Ids that a spreadsheet changed: the column is refused, as what they were cannot be known.
  static func refuseMangled(_ table: ExportTable, _ column: Int, faults: inout [InputFault]) {
    var (exponents, rounded, fractions, short) = (RowTally(), RowTally(), RowTally(), RowTally())
    var (filled, long, zeros) = (0, 0, 0)
    for row in table.rows {
      let id = table.peek(row, column)
      if id.isEmpty { continue }
      filled += 1
      let isNumber = table.table.kind(row, column) == .number
      if hasExponent(id) || (isNumber && id.utf8.count > 15) { exponents.add(row) }
      if id.hasSuffix(".0"), id.dropLast(2).utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        fractions.add(row)
      }
      if isNumber { short.add(row) }
      guard id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
      if id.utf8.first == 0x30, !isNumber { zeros += 1 }
      if id.utf8.count > 15 {
        long += 1
        if id.utf8.dropFirst(15).allSatisfy({ $0 == 0x30 }) { rounded.add(row) }
      }
    }
    refuse(table, column, exponents, "lost its last digits to a spreadsheet", &faults)
    if long >= 3, rounded.count == long {
      refuse(table, column, rounded, "has zeros where a spreadsheet drops digits", &faults)
    }
    if fractions.count == filled { refuse(table, column, fractions, "was taken for a number", &faults) }
    if zeros > 0, short.count > 0 {
      refuse(table, column, short, "is a number among ids with zeros in front", &faults)
    }
  }

  private static func refuse(
    _ table: ExportTable, _ column: Int, _ rows: RowTally, _ message: String, _ faults: inout [InputFault]
  ) {
    guard let first = rows.first else { return }
    faults.append(
      InputFault(
        place: table.table.place(first, column), value: table.peek(first, column),
        message: message + (rows.count > 1 ? " (\(rows.count) rows)" : ""),
        hint: "export again and give the file as the CRM wrote it, not saved by a spreadsheet; "
          + "or export with this column as text"))
  }

  /// `1.2E+15`, as spreadsheets show long numbers.
  private static func hasExponent(_ id: String) -> Bool {
    guard id.utf8.contains(0x2B) else { return false }
    let parts = id.uppercased().split(separator: "E+", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && parts[1].allSatisfy(\.isNumber)
      && parts[0].allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
  }

  /// A known id that equals a text but for zeros in front or a fraction `.0`, which spreadsheets drop and add.
  static func original(of text: String, among known: (String) -> Bool) -> String? {
    let bare = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    if bare != text, known(bare) { return bare }
    guard bare.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !bare.isEmpty else { return nil }
    return (1...8).lazy.map { String(repeating: "0", count: $0) + bare }.first(where: known)
  }
}
