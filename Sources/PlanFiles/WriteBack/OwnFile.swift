import TerritoryPlanning

/// The user's own file of accounts, in which owners are replaced.
enum OwnFile {
  /// The file with other texts in some cells, all else as it was. Of a workbook, all parts but the sheet stay byte
  /// for byte, and of the sheet everything outside these cells.
  ///
  /// - Parameters:
  ///   - cells: rows by line or number, columns from 0; each once.
  ///   - sheet: name of the sheet; empty for text files.
  static func replacing(
    _ cells: [CellReplacement], in file: SpreadsheetFile, sheet: String
  ) throws(WriteBackStop) -> [UInt8] {
    guard let workbook = file.workbook else {
      return try reading { () throws(InputFault) in
        try DelimitedReplacing.replace(cells, in: file.bytes, file: file.name)
      }
    }
    guard let part = workbook.sheets.first(where: { $0.name == sheet })?.part else {
      preconditionFailure("the sheet was read from this workbook")
    }
    let xml = try reading { () throws(InputFault) in try contents(of: part, in: file) }
    let replaced: [UInt8]
    do throws(SheetReplacing.Formulas) {
      replaced = try SheetReplacing.replace(cells, in: xml)
    } catch {
      throw .fault(.formulas(error.cells.map { "\(file.name) \(sheet)!\($0)" }))
    }
    return try reading { () throws(InputFault) in
      try WorkbookWriting.replacing(part, by: replaced, in: file.bytes, file: file.name)
    }
  }

  /// A fault of a file as a reason to stop.
  static func reading<Value>(_ body: () throws(InputFault) -> Value) throws(WriteBackStop) -> Value {
    do throws(InputFault) {
      return try body()
    } catch {
      throw .input(InputFaults(faults: [error]))
    }
  }

  private static func contents(of part: String, in file: SpreadsheetFile) throws(InputFault) -> [UInt8] {
    let xml = try WorkbookDirectory.withArchive(file.bytes, file: file.name) { archive throws(InputFault) in
      var xml: [UInt8] = []
      try archive.read(part) { piece in
        xml += piece
        return true
      }
      return xml
    }
    if xml.starts(with: [0xFF, 0xFE]) || xml.starts(with: [0xFE, 0xFF]) {
      throw InputFault(
        place: SourcePlace(file: file.name, line: 0, column: 0), value: "",
        message: "has a sheet in UTF-16", hint: "save it anew in Excel as .xlsx")
    }
    return xml
  }
}
