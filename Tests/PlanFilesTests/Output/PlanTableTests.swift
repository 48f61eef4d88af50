import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct PlanTableTests {
  private func context() throws -> PlanningContext {
    PlanningContext(data: try PlanFolder.load(Repository.path + "/Scenarios/tiny").data)
  }

  private func read(_ text: String, _ context: PlanningContext) throws -> Plan {
    try PlanTable.read(SourceText(bytes: Array(text.utf8), file: "plan.csv"), context: context)
  }

  @Test func everyPlanIsReadBack() throws {
    let context = try context()
    var random = SeededNumbers(seed: 3)
    for options in [CSVWriter.Options(), .init(separator: .semicolon, byteOrderMark: true)] {
      for _ in 0..<20 {
        let holders = context.items.map { _ -> Holder? in
          let number = Int.random(in: 0...4, using: &random)
          return number == 4 ? nil : Holder(number)
        }
        let plan = context.plan(holders: holders)
        let text = try SourceText(
          bytes: PlanTable.bytes(plan, in: context, options: options), file: "plan.csv")
        #expect(try PlanTable.read(text, context: context) == plan)
      }
    }
  }

  @Test func writesMovesAgainstToday() throws {
    let context = try context()
    var holders = context.today.holders
    holders[0] = Holder(1)
    holders[1] = context.pool
    holders[2] = nil
    let bytes = PlanTable.bytes(context.plan(holders: holders), in: context)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(5)
    #expect(
      lines == [
        "account,account_name,duty,representative,representative_name,previous,moved,forced",
        "A-1,霁禾电机,acquisition,R-2,李强,R-1,yes,no", "A-1,霁禾电机,maintenance,pool,,R-1,yes,no",
        "A-1,霁禾电机,after_sales,,,R-1,yes,no", "A-2,砾澄机械,acquisition,R-1,张敏,R-1,no,no",
      ])
  }

  @Test func reportsEveryFaultWithItsPlace() throws {
    let context = try context()
    let text = """
      account,duty,representative,reprsentative_name
      A-1,maintenance,R-1,
      A-1,maintenance,R-2,
      A-11,maintenance,R-1,
      A-5,maintenance,R-1,
      A-2,maintnance,R-9,
      A-2,maintenance,@pool,
      """
    do {
      _ = try read(text, context)
      Issue.record("was read")
    } catch let faults as InputFaults {
      #expect(
        faults.faults.map(\.description) == [
          "plan.csv:1:29: `reprsentative_name`: unknown column; did you mean representative_name?",
          "plan.csv:3:5: duty `maintenance`: is listed twice for this account; line 2 has it; keep one",
          "plan.csv:4:1: account `A-11`: unknown account; did you mean `A-1`?",
          "plan.csv:5:5: duty `maintenance`: the account does not have this duty; remove the row",
          "plan.csv:6:5: duty `maintnance`: unknown duty; did you mean maintenance?",
          "plan.csv:6:16: representative `R-9`: unknown representative; did you mean `R-1`?",
          "plan.csv:7:17: representative `@pool`: unknown representative; did you mean `pool`?",
        ])
    }
    #expect(throws: InputFaults.self) { try read("account,duty\nA-1,maintenance\n", context) }
  }

  @Test func itemsThatAreNotListedAreHeldByNobody() throws {
    let context = try context()
    let plan = try read("account,duty,representative\nA-1,maintenance,pool\n", context)
    #expect(plan.holders.count == context.items.count)
    #expect(plan.holders.compactMap(\.self) == [context.pool])
  }
}
