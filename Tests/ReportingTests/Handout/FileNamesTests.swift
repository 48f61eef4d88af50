import Testing

@testable import Reporting

/// Names of files made of ids: readable, safe, never twice the same.
@Suite struct FileNamesTests {
  @Test(arguments: ["R-07", "r07", "anna.k_2", "张敏", "Müller", "0051a00000XyZ"])
  func harmlessIdsStay(id: String) {
    #expect(FileNames.of([id]) == [id])
  }

  @Test(
    arguments: [
      ("../../etc/passwd", "_._.._etc_passwd"), ("/root", "_root"), ("a\\b", "a_b"), (".hidden", "_hidden"),
      ("..", "__"), ("dots...", "dots.._"), ("a b", "a_b"), ("anna@firm.com", "anna_firm.com"), ("", "_"),
      ("line\nbreak", "line_break"), ("nul\u{0}byte", "nul_byte"), ("a:b*c?d\"e<f>g|h", "a_b_c_d_e_f_g_h"),
      ("con", "_con"), ("LPT1.txt", "_LPT1.txt"), ("Aux.", "Aux_"), ("\u{202E}exe", "_exe"),
    ])
  func othersAreMadeHarmless(id: String, name: String) {
    #expect(FileNames.of([id]) == [name])
  }

  /// File systems of macOS and Windows take names for the same that differ in case.
  @Test func neverTwiceTheSame() {
    #expect(FileNames.of(["R1", "r1", "R1?", "R1*"]) == ["R1", "r1~2", "R1_", "R1_~2"])
    // An id that is safe keeps its name though another comes first.
    #expect(FileNames.of(["a/b", "a_b"]) == ["a_b~2", "a_b"])
    let ids = (0..<300).map { String(repeating: "x", count: 200) + "\($0)" }
    let names = FileNames.of(ids)
    #expect(Set(names.map { $0.lowercased() }).count == 300)
    #expect(names.allSatisfy { $0.utf8.count <= FileNames.mostBytes + 8 })
  }

  @Test func longNamesAreCutBetweenCharacters() {
    let name = FileNames.of([String(repeating: "张", count: 100)])[0]
    #expect(name == String(repeating: "张", count: 40))
  }
}
