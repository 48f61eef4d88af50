import Foundation
import Testing

/// Names and ids made to break out of a cell, a page, a path or a file: whatever is handed out, they stay text.
@Suite struct HostileInputTests {
  /// Ids of accounts and people, by the tame id that they replace.
  private static let ids = [
    "A-1": "=cmd' /C calc'!A0", "A-2": "@SUM(1)", "A-3": "<script>alert(1)</script>",
    "A-4": "../../etc/passwd", "A-5": "-2+3", "A-6": "+1", "R-1": "../../etc/passwd", "R-2": "CON",
    "R-3": "nul.txt",
  ]
  private static let names = [
    "A-1": #"=HYPERLINK("http://evil.example","x")"#, "A-2": "line one\nline two",
    "A-3": #""><img src=x onerror=alert(1)>"#, "A-4": "\u{202E}live\u{202C} ${x} {{7*7}}", "A-5": "tab\there",
    "A-6": String(repeating: "长", count: 10_000), "R-1": "=1+1", "R-2": "</script><script>alert(2)</script>",
    "R-3": "@SUM(1)",
  ]
  /// What must not stand in a page as it is.
  private static let markup = ["<script>alert", "<img src=x", "onerror=alert(1)>"]
  /// Parts of what would be formulas.
  private static let formulas = ["cmd", "HYPERLINK", "SUM(1)", "1+1", "2+3"]

  /// The tiny case with these ids and names.
  private func hostileCase() throws -> TinyCase {
    let tiny = try TinyCase()
    for file in ["accounts.csv", "assignments.csv", "representatives.csv", "region_owners.csv"] {
      let lines = try tiny.text(file).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let name = lines[0].firstIndex(of: "name")
      let written = lines.enumerated().map { number, cells in
        cells.enumerated().map { column, cell in
          if number > 0, column == name, let hostile = Self.names[cells[0]] { return Self.quoted(hostile) }
          return Self.ids[cell].map(Self.quoted) ?? cell
        }.joined(separator: ",")
      }
      try tiny.write(written.joined(separator: "\n") + "\n", to: file)
    }
    try tiny.keepScenarios(["today", "rebalance"])
    for file in ["hire-two", "lose-top-rep", "split-after-sales"] {
      try FileManager.default.removeItem(atPath: tiny.path + "/\(file).yaml")
    }
    return tiny
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// Everything that can be written of it, in a folder `all`.
  private func everything() throws -> TinyCase {
    let tiny = try hostileCase()
    let all = tiny.folder["all"]
    let scenario = [tiny.path, "--scenario", "rebalance"]
    let brief = ["--work-limit", "100000"]
    let plan = all + "/out/plans/rebalance.csv"
    let inHand = ["--plan", plan, "--certificate", all + "/out/certificates/rebalance.json"]
    try FileManager.default.createDirectory(atPath: all, withIntermediateDirectories: true)
    for arguments in [
      ["compare", tiny.path, "--explain", "-q", "--lang", "en,zh", "-o", all + "/out"] + brief,
      ["handout"] + scenario + inHand + ["--explain", "-q", "--lang", "en,zh", "-o", all + "/hand"] + brief,
      ["diff", "today", plan, tiny.path, "--scenario", "rebalance", "-o", all + "/diff"],
      ["export"] + scenario + ["--format", "csv", "-o", all + "/tables"],
      ["export"] + scenario + ["--format", "geojson", "-o", all + "/maps"],
    ] {
      let run = try Program.run(arguments, in: tiny.folder.path)
      #expect([0, 2].contains(run.status), "\(arguments[0]): \(run.status) \(run.messages.prefix(2_000))")
      let controls = run.output.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }
      #expect(controls.isEmpty, "\(arguments[0]) prints control characters")
    }
    return tiny
  }

