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
    let account = 3
    let service = try #require(context.data.representatives.firstIndex { $0.name == "张敏" })
    let plan = moved(context, "after_sales", account: account, to: service)
    #expect(plan.holders != context.today.holders)
    let written = try WriteBack(plan, in: context, kept: kept, .init(fresh: firm.export("fresh")))
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
    var wanted = firm.crm
    wanted.rows[0][3] = "=cmd('calc')"
    #expect(second.files[0].bytes == wanted.exported())
    // The holder of maintenance is in no column now, but has not moved.
    #expect(second.manual.isEmpty && second.itemsWithoutColumn > 0)
  }

  @Test func mannersOfColumnsAreKept() {
    let user = KeptExport.User(representative: "R", name: "Ann Lee", email: "ann@x.org", id: "1001")
    #expect(PersonDirectory.styled(user, "1001", like: "[\"17\"]") == "[\"1001\"]")
    #expect(PersonDirectory.styled(user, "Ann Lee", like: "Bo (bo@x.org)") == "Ann Lee (ann@x.org)")
    #expect(PersonDirectory.styled(user, "Ann Lee", like: "王（0017)") == "Ann Lee (1001)")
    #expect(PersonDirectory.styled(user, "Ann Lee", like: "Bo") == "Ann Lee")
    #expect(PersonDirectory.styled(user, "", like: "[\"17\"]") == "")
  }
}
