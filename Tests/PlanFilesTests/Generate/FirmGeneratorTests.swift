import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

struct FirmGeneratorTests {
  private func hash(_ files: [PlanFolderWriter.File]) -> String {
    var hash = ContentHash()
    for file in files { hash.add(file.name, file.bytes) }
    return hash.text
  }

  @Test func aSeedGivesTheSameFilesEverywhere() throws {
    let firm = try FirmGenerator(representatives: 12, accounts: 400, regions: 7, seed: 42)
    // A literal: the same on every machine and in every process.
    #expect(hash(firm.files()) == "6009a9e40f85fe3312942af66a607541")
    let other = try FirmGenerator(representatives: 12, accounts: 400, regions: 7, seed: 43)
    #expect(hash(other.files()) != hash(firm.files()))
  }

  @Test func theReferencePlanKeepsTheRules() throws {
    for (people, accounts, regions) in [(1, 10, 1), (3, 30, 5), (10, 100, 4), (25, 1_200, 9), (4, 4_000, 2)] {
      for seed in [UInt64(1), 2, 3] {
        let size = try FirmGenerator(
          representatives: people, accounts: accounts, regions: regions, seed: seed)
        let target = try TemporaryFolder()
        try PlanFolderWriter.write(size.files(), to: target.path)
        let scenario = try ScenarioFile.load(target.path + "/rebalance.yaml")
        let context = PlanningContext(data: scenario.data)
        let firm = SyntheticFirm(size)
        let holders = context.items.map { Holder?.some(Holder(firm.reference[$0.account])) }
        let evaluation = context.evaluate(
          context.plan(holders: holders),
          requirements: scenario.rules.flatMap { $0.requirements(in: context) })
        #expect(evaluation.violations.isEmpty, "\(people) \(accounts) \(regions) \(seed)")
        #expect(evaluation.uncoveredItems == 0)
        #expect(evaluation.representatives.allSatisfy { ($0.utilisation ?? 0) <= 0.87 })
      }
    }
  }

  @Test func todayHasDriftedFromTheReference() throws {
    let size = try FirmGenerator(representatives: 10, accounts: 500, regions: 4, seed: 7)
    let firm = SyntheticFirm(size)
    let moved = zip(firm.accounts, firm.reference).count { $0.holder != nil && $0.holder != $1 }
    #expect((100...220).contains(moved))
    #expect((3...40).contains(firm.accounts.count { $0.holder == nil }))
  }

  @Test func moreAccountsDoNotChangeThePeople() throws {
    let few = SyntheticFirm(try FirmGenerator(representatives: 5, accounts: 100, regions: 3, seed: 1))
    let many = SyntheticFirm(try FirmGenerator(representatives: 5, accounts: 200, regions: 3, seed: 1))
    #expect(few.people.map(\.home) == many.people.map(\.home))
  }

  @Test func sizesOutOfRangeAreRefusedTogether() {
    do {
      _ = try FirmGenerator(representatives: 0, accounts: 5, regions: 9_999, seed: 1)
      Issue.record("accepted")
    } catch {
      #expect(error.faults.map(\.place.field) == ["representatives", "accounts", "regions"])
    }
    #expect(throws: InputFaults.self) {
      try FirmGenerator(representatives: 100, accounts: 999, regions: 1, seed: 1)
    }
    #expect(throws: Never.self) {
      try FirmGenerator(representatives: 100, accounts: 1_000, regions: 1, seed: 1)
    }
  }

  @Test func workGoesToTheLeastLoaded() {
    var queue = LeastLoaded(capacities: [100, 80, 100])
    var loads = [0, 0, 0]
    var numbers = SplitMix(seed: 5)
    for _ in 0..<200 {
      let amount = 1 + numbers.below(50)
      let ratios = zip(loads, [100, 80, 100]).map { Double($0) / Double($1) }
      let taker = queue.give(amount)
      #expect(ratios[taker] == ratios.min())
      loads[taker] += amount
    }
  }

  /// First outputs for seed 1234567, as published with the generator.
  @Test func splitMixGivesThePublishedNumbers() {
    var numbers = SplitMix(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in numbers.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func gridNeighboursAreMutual() {
    for count in [1, 2, 5, 12, 16] {
      let grid = RegionGrid(count: count)
      for region in 0..<count {
        #expect(grid.region(at: grid.centre(region)) == region)
        for other in grid.neighbours(region) { #expect(grid.neighbours(other).contains(region)) }
      }
    }
  }
}
