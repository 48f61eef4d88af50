import Testing
import XLSXWriting

/// What a workbook can hold: texts and names of sheets.
@Suite struct WorkbookTextTests {
  @Test func ordinaryTextStays() {
    for text in ["", "=1+1", "张敏 & Söhne <a>", "two\nlines\ttab", "a_b_c", "_x00_"] {
      #expect(XLSXText.safe(text) == text)
    }
  }

  /// Readers would take these for escaped characters, or could not read the file.
  @Test func whatReadersMisreadIsEscaped() {
    #expect(XLSXText.safe("_x0041_") == "_x005F_x0041_")
    #expect(XLSXText.safe("a_x000d_b_xFFFF_") == "a_x005F_x000d_b_x005F_xFFFF_")
    #expect(XLSXText.safe("bell\u{7}nul\u{0}end\u{FFFE}") == "bell\u{FFFD}nul\u{FFFD}end\u{FFFD}")
  }

  @Test func longTextEndsInAnEllipsis() {
    let cut = XLSXText.safe(String(repeating: "😀", count: 20_000))
    #expect(cut.utf16.count <= XLSXText.longest)
    #expect(cut.hasSuffix("😀…"))
  }

  @Test func headersHaveNoCodes() {
    #expect(XLSXText.inHeader("R&D\nlab") == "R&&D lab")
  }

  @Test(
    arguments: [
      ("North [1]: a*b?c/d\\e", "North _1__ a_b_c_d_e"), ("'quoted'", "quoted"), ("", "_"), ("  ", "_"),
      ("History", "History (2)"), (String(repeating: "长", count: 40), String(repeating: "长", count: 31)),
      ("a\nb", "a_b"),
    ])
  func sheetNamesAreAllowed(wish: String, name: String) {
    var names = XLSXSheetNames()
    #expect(names.free(wish) == name)
  }

  /// Excel takes names for the same that differ in case, and counts UTF-16 units.
  @Test func sheetNamesAreUnique() {
    var names = XLSXSheetNames()
    let long = String(repeating: "x", count: 31)
    let given = ["Anna", "ANNA", "anna", long, long + "y", String(repeating: "😀", count: 20)].map {
      names.free($0)
    }
    #expect(given[0...2] == ["Anna", "ANNA (2)", "anna (3)"])
    #expect(given[4] == String(repeating: "x", count: 27) + " (2)")
    #expect(given.allSatisfy { $0.utf16.count <= 31 })
    #expect(Set(given.map { $0.lowercased() }).count == given.count)
  }
}
