import Testing

@testable import PlanFiles

/// Cells replaced in the XML of a sheet.
@Suite struct SheetReplacingTests {
  private func replace(_ xml: String, _ cells: [(Int, Int, String)]) throws -> String {
    String(
      decoding: try SheetReplacing.replace(
        cells.map { CellReplacement(row: $0.0, column: $0.1, text: $0.2) }, in: Array(xml.utf8)),
      as: UTF8.self)
  }

  private func inline(_ text: String) -> String { "<is><t xml:space=\"preserve\">\(text)</t></is></c>" }

  @Test func onlyTheCellChangesAndKeepsItsStyle() throws {
    let xml = """
      <?xml version="1.0"?><!-- <c r="B2"> --><worksheet><cols><col min="1"/></cols><sheetData>\
      <row r="1" ht="20"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>\
      <row r="2"><c r="A2"><v>7</v></c><c r="B2" s="3" t="s"><v>2</v></c><c r="C2"/></row>\
      </sheetData><autoFilter ref="A1:C2"/></worksheet>
      """
    let new = try replace(xml, [(2, 1, "A & B <=cmd>")])
    #expect(
      new
        == xml.replacing(
          "<c r=\"B2\" s=\"3\" t=\"s\"><v>2</v></c>",
          with: "<c r=\"B2\" s=\"3\" t=\"inlineStr\">" + inline("A &amp; B &lt;=cmd&gt;")))
    #expect(try replace(xml, []) == xml)
  }

  @Test func missingCellsAreAddedInTheirPlace() throws {
    let xml =
      "<x:worksheet><x:sheetData><x:row r='3'><x:c r='A3'><x:v>1</x:v></x:c><x:c r='D3'/></x:row><x:row r='4'/>"
      + "</x:sheetData></x:worksheet>"
    let cell = { (name: String, text: String) in
      "<x:c r=\"\(name)\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">\(text)</x:t></x:is></x:c>"
    }
    #expect(
      try replace(xml, [(3, 1, "李"), (3, 2, "b"), (4, 0, "c")])
        == xml.replacing("<x:c r='D3'/>", with: cell("B3", "李") + cell("C3", "b") + "<x:c r='D3'/>")
        .replacing("<x:row r='4'/>", with: "<x:row r='4'>" + cell("A4", "c") + "</x:row>"))
    let last = "<worksheet><row r=\"1\"><c r=\"A1\"/></row></worksheet>"
    #expect(
      try replace(last, [(1, 2, "z")])
        == last.replacing("</row>", with: "<c r=\"C1\" t=\"inlineStr\">" + inline("z") + "</row>"))
  }

  @Test func clearedCellsKeepTheirStyle() throws {
    let xml = "<worksheet><row r=\"1\"><c r=\"A1\" s=\"2\" t=\"s\"><v>0</v></c></row></worksheet>"
    #expect(try replace(xml, [(1, 0, ""), (1, 1, "")]).contains("<row r=\"1\"><c r=\"A1\" s=\"2\"/></row>"))
  }

  @Test func formulasAreNotLost() {
    let xml =
      "<worksheet><row r=\"1\"><c r=\"A1\"><f>VLOOKUP(1,x,2)</f><v>1</v></c><c r=\"B1\" t=\"str\"><f>A1</f></c>"
      + "<c r=\"C1\"><v>1</v></c></row></worksheet>"
    #expect(throws: SheetReplacing.Formulas(cells: ["A1", "B1"])) {
      try replace(xml, [(1, 0, "x"), (1, 1, "y"), (1, 2, "z")])
    }
    #expect(throws: Never.self) { try replace(xml, [(1, 2, "z")]) }
  }

  @Test func cellsWithoutReferencesAreCounted() throws {
    let xml = "<worksheet><row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>4</v></c></row></worksheet>"
    #expect(
      try replace(xml, [(2, 1, "x")])
        == xml.replacing("<c><v>4</v></c>", with: "<c r=\"B2\" t=\"inlineStr\">" + inline("x")))
  }

  @Test func controlCharactersDoNotReachXML() throws {
    let xml = "<worksheet><row r=\"1\"><c r=\"A1\"/></row></worksheet>"
    #expect(try replace(xml, [(1, 0, "a\u{1}\u{0}b\r\n\"c\"")]).contains(">ab&#13;\n&quot;c&quot;</t>"))
  }
}