  @Test func whatIsWrittenStaysText() throws {
    let tiny = try everything()
    let files = try tiny.folder.listing().filter { $0.hasPrefix("all/") && $0.contains(".") }
    let kinds = Set(files.map { ($0 as NSString).pathExtension })
    #expect(kinds.isSuperset(of: ["csv", "json", "geojson", "html", "md", "xlsx"]), "\(kinds)")
    for file in files {
      let bytes = try tiny.folder.bytes(file)
      switch (file as NSString).pathExtension {
      // A plan is read back by the program, byte for byte, and is not made for spreadsheets.
      case "csv" where !file.contains("plans/"): expectNoFormula(String(decoding: bytes, as: UTF8.self), file)
      case "json", "geojson":
        #expect((try? JSONSerialization.jsonObject(with: bytes)) != nil, "\(file) is not JSON")
      case "html":
        let text = String(decoding: bytes, as: UTF8.self)
        for part in Self.markup { #expect(!text.contains(part), "\(file): \(part)") }
      default: break
      }
      expectSafeName(file)
    }
    // Nothing appears beside the folder.
    let beside = try tiny.folder.listing().filter { !$0.contains("/") }
    #expect(Set(beside) == ["all", "tiny", ".evenfield"], "\(beside)")
    #expect(!FileManager.default.fileExists(atPath: tiny.folder["../etc"]))
  }

  private func expectNoFormula(_ text: String, _ file: String) {
    let rows = Self.cells(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    #expect(Set(rows.map(\.count)).count == 1, "\(file): rows of different length")
    for cell in rows.joined() {
      guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { continue }
      #expect(Double(cell) != nil, "\(file): \(cell.prefix(40))")
    }
  }

  private func expectSafeName(_ file: String) {
    for part in file.split(separator: "/") {
      let stem = part.prefix { $0 != "." }.lowercased()
      #expect(!["con", "nul", "aux", "prn"].contains(stem), "\(file)")
      #expect(
        part != ".." && !part.contains("\\") && !part.contains("<") && part.utf8.count <= 255, "\(file)")
    }
  }

  /// Rows of RFC 4180, read by the letter.
  private static func cells(_ text: String) -> [[String]] {
    var (rows, row, cell, isQuoted) = ([[String]](), [String](), String.UnicodeScalarView(), false)
    func end() -> String {
      defer { cell = .init() }
      return String(cell)
    }
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.append(scalar)
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: row.append(end())
      case "\r" where !isQuoted && scalars.first == "\n": break
      case "\n" where !isQuoted:
        rows.append(row + [end()])
        row = []
      default: cell.append(scalar)
      }
    }
    return rows
  }

  /// Formulas of the program's own are welcome in a workbook; one made of what was read is not.
  @Test(.enabled(if: Tool.python(has: "openpyxl"), "needs python3 with openpyxl"))
  func noCellOfAWorkbookRunsWhatWasRead() throws {
    let tiny = try everything()
    let script = """
      import sys, openpyxl
      parts = sys.argv[2:]
      book = openpyxl.load_workbook(sys.argv[1])
      texts = set()
      for sheet in book.worksheets:
          for row in sheet.iter_rows():
              for cell in row:
                  if cell.value is None: continue
                  if cell.data_type == "f" and any(part in str(cell.value) for part in parts):
                      print(sheet.title, cell.coordinate, str(cell.value)[:80])
                  if cell.hyperlink is not None and "evil" in str(cell.hyperlink.target): print("link", cell.coordinate)
                  if cell.data_type == "s": texts.add(str(cell.value))
      if not any("HYPERLINK" in text for text in texts): print("the name is not there as text")
      """
    for file in try tiny.folder.listing().filter({ $0.hasPrefix("all/") && $0.hasSuffix(".xlsx") }) {
      let result = try Tool.run(["python3", "-W", "ignore", "-c", script, tiny.folder[file]] + Self.formulas)
      #expect(result.status == 0 && result.output.isEmpty, "\(file): \(result.output)")
    }
  }

  /// What cannot be an id or a text at all is refused with its place, and nothing is written.
  @Test(arguments: [
    ("accounts.csv", Data("a|b".utf8), "separates lists"),
    ("accounts.csv", Data("a\u{0}b".utf8), "zero byte"),
    ("accounts.csv", Data([0x61, 0xED, 0xA0, 0x80]), "not valid UTF-8"),
    ("representatives.csv", Data("r-2".utf8), "looks the same"),
  ])
  func whatCannotBeAnIdIsRefused(_ file: String, _ id: Data, _ reason: String) throws {
    let tiny = try TinyCase()
    let first = file == "accounts.csv" ? "A-1," : "R-1,"
    var bytes = try tiny.folder.bytes("tiny/" + file)
    let range = try #require(bytes.range(of: Data(first.utf8)))
    bytes.replaceSubrange(range, with: id + Data(",".utf8))
    try tiny.folder.write(bytes, to: "tiny/" + file)
    let run = try Program.run(["compare", tiny.path, "-o", tiny.folder["out"]])
    #expect(
      run.status == 65 && run.messages.contains(file + ":") && run.messages.contains(reason),
      "\(run.messages)")
    #expect(!tiny.folder.exists("out"))
  }

  /// Half a surrogate pair, written as an escape, is no text.
  @Test func aLoneSurrogateInJSONIsRefused() throws {
    let tiny = try TinyCase()
    try tiny.write(
      #"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "JS\ud800", "geometry": null}]}"#,
      to: "boundaries.geojson")
    let run = try Program.run(["check", tiny.path])
    #expect(run.endedByItself && run.status == 65, "\(run.messages)")
    #expect(run.messages.contains("boundaries.geojson"))
  }
}
