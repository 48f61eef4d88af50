import AssignmentEngine
import Testing

@Suite("Groups of items")
struct ItemGroupsTests {
  private func problem(items: Int, couplings: [[Int32]], marked: [[Int]]) throws -> AssignmentProblem {
    var builder = AssignmentProblem.Builder()
    builder.addAgent()
    for item in 0..<items {
      builder.addItem()
      builder.addColumn(item: item, agent: 0, value: 0)
    }
    for items in couplings { builder.addCoupling(.differ(items: items, exempt: nil)) }
    for columns in marked { builder.addIndicator(marked: columns, value: 1) }
    return try builder.build()
  }

  @Test func freeItemsAreSingles() throws {
    let groups = try problem(items: 3, couplings: [], marked: []).groups()
    #expect(groups.singles == [0, 1, 2])
    #expect(groups.tied.isEmpty)
    #expect(groups.groupOfItem.isEmpty)
  }

  @Test func couplingsAndIndicatorsTieTransitively() throws {
    let groups = try problem(items: 8, couplings: [[6, 4], [4, 1]], marked: [[1, 3], [7]]).groups()
    #expect(groups.singles == [0, 2, 5])
    #expect(
      groups.tied == [
        ItemGroup(items: [1, 3, 4, 6], couplings: [0, 1], indicators: [0]),
        ItemGroup(items: [7], couplings: [], indicators: [1]),
      ])
    #expect(groups.groupOfItem == [-1, 0, -1, 0, 0, -1, 0, 1])
  }

  @Test func randomGroupsArePartitionsClosedUnderRules() throws {
    for seed in 0..<200 {
      let problem = try RandomProblem(items: 9, couplings: 3, indicators: 2).make(seed: UInt64(seed))
      let groups = problem.groups()
      let owner = problem.columnItems()
      #expect((groups.singles + groups.tied.flatMap(\.items)).sorted() == (0..<9).map(Int32.init))
      for group in groups.tied {
        for coupling in group.couplings {
          #expect(problem.couplings[Int(coupling)].items.allSatisfy(group.items.contains))
        }
        for indicator in group.indicators {
          #expect(
            problem.indicators[Int(indicator)].marked.allSatisfy { group.items.contains(owner[Int($0)]) })
        }
      }
      #expect(groups.tied.flatMap(\.couplings).count == problem.couplings.count)
      #expect(groups.tied.flatMap(\.indicators).count == problem.indicators.count)
    }
  }
}
