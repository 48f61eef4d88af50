import TerritoryPlanning
import Testing

@testable import PlanFiles

/// What cleaning finds in the published exports: the known dirt, and nothing else.
@Suite(.enabled(if: ReferenceData.isThere, "\(ReferenceData.remedy)"))
struct PublishedCleaningTests {
  @Test func maven() throws {
    var map = try ImportMap(path: ReferenceData.map("maven.yaml"))
    map.accounts.replacements = []
    map.deals?.replacements = []
    let found = try CleaningSource(
      map: map, folder: ExportFolder(ReferenceData.path("sales/maven_crm")), asOf: map.period.start
    ).study().study.findings
    #expect(found.map(\.kind) == [.spelling, .misspelt, .misspelt, .dealWithoutAccount])
    #expect(found.map(\.value) == ["GTXPro", "technolgy", "Philipines", ""])
    #expect(found.map(\.proposal) == ["GTX Pro", "technology", "Philippines", ""])
    #expect(found.map(\.rows) == [1480, 12, 1, 1425])
  }

  /// A yes to everything makes the plan that the map's own `replace` makes.
  @Test func repairsAndTheMapMakeTheSamePlan() throws {
    let export = ReferenceData.path("sales/maven_crm")
    let map = try ImportMap(path: ReferenceData.map("maven.yaml"))
    var bare = map
    bare.accounts.replacements = []
    bare.deals?.replacements = []
    bare.deals?.knownValues = []
    let source = try CleaningSource(map: bare, folder: ExportFolder(export), asOf: map.period.start)
    let bytes = RepairFile.bytes(
      source.study().study, words: .english, kind: \.rawValue, confidence: \.rawValue,
      reason: { _ in "" })
    let proposed = try SpreadsheetFile(bytes: bytes, name: "repairs.csv").table()
    var writer = CSVWriter(header: proposed.header)
    for row in 0..<proposed.rowCount {
      writer.append(["yes"] + (1..<proposed.columnCount).map { proposed.text(row, $0) })
    }
    let folder = try TemporaryFolder()
    try folder.write("repairs.csv", bytes: writer.bytes)
    let repairs = try RepairFile(path: folder.path + "/repairs.csv")
    let repaired = try CRMImport(map: bare, folder: export, repairs: repairs)
    let settled = try CRMImport(map: map, folder: export)
    for file in settled.files { #expect(repaired.text(file.name) == settled.text(file.name), "\(file.name)") }
    #expect(repaired.report.notes.count { $0.kind == .repaired } == 2)
  }

  @Test func whatTheMapSettlesIsNotProposed() throws {
    let map = try ImportMap(path: ReferenceData.map("maven.yaml"))
    let (study, settled) = try CleaningSource(
      map: map, folder: ExportFolder(ReferenceData.path("sales/maven_crm")), asOf: map.period.start
    ).study()
    #expect(study.findings.map(\.kind) == [.dealWithoutAccount])
    #expect(settled.count == 3)
  }

  @Test func adventureWorks() throws {
    let map = try ImportMap(path: ReferenceData.map("adventureworks.yaml"))
    let source = try CleaningSource(
      map: map, folder: ExportFolder(ReferenceData.path("sales/adventureworks")), asOf: map.period.start)
    #expect(source.study().study.findings.isEmpty)
  }
}
