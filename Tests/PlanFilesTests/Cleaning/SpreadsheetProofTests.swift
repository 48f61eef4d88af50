import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// A repairs file comes back from a spreadsheet as it went.
struct SpreadsheetProofTests {
  private static let texts = [
    "007", "2017-03-01", "1.2E+15", "TRUE", "=1+1", "+86 21", "-5", "@x", "'quoted", "Mar 1", "1/2", "plain",
    "华东",
    "", "3M", "10 %", "¥500", "a,b;c\"d", "12345678901234567890",
  ]

  @Test func whatIsWrittenIsRead() {
    for text in Self.texts { #expect(SpreadsheetProof.read(SpreadsheetProof.written(text)) == text) }
    #expect(SpreadsheetProof.written("plain") == "plain")
    #expect(SpreadsheetProof.written("=1+1") == "'=1+1")
  }

  private static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Through LibreOffice as a workbook and back as CSV.
  @Test(.enabled(if: office != nil, "LibreOffice is not installed"))
  func aSpreadsheetChangesNothing() throws {
    let folder = try TemporaryFolder()
    var writer = CSVWriter(
      header: ["no", "text"], options: .init(byteOrderMark: true, carriageReturns: true))
    for (row, text) in Self.texts.enumerated() {
      writer.append([String(row), SpreadsheetProof.written(text)])
    }
    try folder.write("texts.csv", bytes: writer.bytes)
    try convert(folder, "texts.csv", to: "xlsx")
    let workbook = try SpreadsheetFile(path: folder.path + "/texts.xlsx").table()
    #expect((0..<workbook.rowCount).map { SpreadsheetProof.read(workbook.text($0, 1)) } == Self.texts)
    try FileManager.default.removeItem(atPath: folder.path + "/texts.csv")
    try convert(folder, "texts.xlsx", to: "csv:Text - txt - csv (StarCalc):44,34,76,1")
    let text = try SpreadsheetFile(path: folder.path + "/texts.csv").table()
    #expect((0..<text.rowCount).map { SpreadsheetProof.read(text.text($0, 1)) } == Self.texts)
  }

  private func convert(_ folder: TemporaryFolder, _ file: String, to format: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.office))
    process.arguments = [
      "-env:UserInstallation=file://" + folder.path + "/profile", "--headless", "--infilter=CSV:44,34,76,1",
      "--convert-to", format, "--outdir", folder.path, folder.path + "/" + file,
    ]
    if !file.hasSuffix(".csv") { process.arguments?.remove(at: 2) }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
