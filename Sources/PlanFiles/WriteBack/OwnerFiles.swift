import TerritoryPlanning

/// Writes changes of owners, and what undoes them, in the form of a system.
struct OwnerFiles {
  let format: OwnerFileFormat
  let limits: FileLimits
  let fields: [OwnerField]
  let accounts: AccountsFile
  /// Of the plan's kept table: names of the columns of id and name.
  let idColumn: String
  let nameColumn: String?
  let jiandaoyun: JiandaoyunForm
  /// Duties by index.
  let dutyIDs: [String]
  /// In front of every name.
  let prefix: String

  /// - Parameter rows: of each field, in the order of the CRM's records.
  func files(
    _ rows: [[OwnerRow]], purpose: OwnerFile.Purpose
  ) throws(WriteBackStop) -> [OwnerFile] {
    if format == .ownFile { return try ownFile(rows, purpose) }
    var files: [OwnerFile] = []
    for (field, rows) in rows.enumerated() where !rows.isEmpty {
      files += try self.files(of: field, rows, purpose)
    }
    return files
  }

  private func files(
    of field: Int, _ rows: [OwnerRow], _ purpose: OwnerFile.Purpose
  ) throws(WriteBackStop) -> [OwnerFile] {
    switch format {
    case .jiandaoyunRequests: [requests(field, rows, purpose)]
    case .workbookOfChanges: try workbooks(field, rows, purpose)
    default: try tables(field, rows, purpose)
    }
  }

  private func tables(
    _ field: Int, _ rows: [OwnerRow], _ purpose: OwnerFile.Purpose
  ) throws(WriteBackStop) -> [OwnerFile] {
    let own = fields[field]
    let header = format.header ?? (id: idColumn, owner: own.column)
    let parts: [SplitTable.Part]
    do throws(RowTooLarge) {
      parts = try SplitTable.csv(
        header: [header.id, own.isMain ? header.owner : own.column], count: rows.count, limits: limits,
        options: CSVWriter.Options(carriageReturns: true), row: { [rows[$0].record.id, rows[$0].owner] })
    } catch {
      throw .fault(.rowTooLarge(account: rows[error.row].record.id, bytes: error.bytes))
    }
    return parts.enumerated().map { number, part in
      file(
        name(field, purpose, number, of: parts.count), part.bytes, purpose, field,
        part.rows.map { rows[$0].change })
    }
  }

  private func workbooks(
    _ field: Int, _ rows: [OwnerRow], _ purpose: OwnerFile.Purpose
  ) throws(WriteBackStop) -> [OwnerFile] {
    let ranges = SplitTable.ranges(count: rows.count, rows: limits.rows)
    let header = [idColumn] + (nameColumn.map { [$0] } ?? []) + [fields[field].column]
    var files: [OwnerFile] = []
    for (number, range) in ranges.enumerated() {
      let cells = rows[range].map { row in
        [row.record.id] + (nameColumn == nil ? [] : [row.record.name]) + [row.owner]
      }
      let bytes = try OwnFile.reading { () throws(InputFault) in
        try PlainWorkbook.bytes(sheet: "Sheet1", header: header, rows: cells)
      }
      files.append(
        file(
          name(field, purpose, number, of: ranges.count), bytes, purpose, field,
          range.map { rows[$0].change }))
    }
    return files
  }

  private func requests(_ field: Int, _ rows: [OwnerRow], _ purpose: OwnerFile.Purpose) -> OwnerFile {
    let lines = JiandaoyunRequests.lines(
      rows.map { ($0.record.id, $0.owner) }, form: jiandaoyun, column: fields[field].column,
      limit: limits.rows)
    var file = file(name(field, purpose, 0, of: 1), lines.bytes, purpose, field, rows.map(\.change))
    file.requests = lines.requests
    return file
  }

  /// One file with all fields; what undoes it is the file as it was.
  private func ownFile(
    _ rows: [[OwnerRow]], _ purpose: OwnerFile.Purpose
  ) throws(WriteBackStop) -> [OwnerFile] {
    let all = rows.flatMap { $0 }
    guard !all.isEmpty else { return [] }
    let own = accounts.file.name
    guard purpose == .change else {
      return [file(prefix + "undo-" + own, accounts.file.bytes, purpose, nil, all.map(\.change))]
    }
    var cells: [CellReplacement] = []
    for (field, rows) in rows.enumerated() {
      let columns = accounts.columns.owners[field]
      for row in rows {
        cells.append(CellReplacement(row: row.record.line, column: columns.text, text: row.owner))
        if let id = columns.id {
          cells.append(CellReplacement(row: row.record.line, column: id, text: row.ownerID))
        }
      }
    }
    let bytes = try OwnFile.replacing(cells, in: accounts.file, sheet: accounts.sheet)
    return [file(prefix + own, bytes, purpose, nil, all.map(\.change))]
  }

  /// `owners-2.csv`, with the duty in it where there are several columns of owners.
  private func name(_ field: Int, _ purpose: OwnerFile.Purpose, _ number: Int, of count: Int) -> String {
    let width = String(count).count
    let digits = String(number + 1)
    let padded = String(repeating: "0", count: width - digits.count) + digits
    let duty = fields.count > 1 ? "-" + (fields[field].duties.first.map { dutyIDs[$0] } ?? "") : ""
    return prefix + (purpose == .change ? "owners" : "undo") + duty + "-" + padded + "."
      + format.fileExtension
  }

  private func file(
    _ name: String, _ bytes: [UInt8], _ purpose: OwnerFile.Purpose, _ field: Int?, _ changes: [Int]
  ) -> OwnerFile {
    OwnerFile(name: name, bytes: bytes, purpose: purpose, field: field, changes: changes)
  }
}
