import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct SettingsFileTests {
  private func read(_ text: String) -> Result<SettingNode, InputFault> {
    Result { () throws(InputFault) in
      try SettingsFile.read(try SourceText(bytes: Array(text.utf8), file: "s.yaml"))
    }
  }

  private func fault(_ text: String) -> String? {
    guard case .failure(let fault) = read(text) else { return nil }
    return fault.description
  }

  @Test func keepsValuesAsWrittenWithTheirPlaces() throws {
    let node = try read("a: 1.50\nb:\n  - x\n  - \"null\"\nc: {d: ~, e: off}\n").get()
    guard case .map(let entries) = node.value else {
      Issue.record("not a map")
      return
    }
    #expect(entries.map(\.key) == ["a", "b", "c"])
    #expect(entries[0].value.value == .scalar("1.50"))
    #expect(entries[0].value.place == SourcePlace(file: "s.yaml", line: 1, column: 4, field: "a"))
    guard case .list(let list) = entries[1].value.value, case .map(let inner) = entries[2].value.value else {
      Issue.record("wrong kinds")
      return
    }
    #expect(list.map(\.value) == [.scalar("x"), .scalar("null")])
    #expect(inner.map(\.value.value) == [.null, .scalar("off")])
    #expect(inner[1].value.place.field == "c.e")
    #expect(inner[1].keyPlace == SourcePlace(file: "s.yaml", line: 5, column: 11))
  }

  @Test func anEmptyFileIsAnEmptyValue() throws {
    for text in ["", "# only a comment\n"] { #expect(try read(text).get().value == .null) }
  }

  @Test func refusesWhatIsNotPlainSettings() {
    #expect(
      fault("a: 1\na: 2\n") == "s.yaml:1:1: `a`: is written twice in one map; keep one")
    #expect(fault("? [x, y]\n: 1\n")?.hasSuffix("has a key that is not plain text; write key: value") == true)
    #expect(fault("a: 1\n---\nb: 2\n")?.hasSuffix("has a second document; write one document a file") == true)
    #expect(fault("a: [1, 2\nb: 3\n")?.hasPrefix("s.yaml:2:") == true)
    #expect(fault("a: *nothing\n")?.contains("undefined alias") == true)
    #expect(fault("\tx: 1\n")?.contains("is not valid YAML") == true)
  }

  @Test func refusesAFewLinesThatStandForBillions() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
    }
    #expect(fault(text)?.contains("has more than 16 aliases") == true)
    // Few enough aliases, but too many values behind them.
    var wide = "a0: &a0 [\(Array(repeating: "x", count: 1_000).joined(separator: ", "))]\n"
    wide +=
      "a1: &a1 [*a0, *a0, *a0, *a0, *a0, *a0, *a0]\na2: &a2 [*a1, *a1, *a1, *a1, *a1]\na3: [*a2, *a2, *a2, *a2]\n"
    #expect(fault(wide)?.contains("has more values than settings may have") == true)
    #expect(fault(String(repeating: "[", count: 100_000))?.contains("nests more than 64 brackets") == true)
  }

  /// What stands between a text editor and a settings file.
  @Test func marksAndLineEndsAreNoMatter() throws {
    let plain = try read("a: 1\nb: [x, y]\n").get().canonicalText
    #expect(try read("\u{FEFF}a: 1\nb: [x, y]\n").get().canonicalText == plain)
    #expect(try read("a: 1\r\nb: [x, y]\r\n").get().canonicalText == plain)
    #expect(fault("a: 1\nb:\n\tc: 2\n")?.hasSuffix("indent by blanks, not by tabs") == true)
    #expect(throws: InputFault.self) {
      try SettingsFile.read(try SourceText(bytes: [0xFF, 0xFE, 0x61, 0, 0x3A, 0], file: "s.yaml"))
    }
    // A file in GB18030 is read as such, one of broken UTF-8 is refused.
    let chinese = try SettingsFile.read(
      try SourceText(bytes: Array("title: ".utf8) + [0xCF, 0xD6, 0xD7, 0xB4], file: "s.yaml"))
    #expect(chinese.canonicalText == "{title:\"现状\"}")
    #expect(throws: InputFault.self) {
      try SettingsFile.read(
        try SourceText(bytes: Array("title: 现状现状现状".utf8) + [0xB4, 0x0A], file: "s.yaml"))
    }
  }

  @Test func wordsAndNumbersStayAsWritten() throws {
    let texts = ["1e3", "012", "yes", "NO", "3:20", "0x1F", "1_000", ".inf", "2026-10-01", "+5", "~x"]
    for text in texts { #expect(try read("a: \(text)").get().canonicalText == "{a:\"\(text)\"}") }
  }

  @Test func refusesTagsMergeKeysAndHugeTexts() {
    #expect(
      fault("a: !!python/object/apply:os.system [ls]\n")
        == "s.yaml:1:4: a `tag:yaml.org,2002:python/object/apply:os.system`: is a tag, which means nothing here; write the plain value"
    )
    for text in ["a: !!binary aGk=", "a: !x {b: 1}", "!y a: 1", "a: !!set {b, c}"] {
      #expect(fault(text)?.contains("is a tag, which means nothing here") == true, "\(text)")
    }
    #expect(
      fault("base: &b {x: 1}\na:\n  <<: *b\n")
        == "s.yaml:3:3: `<<`: merges another map, which settings do not do; write the values out, or use extends"
    )
    let long = String(repeating: "x", count: 20_000)
    #expect(fault("title: \(long)")?.contains("is longer than 16384 bytes; shorten it") == true)
    // The parser itself takes no key of more than 1,024 bytes.
    #expect(fault("\"\(long)\": 1")?.contains("is not valid YAML") == true)
    #expect(fault("a: {b: 1, b: 2}")?.contains("is written twice in one map; keep one") == true)
  }

  @Test func nestingByIndentationIsRefusedToo() {
    var text = ""
    for depth in 0..<200 { text += String(repeating: " ", count: depth) + "k:\n" }
    #expect(fault(text)?.contains("has more values than settings may have") == true)
    for count in [5_000, 300_000] {
      #expect(fault(String(repeating: "- ", count: count) + "x\n") != nil)
      #expect(fault(String(repeating: "? ", count: count) + "x\n") != nil)
    }
  }

  @Test func opensDottedKeys() throws {
    var faults: [InputFault] = []
    let node = try read("a.b: 1\na:\n  c: 2\nd.e.f: 3\n").get().openingDottedKeys(faults: &faults)
    #expect(faults.isEmpty)
    #expect(node.canonicalText == "{a:{b:\"1\",c:\"2\"},d:{e:{f:\"3\"}}}")
    _ = try read("a.b: 1\na: {b: 2}\n").get().openingDottedKeys(faults: &faults)
    #expect(faults.map(\.description) == ["s.yaml:2:5: `b`: is given twice; the first is in s.yaml:1:1"])
  }
}
