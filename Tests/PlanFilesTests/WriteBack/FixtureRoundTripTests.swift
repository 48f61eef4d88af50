import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// The fixtures of every profile, in English and Chinese, text and workbooks: their own files with other owners are
/// imported again, and differ in nothing but owners.
struct FixtureRoundTripTests {
  private func plan(
    _ folder: String, export: String, in target: TemporaryFolder, _ name: String
  ) throws -> (context: PlanningContext, kept: KeptExport, records: PlanRecords) {
    let made = try CRMImport(ProfileTests.request(folder, export: export))
    let path = target.path + "/" + name
    try PlanFolderWriter.write(made.files, to: path)
    let loaded = try PlanFolder.load(path)
    return (
      PlanningContext(data: loaded.data), try #require(try KeptExport.load(planFolder: path)), loaded.records
    )
  }

  @Test(arguments: ProfileTests.folders) func ownFilesDifferInOwnersAlone(_ folder: String) throws {
    let target = try TemporaryFolder()
    let first = try plan(folder, export: Fixtures.path(folder), in: target, "plan")
    let new = first.context.withNewOwners
    var question = WriteBack.Question(fresh: Fixtures.path(folder))
    question.format = .ownFile
    let written = try WriteBack(new, in: first.context, kept: first.kept, question)
    try #require(written.changes.count == 1 && written.files.count == 2)

    try FileManager.default.copyItem(atPath: Fixtures.path(folder), toPath: target.path + "/export")
    let file = written.files[0].name
    #expect(written.files[1].bytes == (try FileBytes.read(path: target.path + "/export/" + file)))
    try target.write("export/" + file, bytes: written.files[0].bytes)
    let second = try plan(folder, export: target.path + "/export", in: target, "plan-later")
    // Somebody who has lost the last account is no person of the plan any more, so that people are compared by name.
    func owners(_ context: PlanningContext, _ holders: [Holder?]) -> [String?] {
      context.data.accounts.indices.map { context.owner(of: $0, in: holders) }
    }
    #expect(owners(second.context, second.context.today.holders) == owners(first.context, new.holders))
    #expect(second.context.data.accounts.map(\.id) == first.context.data.accounts.map(\.id))
    #expect(second.context.data.accounts.map(\.name) == first.context.data.accounts.map(\.name))
    #expect(second.context.data.accounts.map(\.potential) == first.context.data.accounts.map(\.potential))
    #expect(second.records.opportunities.count == first.records.opportunities.count)
    // The file's other cells are the same.
    question.fresh = target.path + "/export"
    let rest = try WriteBack(new, in: first.context, kept: first.kept, question)
    #expect(rest.changes.isEmpty && rest.comparison?.otherwiseChanged == 0)
    #expect(rest.comparison?.columnsAdded == [] && rest.comparison?.columnsGone == [])
  }
}
