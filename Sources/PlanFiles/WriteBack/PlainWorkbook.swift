import TerritoryPlanning

/// A workbook of one sheet with texts alone, as imports want it: ids keep their leading zeros, and no text becomes a
/// formula.
enum PlainWorkbook {
  /// - Parameters:
  ///   - sheet: at most 31 characters, none of `[]:*?/\`.
  ///   - rows: as wide as `header`.
  static func bytes(
    sheet: String, header: [String], rows: some Sequence<[String]>
  ) throws(InputFault) -> [UInt8] {
    try WorkbookWriting.archive(
      of: [
        part("[Content_Types].xml", contentTypes), part("_rels/.rels", topRelationships),
        part("xl/workbook.xml", workbook(sheet)),
        part("xl/_rels/workbook.xml.rels", relationships), part("xl/styles.xml", styles),
        WorkbookWriting.Part(name: "xl/worksheets/sheet1.xml", bytes: cells(header, rows)),
      ], file: sheet)
  }

  private static func part(_ name: String, _ text: String) -> WorkbookWriting.Part {
    WorkbookWriting.Part(name: name, bytes: Array((declaration + text).utf8))
  }

  private static func cells(_ header: [String], _ rows: some Sequence<[String]>) -> [UInt8] {
    let letters = header.indices.map { SourcePlace.letters($0 + 1) }
    var text =
      declaration
      + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
    var number = 0
    func add(_ row: [String]) {
      number += 1
      text += "<row r=\"\(number)\">"
      for (column, cell) in row.enumerated() where !cell.isEmpty {
        // Style 1 is the format "text": the cell stays text when somebody edits it.
        text += "<c r=\"\(letters[column])\(number)\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        text += XMLText.escaped(cell) + "</t></is></c>"
      }
      text += "</row>"
    }
    add(header)
    for row in rows { add(row) }
    return Array((text + "</sheetData></worksheet>").utf8)
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let package = "http://schemas.openxmlformats.org/package/2006/"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static let contentTypes =
    "<Types xmlns=\"\(package)content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(kind).styles+xml\"/>"
    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(kind).worksheet+xml\"/></Types>"

  private static let topRelationships =
    "<Relationships xmlns=\"\(package)relationships\"><Relationship Id=\"rId1\" "
    + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

  private static let relationships =
    "<Relationships xmlns=\"\(package)relationships\"><Relationship Id=\"rId1\" "
    + "Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
    + "Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"

  private static func workbook(_ sheet: String) -> String {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"\(XMLText.escaped(sheet))\" "
      + "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
  }

  private static let styles =
    "<styleSheet xmlns=\"\(main)\"><fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill>"
    + "<patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
    + "<cellXfs count=\"2\"><xf xfId=\"0\"/><xf numFmtId=\"49\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
    + "</styleSheet>"
}
