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
