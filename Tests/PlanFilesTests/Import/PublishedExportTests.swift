import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Both published CRM exports become plan folders that load, with scenarios that can be read.
@Suite(.enabled(if: ReferenceData.isThere, "\(ReferenceData.remedy)"))
struct PublishedExportTests {
  private func imported(
    _ map: String, _ folder: String
  ) throws -> (result: CRMImport, plan: PlanFolder, folder: TemporaryFolder) {
    let result = try CRMImport(
      map: ImportMap(path: ReferenceData.map(map)), folder: ReferenceData.path(folder))
    let target = try TemporaryFolder()
    try PlanFolderWriter.write(result.files, to: target.path)
    return (result, try PlanFolder.load(target.path), target)
  }

  /// Selling minutes against the minutes of all visits without travel.
  private func load(_ context: PlanningContext) -> Double {
    let work = context.standardMinutes.reduce(Minutes.zero, +).count
    return Double(work) / Double(context.capacity.reduce(Minutes.zero, +).count)
  }

  @Test func maven() throws {
    let (result, plan, target) = try imported("maven.yaml", "sales/maven_crm")
    #expect(plan.data.accounts.count == 85)
    #expect(plan.data.representatives.count == 35)
    #expect(plan.data.regions.count == 15)
    #expect(plan.data.accounts.count { $0.parent != nil } == 15)
    #expect(plan.data.accounts.count { $0.incumbents.contains { $0 != nil } } == 80)
    // 8,870,862 of won deals in the last nine months, times 0.3333.
    let current = plan.data.accounts.reduce(0) { $0 + $1.current.minorUnits }
    #expect(abs(current - 295_665_830) <= 85)
    let context = PlanningContext(data: plan.data)
    #expect((0.5..<0.9).contains(load(context)))
    let notes = result.report.notes
    let typo = try #require(notes.first { $0.value == "technolgy" })
    #expect(typo.kind == .replaced && "\(typo.place)" == "accounts.csv:2:18" && typo.count == 12)
    #expect(typo.fact == .reading(.valueReadAs("technology")))
    #expect(notes.contains { $0.fact == .records(.dealsWithoutAccount) && $0.count == 1_425 })
    #expect(notes.contains { $0.value == "GTXPro" })
    #expect(result.report.notes.contains { $0.kind == .missing && $0.count == 85 })
    try readsScenarios(in: target)
  }

  @Test func adventureWorks() throws {
    let (result, plan, target) = try imported("adventureworks.yaml", "sales/adventureworks")
    #expect(plan.data.accounts.count == 701)
    #expect(plan.data.representatives.count == 14)
    #expect(plan.data.accounts.allSatisfy { $0.incumbents.allSatisfy { $0 != nil } })
    // The dirt: 0, 0 where the geocoder found nothing.
    #expect(plan.data.accounts.contains { $0.coordinates == nil })
    #expect(plan.data.accounts.allSatisfy { $0.coordinates != Coordinates(latitude: 0, longitude: 0) })
    #expect(plan.data.regions.contains { $0.id == "United States" && $0.parent == nil })
    #expect(plan.data.representatives.allSatisfy { $0.regions?.count == 1 })
    // No store carries its own turnover as revenue with us.
    #expect(plan.data.accounts.allSatisfy { $0.current < Money(minorUnits: 10_000_000) })
    let context = PlanningContext(data: plan.data)
    let evaluation = context.evaluate(context.today, requirements: [])
    #expect(evaluation.representatives.allSatisfy { ($0.utilisation ?? 0) < 1.5 })
    #expect((0.15..<0.7).contains(load(context)))
    #expect(result.report.notes.count { $0.kind == .leftOut } == 3)
    try readsScenarios(in: target)
  }

  private func readsScenarios(in folder: TemporaryFolder) throws {
    let today = try ScenarioFile.load(folder.path + "/today.yaml")
    #expect(today.question == .judgeToday)
    let rebalance = try ScenarioFile.load(folder.path + "/rebalance.yaml")
    #expect(rebalance.question == .optimise)
    #expect(rebalance.effort.gap == 0.002)
    #expect(rebalance.sourceHash == today.sourceHash)
  }
}
