public import TerritoryPlanning

/// A file with tables: comma-, semicolon- or tab-separated text, or a workbook (xlsx). What it is is told by
/// its first bytes, not by its name.
public struct SpreadsheetFile: Sendable {
  public enum Format: String, Sendable, Codable { case csv, xlsx }

  /// Which table of a file is meant, where it does not show by itself.
  public struct Choice: Sendable, Equatable {
    /// Name of the sheet; nil takes the only visible one that holds a table.
    public var sheet: String?
    /// Line or row of the header's first line, from 1; nil finds it.
    public var headerRow: Int?
    /// Lines of the header, 1 or 2; nil finds out.
    public var headerRows: Int?
    public init(sheet: String? = nil, headerRow: Int? = nil, headerRows: Int? = nil) {
      self.sheet = sheet
      self.headerRow = headerRow
      self.headerRows = headerRows
    }
  }

  /// How faults call the file.
  public let name: String
  public let format: Format
  /// The file as it is, byte for byte.
  public let bytes: [UInt8]
  /// In the workbook's order; none for text files.
  public let sheets: [String]

  let text: SourceText?
  let workbook: WorkbookDirectory?

  /// Reads the file at `path`; `name` is what faults call it (nil: the path).
  ///
  /// - Throws: faults when it cannot be read, is not text nor a workbook, is an old workbook (xls), protected,
  ///   damaged, or a trap (see `ZipArchive`).
  public init(path: String, name: String? = nil) throws(InputFaults) {
    let bytes: [UInt8]
    do throws(InputFault) {
      bytes = try FileBytes.read(path: path, name: name)
    } catch {
      throw InputFaults(faults: [error])
    }
    try self.init(bytes: bytes, name: name ?? path)
  }

  /// The same for bytes that were read already.
  public init(bytes: [UInt8], name: String) throws(InputFaults) {
    self.name = name
    self.bytes = bytes
    do throws(InputFault) {
      try Self.refuseOthers(bytes, name: name)
      if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
        let directory = try WorkbookDirectory(bytes, file: name)
        format = .xlsx
        text = nil
        workbook = directory
        sheets = directory.sheets.map(\.name)
      } else {
        format = .csv
        text = try SourceText(bytes: bytes, file: name)
        workbook = nil
        sheets = []
      }
    } catch {
      throw InputFaults(faults: [error])
    }
  }

  /// The encoding of a text file; nil for a workbook.
  public var encoding: SourceText.Encoding? { text?.encoding }

  /// The table of a file: its header found, lines above and below told apart.
  ///
  /// - Throws: all faults of the table at once: broken rows, no header, merged cells among the rows, several
  ///   sheets with data of which none was chosen.
  public func table(_ choice: Choice = Choice()) throws(InputFaults) -> SpreadsheetTable {
    var faults: [InputFault] = []
    var sheet = ""
    let cells: SheetCells
    if let text {
      if let wanted = choice.sheet {
        faults.append(
          whole("is a text file without sheets, but sheet \(wanted) is asked for", "remove sheet:"))
      }
      cells = DelimitedSheet.read(text, faults: &faults)
      // Without any row that could be read there is no header to miss.
      if cells.rows.isEmpty, !faults.isEmpty { throw InputFaults(faults, files: [name]) }
    } else if let workbook {
      do throws(InputFault) {
        let index = try workbook.choose(choice.sheet, bytes: bytes)
        sheet = workbook.sheets[index].name
        cells = try workbook.read(index, bytes: bytes)
      } catch {
        throw InputFaults(faults: [error])
      }
    } else {
      preconditionFailure("a file is text or a workbook")
    }
    let table = SpreadsheetTable(cells, file: self, sheet: sheet, choice: choice, faults: &faults)
    guard faults.isEmpty, let table else { throw InputFaults(faults, files: [name]) }
    return table
  }

  /// Whether the first rows of a sheet hold at least two names of columns that lists of a CRM have.
  func showsList(_ sheet: String) -> Bool {
    guard let workbook, let index = workbook.sheets.firstIndex(where: { $0.name == sheet }),
      let cells = try? workbook.read(index, bytes: bytes, rowLimit: 12)
    else { return true }
    return cells.rows.indices.contains { row in
      cells.span(row).count { HeaderName.isUsual(cells.text(cells.cells[$0])) } >= 2
    }
  }

  private func whole(_ message: String, _ hint: String) -> InputFault {
    InputFault(place: SourcePlace(file: name, line: 0, column: 0), value: "", message: message, hint: hint)
  }

  /// Names the formats that are taken for a table but are none.
  private static func refuseOthers(_ bytes: [UInt8], name: String) throws(InputFault) {
    func fault(_ message: String, _ hint: String) -> InputFault {
      InputFault(
        place: SourcePlace(file: name, line: 0, column: 0), value: "", message: message, hint: hint)
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // The name of the stream that holds a protected workbook, in UTF-16.
      let mark = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
      if contains(bytes, mark) {
        throw fault("is protected by a password", "remove the password in Excel and save it anew")
      }
      throw fault("is a workbook of Excel 97-2003 (xls)", "open it in Excel and save it as .xlsx")
    }
    if bytes.starts(with: Array("%PDF".utf8)) {
      throw fault("is a PDF document", "export it as CSV or .xlsx")
    }
    var head = bytes.prefix(512)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    let start = String(decoding: head.drop { $0 <= 0x20 }.prefix(64), as: UTF8.self).lowercased()
    if start.hasPrefix("<!doctype") || start.hasPrefix("<html") || start.hasPrefix("<table")
      || start.hasPrefix("<?xml")
    {
      throw fault("is a web page or XML under the name of a table", "open it in Excel and save it as .xlsx")
    }
  }

  private static func contains(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
    guard bytes.count >= mark.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for start in 0...(bytes.count - mark.count) where bytes[start] == mark[0] {
        if (1..<mark.count).allSatisfy({ bytes[start + $0] == mark[$0] }) { return true }
      }
      return false
    }
  }
}
