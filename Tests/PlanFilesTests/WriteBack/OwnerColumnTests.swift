import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Which holder becomes the owner, with one column and with several.
@Suite struct OwnerColumnTests {
  /// A second column of owners, for after-sales.
  private var crm: SimulatedCRM {
    var crm = RoundTripFirms.plain(.init())
    crm.header.insert("Service owner", at: 4)
    for row in crm.rows.indices {
      crm.rows[row].insert(crm.users[(row + 1) % crm.users.count].name, at: 4)
    }
    return crm
  }

  private func firm() throws -> (RoundTripCase, PlanningContext, KeptExport) {
    let firm = try RoundTripCase(
      profile: "plain", file: "customers.csv", crm: crm,
      map: "accounts: {owners: {after_sales: Service owner}}")
    let made = try firm.imported(firm.export("export"), as: "plan")
    return (firm, made.context, made.kept)
  }

  private func moved(_ context: PlanningContext, _ duty: String, account: Int, to person: Int) -> Plan {
    var holders = context.today.holders
    for item in context.itemsOfAccount[account]
    where context.data.parameters.duties[context.items[item].duty].id == duty {
      holders[item] = Holder(person)
    }
    return context.plan(holders: holders)
  }

  @Test func eachColumnHasItsDuty() throws {
    let (firm, context, kept) = try firm()
    #expect(Set(kept.table(of: .accounts)!.table.owners.map(\.column)) == ["Owner", "Service owner"])
    let account = 4
    let service = try #require(context.data.representatives.firstIndex { $0.name == "张敏" })
    let plan = moved(context, "after_sales", account: account, to: service)
    try #require(plan.holders != context.today.holders)
    let written = try WriteBack(plan, in: context, kept: kept, .init(fresh: firm.export("fresh")))
    try #require(written.files.map(\.purpose) == [.change, .undo])
    var wanted = firm.crm
    wanted.rows[account][4] = "张敏"
    #expect(written.files[0].bytes == wanted.exported())
    #expect(written.manual.isEmpty && written.itemsWithoutColumn == 0)
  }

  @Test func ownerDutyChoosesTheHolder() throws {
    let firm = try RoundTripCase(
      profile: "plain", file: "customers.csv", crm: RoundTripFirms.plain(.init()))
    let made = try firm.imported(firm.export("export"), as: "plan")
    // Customers have maintenance and after-sales: the second goes to somebody else.
    let taker = try #require(made.context.data.representatives.firstIndex { $0.name == "=cmd('calc')" })
    let plan = moved(made.context, "after_sales", account: 0, to: taker)
    var question = WriteBack.Question(fresh: try firm.export("fresh"))
    let first = try WriteBack(plan, in: made.context, kept: made.kept, question)
    #expect(first.changes.isEmpty && first.files.isEmpty)
    #expect(first.manual.map(\.kind) == [.dutyWithoutColumn] && first.itemsWithoutColumn == 1)
    question.ownerDuties = ["after_sales"]
    let second = try WriteBack(plan, in: made.context, kept: made.kept, question)
    try #require(second.files.count == 2)
    var wanted = firm.crm
    wanted.rows[0][3] = "=cmd('calc')"
    #expect(second.files[0].bytes == wanted.exported())
    // The holder of maintenance is in no column now, but has not moved.
    #expect(second.manual.isEmpty && second.itemsWithoutColumn > 0)
  }

  @Test func mannersOfColumnsAreKept() {
    let bo = KeptExport.User(representative: "B", name: "Bo (junior)", email: "bo@x.org", id: "17")
    let ann = KeptExport.User(representative: "A", name: "Ann Lee", email: "ann@x.org", id: "1001")
    let people = PersonDirectory([bo, ann], representatives: [])
    func styled(_ text: String, like sample: String) -> String {
      people.styled(ann, text, like: sample, of: 0)
    }
    #expect(styled("1001", like: "[\"17\"]") == "[\"1001\"]")
    #expect(styled("[\"1001\"]", like: "[\"17\"]") == "[\"1001\"]")
    #expect(styled("Ann Lee", like: "Bo (bo@x.org)") == "Ann Lee (ann@x.org)")
    #expect(styled("Ann Lee", like: "Bo（17）") == "Ann Lee (1001)")
    // Brackets of a name are no manner.
    #expect(styled("Ann Lee", like: "Bo (junior)") == "Ann Lee")
    #expect(styled("", like: "[\"17\"]") == "")
  }
}
