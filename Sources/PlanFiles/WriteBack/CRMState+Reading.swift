import TerritoryPlanning

extension CRMState {
  /// Positions of the columns of a table of accounts that write-back reads.
  struct Columns {
    var id: Int
    var name: Int?
    var region: Int?
    /// The column of the owner, and that of the owner's id where there is one.
    var owners: [(text: Int, id: Int?)]
    /// Whether ids of 15 characters stand for those of 18 in the plan (Salesforce).
    var lengthensIDs: Bool
  }

  /// Reads the accounts of an export.
  init(_ table: SpreadsheetTable, _ columns: Columns) {
    let special = Set([columns.id] + columns.owners.flatMap { [$0.text, $0.id].compactMap(\.self) })
    // Columns by name, so that their order in the file does not matter.
    let others = table.header.indices.filter { !special.contains($0) }
      .sorted { table.header[$0] < table.header[$1] }
    let names = others.map { Array(table.header[$0].utf8) }
    func text(_ row: Int, _ column: Int?) -> String {
      column.map { table.withTrimmedBytes(row, $0) { String(decoding: $0, as: UTF8.self) } } ?? ""
    }
    self.init(
      ownerColumns: columns.owners.map { table.header[$0.text] },
      records: (0..<table.rowCount).map { row in
        var digest = Digest()
        for (column, name) in zip(others, names) {
          name.withUnsafeBufferPointer { digest.add($0) }
          table.withTrimmedBytes(row, column) { digest.add($0) }
        }
        let id = text(row, columns.id)
        return Record(
          id: id, key: columns.lengthensIDs ? RecordID.lengthened(id) : id, name: text(row, columns.name),
          region: text(row, columns.region),
          owners: columns.owners.map { OwnerCell(text(row, $0.text), id: text(row, $0.id)) },
          line: table.place(row: row).line,
          otherCells: digest.value)
      }, columns: table.header)
  }
}

/// FNV-1a over byte strings, each ended: tells whether cells are the same, nothing more.
private struct Digest {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // No cell holds this byte: texts are UTF-8.
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }
}
