import TerritoryPlanning

/// What a workbook (xlsx) holds: its sheets, and where their parts lie in the archive.
struct WorkbookDirectory: Sendable {
  struct Sheet: Sendable {
    var name: String
    var part: String
    var isHidden: Bool
  }

  let sheets: [Sheet]
  private let file: String
  private let strings: String?
  private let styles: String?
  private let countsFrom1904: Bool

  init(_ bytes: [UInt8], file: String) throws(InputFault) {
    self.file = file
    let parts = try Self.withArchive(bytes, file: file) { archive throws(InputFault) in
      if !archive.has("_rels/.rels") { throw Self.notAWorkbook(archive, file) }
      let top = RelationshipReading(folder: "")
      try top.read("_rels/.rels", of: archive, file: file)
      guard let main = top.targetsByType["officeDocument"], main.lowercased().hasSuffix(".xml") else {
        throw Self.notAWorkbook(archive, file)
      }
      let (folder, leaf) = Self.split(main)
      let inner = RelationshipReading(folder: folder)
      try inner.read("\(folder)/_rels/\(leaf).rels", of: archive, file: file)
      let book = WorkbookReading()
      try book.read(main, of: archive, file: file)
      return (inner, book)
    }
    strings = parts.0.targetsByType["sharedStrings"]
    styles = parts.0.targetsByType["styles"]
    countsFrom1904 = parts.1.countsFrom1904
    sheets = parts.1.sheets.compactMap { sheet in
      parts.0.targets[sheet.relationship].map {
        Sheet(name: sheet.name, part: $0, isHidden: sheet.isHidden)
      }
    }
    guard !sheets.isEmpty else { throw Self.fault(file, "holds no sheet", "save it anew in Excel as .xlsx") }
  }

  /// The sheet of this name, or the only visible one with at least a header and a row.
  func choose(_ name: String?, bytes: [UInt8]) throws(InputFault) -> Int {
    if let name {
      if let index = sheets.firstIndex(where: { $0.name == name }) { return index }
      throw InputFault(
        place: SourcePlace(file: file, line: 0, column: 0), value: name,
        message: "is not a sheet of this workbook", hint: Suggestion.hint(for: name, in: sheets.map(\.name)))
    }
    let visible = sheets.indices.filter { !sheets[$0].isHidden }
    if visible.count == 1 { return visible[0] }
    var full: [Int] = []
    for index in visible where try read(index, bytes: bytes, rowLimit: 2).rows.count >= 2 {
      full.append(index)
    }
    guard full.count == 1 else {
      let names = (full.isEmpty ? visible : full).map { sheets[$0].name }.joined(separator: ", ")
      throw Self.fault(
        file, full.isEmpty ? "has no sheet with rows" : "has \(full.count) sheets with rows: \(names)",
        full.isEmpty ? "export it again" : "say in the map which is meant: sheet: NAME")
    }
    return full[0]
  }

  /// The cells of a sheet, at most `rowLimit` rows of them.
  func read(_ index: Int, bytes: [UInt8], rowLimit: Int = .max) throws(InputFault) -> SheetCells {
    try Self.withArchive(bytes, file: file) { archive throws(InputFault) in
      var texts: SharedStringReading?
      // Whether a row holds anything does not need the texts themselves.
      if let strings {
        let reading = SharedStringReading()
        try reading.read(strings, of: archive, file: file)
        texts = reading
      }
      let formats = StyleReading()
      if let styles { try formats.read(styles, of: archive, file: file) }
      let reading = SheetReading(
        strings: texts, isDate: formats.isDate, countsFrom1904: countsFrom1904, rowLimit: rowLimit)
      try reading.read(sheets[index].part, of: archive, file: file)
      guard !reading.isTooWide else {
        throw Self.fault(file, "has cells beyond the last column, XFD", "save it anew in Excel as .xlsx")
      }
      return reading.sheet
    }
  }

  static func withArchive<Result>(
    _ bytes: [UInt8], file: String,
    _ body: (borrowing ZipArchive) throws(InputFault) -> Result
  ) throws(InputFault) -> Result {
    // The array's storage stays in place while the closure runs.
    try bytes.withUnsafeBufferPointer { buffer throws(InputFault) in
      let archive = try ZipArchive(UnsafeRawBufferPointer(buffer), file: file)
      return try body(archive)
    }
  }

  private static func split(_ path: String) -> (folder: String, leaf: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static func notAWorkbook(_ archive: borrowing ZipArchive, _ file: String) -> InputFault {
    if archive.has("xl/workbook.bin") {
      return fault(file, "is a binary workbook (xlsb)", "save it as .xlsx")
    }
    if archive.has("content.xml") {
      return fault(file, "is an OpenDocument sheet", "save it as .xlsx or CSV")
    }
    if archive.has("Index/Document.iwa") {
      return fault(file, "is a Numbers document", "export it as .xlsx or CSV")
    }
    return fault(file, "is a zip archive, not a workbook", "unpack it and give the files inside")
  }

  private static func fault(_ file: String, _ message: String, _ hint: String) -> InputFault {
    InputFault(
      place: SourcePlace(file: file, line: 0, column: 0), value: "", message: message, hint: hint)
  }
}
