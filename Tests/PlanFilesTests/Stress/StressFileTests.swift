import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct StressFileTests {
  /// A plan with everybody in one team.
  private static let data = Result { () -> PlanData in
    let data = try SmallFolder().load().data
    let people = data.representatives.map { person in
      var person = person
      person.team = "East"
      return person
    }
    return PlanData(
      parameters: data.parameters, accounts: data.accounts, representatives: people, regions: data.regions,
      regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix)
  }

  private func read(_ text: String) throws -> StressSettings {
    let folder = try TemporaryFolder()
    try folder.write("stress.yaml", text)
    return try StressFile.read(path: folder.path + "/stress.yaml", data: Self.data.get())
  }

  private func targets(_ text: String) throws -> [StressTarget] {
    let folder = try TemporaryFolder()
    try folder.write("targets.csv", text)
    return try TargetTable.read(path: folder.path + "/targets.csv", data: Self.data.get())
  }

  private func faults(_ read: () throws -> some Any) throws -> [String] {
    do {
      _ = try read()
      return []
    } catch let error as InputFaults {
      return error.faults.map(\.description)
    }
  }

  @Test func everyKey() throws {
    let region = try #require(Self.data.get().regions.first)
    let settings = try read(
      """
      draws: 5000
      seed: 7
      counts: whole
      wins: off
      churn: yes
      contracts: 3
      market: {volatility: 12 %, correlation: 0.5, regions: {\(region.id): 20 %}}
      industries: {volatility: 3 %}
      absences: {chance: 10 %, shortest_days: 10, longest_days: 20}
      estimates: {error: 15 %, shared_by_segment: 25 %}
      quantiles: [90 %, 5 %]
      worst: 5 %
      """)
    #expect(settings.draws == 5_000 && settings.seed == 7 && settings.counted == .whole)
    #expect(!settings.wins && settings.churn)
    #expect(settings.marketVolatility == 0.12 && settings.marketCorrelation == 0.5)
    #expect(settings.volatilityOfRegion == [0: 0.2] && settings.industryVolatility == 0.03)
    #expect(settings.absenceChance == 0.1 && settings.absenceDays == 10...20)
    #expect(settings.estimateError == 0.15 && settings.sharedBySegment == 0.25)
    #expect(settings.quantiles == [0.05, 0.9] && settings.worst == 0.05)
    let listing = settings.listing(for: try Self.data.get())
    #expect(listing.allSatisfy(\.isGiven) && settings.contracts == 3)
    #expect(listing.first { $0.name == "market.volatility" }?.value == "12 %")
  }

  @Test func anEmptyFileLeavesEveryDefault() throws {
    #expect(try read("") == StressSettings())
    let listing = StressSettings().listing(for: try Self.data.get())
    #expect(listing.allSatisfy { !$0.isGiven })
  }

  /// Everything that is wrong is said at once, with its line.
  @Test func allFaultsWithTheirLines() throws {
    let faults = try faults {
      try read(
        """
        draws: 10
        markets: {volatility: 5 %}
        absences: {shortest_days: 30, longest_days: 20}
        quantiles: [50 %, 50 %]
        worst: 0.9
        """)
    }
    #expect(
      faults.count == 1 && faults[0].contains("stress.yaml:2") && faults[0].contains("did you mean market"))
    let values = try self.faults {
      try read(
        """
        draws: 10
        market: {regions: {NOWHERE: 5 %}}
        absences: {shortest_days: 30, longest_days: 20}
        quantiles: [50 %, 50 %]
        worst: 0.9
        """)
    }
    #expect(values.count == 5)
    for (line, fault) in values.enumerated() { #expect(fault.contains("stress.yaml:\(line + 1)")) }
  }

  @Test func targetsOfPeopleTeamsAndAll() throws {
    let data = try Self.data.get()
    let (person, team) = (data.representatives[0].id, data.representatives[0].team)
    let read = try targets("representative,team,target\n\(person),,1000.50\n,\(team),2000\n,,3000\n")
    #expect(read.map(\.subject) == [.representative(0), .team(team), .all])
    #expect(read.map(\.amount.minorUnits) == [1_000_50, 2_000_00, 3_000_00])
    // Without the column of teams.
    #expect(try targets("representative,target\n\(person),5\n").count == 1)
  }

  @Test func faultsOfTargets() throws {
    let data = try Self.data.get()
    let (person, team) = (data.representatives[0].id, data.representatives[0].team)
    let found = try faults {
      try targets(
        "representative,team,target\n\(person),\(team),1\nnobody,,2\n,noteam,3\n\(person),,4\n\(person),,5\n,,\n"
      )
    }
    #expect(found.count == 5)
    #expect(found[0].contains("targets.csv:2") && found[0].contains("names a representative and a team"))
    #expect(found[1].contains("targets.csv:3") && found[1].contains("unknown representative"))
    #expect(found[2].contains("targets.csv:4") && found[2].contains("unknown team"))
    #expect(found[3].contains("targets.csv:6") && found[3].contains("line 5 has it"))
    #expect(found[4].contains("targets.csv:7") && found[4].contains("is not a target"))
    #expect(
      try faults { try targets("representative\nR-1\n") }.first?.contains("lacks the column `target`") == true
    )
  }
}
