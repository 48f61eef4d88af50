import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct CandidatePositionsTests {
  /// R-1 is all-round in Shanghai with 28,000 minutes, R-2 a hunter with half a position.
  private func data() throws -> PlanData { try SmallFolder().load().data }

  private func read(_ table: String, described: [String] = []) throws -> CandidatePositions {
    let folder = try TemporaryFolder()
    try folder.write("positions.csv", table)
    return try CandidatePositions(adding: folder.path + "/positions.csv", described: described, to: data())
  }

  private func faults(_ table: String) throws -> [String] {
    do {
      _ = try read(table)
      return []
    } catch let error as InputFaults {
      return error.faults.map(\.description)
    }
  }

  @Test func aRowIsSoManyOpenPosts() throws {
    let added = try read(
      """
      role,region,count,cost,team,from,working_minutes
      hunter,EAST,2,41000.50,North,2025-01-01,20000
      service,SH,,30000,,,
      """)
    #expect(added.positions == [2, 3, 4])
    let people = added.data.representatives
    #expect(people[2...].map(\.id) == ["hunter@EAST-1", "hunter@EAST-2", "service@SH-1"])
    #expect(people[2].role == .hunter && people[2].homeRegion == 0 && people[2].team == "North")
    #expect(people[2].cost == Money(minorUnits: 4_100_050))
    #expect(people[2].workingMinutes == Minutes(20_000))
    #expect(people[2].status == .open(from: CalendarDay(iso: "2025-01-01")!))
    // Nobody is of the role: the first representative is the model; the post is filled when the period begins.
    #expect(people[4].workingMinutes == Minutes(28_000) && people[4].nonSellingMinutes == Minutes(3000))
    #expect(people[4].status == .open(from: added.data.parameters.periodStart))
    #expect(people[4].duties == [false, false, true])
    // The rest of the plan is as it was.
    #expect(try Array(people[..<2]) == data().representatives)
    #expect(try added.data.accounts == data().accounts)
  }

  @Test func likeCopiesThePersonsWork() throws {
    let added = try read("id,role,region,cost,like\nX,hunter,SH,0,R-2\n")
    let post = added.data.representatives[2]
    #expect(post.id == "X" && post.fullTimeEquivalent == 0.5 && post.workingMinutes == Minutes(28_000))
    #expect(post.home == nil && post.isOpenPost)
  }

  @Test func shortFormsTakeTheirModelsCost() throws {
    let added = try CandidatePositions(
      adding: nil, described: ["hunter@SH:2", "all_round@all"], cost: Money(minorUnits: 700), to: data())
    #expect(
      added.data.representatives[2...].map(\.id)
        == ["hunter@SH-1", "hunter@SH-2", "all_round@EAST-1", "all_round@SH-1"])
    #expect(added.data.representatives[2...].allSatisfy { $0.cost == Money(minorUnits: 700) })
  }

  @Test(arguments: ["hunter", "hunted@SH", "hunter@SH:0", "hunter@SH:x", "@SH"])
  func refusesWhatIsNoShortForm(text: String) throws {
    let data = try data()
    do {
      _ = try CandidatePositions(adding: nil, described: [text], to: data)
      Issue.record("\(text) was accepted")
    } catch {
      #expect(
        error.faults.map(\.description) == [
          "--candidates: `\(text)`: is not a description of positions; write role@region, role@region:count or role@all; roles: hunter, farmer, service, key_account, all_round"
        ])
    }
  }

  @Test func reportsFaultsWithTheirPlaces() throws {
    #expect(
      try faults("role,region,count,cost,like\nhunter,SHH,0,5,R-9\nhunter,SH,1,5,R-9\n") == [
        "positions.csv:2:12: count `0`: is out of range; write 1 to 1000",
        "positions.csv:3:15: like `R-9`: unknown representative; did you mean R-1?",
      ])
    #expect(
      try faults("role,region,cost\nhunter,SHH,5\n") == [
        "positions.csv:2:8: region `SHH`: unknown region; did you mean `SH`?"
      ])
    #expect(
      try faults("id,role,region,cost\nR-1,hunter,SH,5\n") == [
        "positions.csv:2:1: id `R-1`: is a second representative of this id; the first is in representatives.csv"
      ])
    #expect(
      try faults("role,region\nhunter,SH\n") == [
        "positions.csv:1:1: lacks the column `cost`; add it; docs/files.md describes every column"
      ])
  }
}
