import Testing

@testable import Reporting

@Suite("Tables for a terminal")
struct TextTableTests {
  @Test(arguments: [
    ("abc", 3), ("上海", 4), ("王 Fang", 7), ("é", 1), ("e\u{301}", 1), ("（一）", 6), ("–", 1), ("👍", 2), ("", 0),
    ("あ", 2), ("한", 2),
  ])
  func width(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func cutting() {
    #expect(DisplayWidth.cut("上海精密", to: 8) == "上海精密")
    #expect(DisplayWidth.cut("上海精密制造", to: 8) == "上海精…")
    #expect(DisplayWidth.of(DisplayWidth.cut("a上海精密制造", to: 8)) <= 8)
  }

  @Test("Every line of a table with Chinese ends in the same column")
  func aligned() {
    var table = TextTable(head: ["方案", "x"], alignments: [.left, .right])
    table.rows = [[.init(text: "重新平衡"), .init(text: "12 小时")], [.init(text: "now"), .init(text: "3 h")]]
    let lines = table.text(style: TerminalStyle(colours: false)).split(separator: "\n")
    #expect(Set(lines.map { DisplayWidth.of(String($0)) }).count == 1)
  }

  @Test("Colours change nothing but the escape codes")
  func colours() {
    var table = TextTable(head: ["a", "b"], alignments: [.left, .right])
    table.rows = [[.init(text: "x", tone: .good), .init(text: "12", tone: .bad)]]
    let coloured = table.text(style: TerminalStyle(colours: true))
    #expect(coloured.contains("\u{1B}[32mx\u{1B}[0m"))
    let plain = coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "")
    #expect(plain == table.text(style: TerminalStyle(colours: false)))
  }

  @Test func controlCharactersAreShown() {
    #expect("a\u{1B}[2Jb\u{7}".withoutControls == "a\u{FFFD}[2Jb\u{FFFD}")
    #expect("上海 e\u{301}".withoutControls == "上海 e\u{301}")
  }

  @Test("Scenarios that do not fit follow in a further block, none is lost")
  func blocks() {
    let comparison = TinyFirm().comparison()
    let narrow = ComparisonText(comparison, language: .english, width: 60).text
    for title in ["Today", "Rebalance", "GMP for all", "Lose one"] { #expect(narrow.contains(title)) }
    let heads = narrow.split(separator: "\n").filter { $0.contains("─") }
    #expect(heads.count > 1)
  }
}

@Suite("Markdown")
struct MarkdownTextTests {
  @Test(arguments: [
    ("a|b", "a\\|b"), ("<b>&", "&lt;b&gt;&amp;"), ("[x](y)", "\\[x\\](y)"), ("1. Möbel", "1\\. Möbel"),
    ("1.25 s", "1.25 s"), ("+5.5 %", "+5.5 %"), ("+ plus", "\\+ plus"), ("# Firma", "\\# Firma"),
    ("---", "\\---"), ("−5 %", "−5 %"), ("a\nb", "a\u{FFFD}b"), ("", ""),
  ])
  func escaped(_ text: String, _ expected: String) {
    #expect(MarkdownText.escaped(text) == expected)
  }
}
