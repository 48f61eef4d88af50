import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// When nothing is written, and what is said then.
@Suite struct WriteBackRefusalTests {
  private func firm(_ crm: SimulatedCRM = RoundTripFirms.hubspot) throws -> RoundTripCase {
    try RoundTripCase(profile: "hubspot", file: "companies.csv", crm: crm)
  }

  private func refusal(_ body: () throws -> WriteBack) throws -> WriteBackRefusal {
    do {
      _ = try body()
    } catch let stop as WriteBackStop {
      if case .refused(let refusal) = stop { return refusal }
      throw stop
    }
    throw Written()
  }

  private func fault(_ body: () throws -> WriteBack) throws -> WriteBackFault {
    do {
      _ = try body()
    } catch let stop as WriteBackStop {
      if case .fault(let fault) = stop { return fault }
      throw stop
    }
    throw Written()
  }

  private struct Written: Error {}

  @Test func whatOthersChangedIsNamedAllAtOnce() throws {
    var firm = try firm()
    let first = try firm.imported(firm.export("export"), as: "plan")
    let plan = first.context.withNewOwners
    let ids = firm.crm.rows.map { $0[0] }
    // Account 1 gets 0-based person 2 by the plan; 4 is changed by others to whom the plan wants; 0 is not moved.
    try firm.crm.give(ids[0], to: firm.crm.users[3])
    try firm.crm.give(ids[1], to: firm.crm.users[0])
    let wanted = try #require(first.context.owner(of: 4, in: plan.holders))
    try firm.crm.give(ids[4], to: try #require(firm.crm.users.first { $0.name == wanted }))
    firm.crm.rows[7][2] = ""
    firm.crm.rows[5][6] = "other"
    firm.crm.rows.append(firm.crm.rows[6])
    firm.crm.rows.append(["99", "new", "张敏", "", "上海", "1", ""])
    firm.crm.rows.remove(at: 2)
    let found = try refusal {
      try WriteBack(plan, in: first.context, kept: first.kept, .init(fresh: firm.export("fresh")))
    }
    let comparison = try #require(found.comparison)
    #expect(comparison.ownersChanged.map(\.id) == [ids[0], ids[1], ids[7]])
    #expect(comparison.ownersChanged.map(\.now.text) == ["Müller-Lüdenscheidt", "张敏", ""])
    #expect(comparison.gone.map(\.id) == [ids[2]])
    #expect(comparison.duplicated.map(\.id) == [ids[6]])
    #expect(comparison.added.map(\.id) == ["99"])
    #expect(comparison.otherwiseChanged == 1)
  }

  @Test func newAccountsAndOtherColumnsDoNotRefuse() throws {
    var firm = try firm()
    let first = try firm.imported(firm.export("export"), as: "plan")
    firm.crm.rows[3][6] = "called"
    firm.crm.rows.append(["99", "new", "张敏", "", "上海", "1", ""])
    firm.crm.header[5] = "Bought with us"
    let written = try WriteBack(
      first.context.withNewOwners, in: first.context, kept: first.kept, .init(fresh: firm.export("fresh")))
    #expect(written.comparison?.added.map(\.id) == ["99"])
    #expect(written.comparison?.columnsAdded == ["Bought with us"])
    #expect(written.comparison?.columnsGone == ["Bought"])
    #expect(written.recordsOutsidePlan == 1)
  }

  @Test func peopleWithoutAnAddressAreNamedWithTheirAccounts() throws {
    var firm = try firm()
    firm.knowsEmails = false
    let first = try firm.imported(firm.export("export"), as: "plan")
    let found = try refusal {
      try WriteBack(
        first.context.withNewOwners, in: first.context, kept: first.kept, .init(fresh: firm.export("fresh")))
    }
    #expect(found.unnamed.map(\.lacks) == Array(repeating: "email", count: found.unnamed.count))
    #expect(found.unnamed.map(\.accounts).reduce(0, +) == 4)
  }

  @Test func withoutAFreshExportEveryFileSaysSo() throws {
    let firm = try firm()
    let first = try firm.imported(firm.export("export"), as: "plan")
    let written = try WriteBack(first.context.withNewOwners, in: first.context, kept: first.kept, .init())
    #expect(written.comparison == nil)
    #expect(written.files.map(\.name) == ["UNCHECKED-owners-1.csv", "UNCHECKED-undo-1.csv"])
  }

  @Test func accountsThatHadNobody() throws {
    var crm = RoundTripFirms.hubspot
    crm.rows[1][2] = ""
    crm.rows[5][2] = ""
    let firm = try firm(crm)
    let first = try firm.imported(firm.export("export"), as: "plan")
    var holders = first.context.today.holders
    // 1 gets an owner; 5 stays with nobody; 0 goes to nobody, 2 into the pool.
    for item in first.context.itemsOfAccount[1] { holders[item] = Holder(0) }
    for item in first.context.itemsOfAccount[0] { holders[item] = nil }
    for item in first.context.itemsOfAccount[2] { holders[item] = first.context.pool }
    let plan = first.context.plan(holders: holders)
    let fresh = try firm.export("fresh")
    let written = try WriteBack(plan, in: first.context, kept: first.kept, .init(fresh: fresh))
    #expect(written.changes.map(\.account) == [1] && written.notUndone == [0])
    #expect(written.files.map(\.purpose) == [.change])
    #expect(written.manual.map(\.kind) == [.leaveToNobody, .leaveToPool])
    // The own file can say nobody, and undoes itself; the pool is not guessed.
    var question = WriteBack.Question(fresh: fresh)
    question.format = .ownFile
    let own = try WriteBack(plan, in: first.context, kept: first.kept, question)
    #expect(own.changes.map(\.account) == [0, 1] && own.notUndone.isEmpty)
    #expect(own.changes[0].to == nil && own.manual.map(\.kind) == [.leaveToPool])
    var wanted = crm
    wanted.rows[0][2] = ""
    wanted.rows[1][2] = first.context.data.representatives[0].name
    #expect(own.files[0].bytes == wanted.exported())
    #expect(own.files[1].bytes == crm.exported())
  }

  @Test func questionsThatCannotBeAnswered() throws {
    let firm = try firm()
    let first = try firm.imported(firm.export("export"), as: "plan")
    let plan = first.context.withNewOwners
    var question = WriteBack.Question(fresh: try firm.export("fresh"))
    question.ownerDuties = ["maintenence"]
    #expect(
      try fault { try WriteBack(plan, in: first.context, kept: first.kept, question) }.description
        .contains("did you mean"))
    question.ownerDuties = []
    question.format = .zohoBulkWrite
    #expect(
      try fault { try WriteBack(plan, in: first.context, kept: first.kept, question) }
        == .unknownForm("zoho_bulk_write", known: ["hubspot_import", "own_file"]))
    question.format = nil
    question.fresh = try firm.export("two", as: "a.csv")
    _ = try firm.export("two", as: "b.csv")
    try firm.folder.write("two/notes.txt", "nothing")
    #expect(
      try fault { try WriteBack(plan, in: first.context, kept: first.kept, question) }
        == .severalFreshAccounts(folder: question.fresh!, files: ["a.csv", "b.csv"]))
    try FileManager.default.createDirectory(
      atPath: firm.folder.path + "/none", withIntermediateDirectories: false)
    question.fresh = firm.folder.path + "/none"
    #expect(
      try fault { try WriteBack(plan, in: first.context, kept: first.kept, question) }
        == .noFreshAccounts(folder: question.fresh!, lacking: ["Record ID", "Company owner"]))
    question.fresh = nil
    question.limits = FileLimits(rows: 10, bytes: 30)
    #expect(
      try fault { try WriteBack(plan, in: first.context, kept: first.kept, question) }.description
        .contains("more than the system takes"))
    // A kept file that somebody edited is no export any more.
    try firm.folder.write("plan/crm/companies.csv", "Record ID,Company owner\n")
    #expect(throws: WriteBackStop.self) {
      try WriteBack(plan, in: first.context, kept: first.kept, WriteBack.Question())
    }
  }

  @Test func jiandaoyunSaysWhatItLacks() throws {
    let firm = try RoundTripCase(profile: "jiandaoyun", file: "客户.csv", crm: RoundTripFirms.jiandaoyun)
    let first = try firm.imported(firm.export("export"), as: "plan")
    let plan = first.context.withNewOwners
    var question = WriteBack.Question(fresh: try firm.export("fresh"))
    question.format = .jiandaoyunRequests
    question.jiandaoyun.entry = "f"
    #expect(
      try fault { try WriteBack(plan, in: first.context, kept: first.kept, question) }
        == .missingSettings(["--app", "--widget \"负责人=_widget_…\""]))
    var other = RoundTripFirms.jiandaoyun
    for row in other.rows.indices { other.rows[row][0] = "C-\(row)" }
    let keyed = try RoundTripCase(profile: "jiandaoyun", file: "客户.csv", crm: other)
    let second = try keyed.imported(keyed.export("export"), as: "plan")
    question.jiandaoyun = JiandaoyunForm(application: "a", entry: "f", widgets: ["负责人": "_widget_1"])
    question.fresh = try keyed.export("fresh")
    #expect(
      try fault {
        try WriteBack(second.context.withNewOwners, in: second.context, kept: second.kept, question)
      } == .notRecordIDs(["C-1", "C-4", "C-7", "C-10"]))
  }
}
