import AssignmentEngine
import Testing

@Suite("Cells of items")
struct ItemCellsTests {
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

  @Test func smallGroupsAreCells() throws {
    let small = try problem(items: 8, couplings: [[6, 4], [4, 1]], marked: [[1, 3], [7]])
    let cells = small.cells()
    #expect(cells.groups == small.groups())
    #expect(cells.wide.isEmpty)
  }

  @Test func indicatorOfManyItemsLeavesSmallerOnesWhole() throws {
    let cells = try problem(items: 9, couplings: [[0, 1]], marked: [Array(0..<9), [1, 2], [5]]).cells()
    #expect(cells.wide == [0])
    #expect(cells.itemsOfWide == [Array(0..<9)])
    #expect(
      cells.groups.tied == [
        ItemGroup(items: [0, 1, 2], couplings: [0], indicators: [1]),
        ItemGroup(items: [5], couplings: [], indicators: [2]),
      ])
    #expect(cells.groups.singles == [3, 4, 6, 7, 8])
  }

  @Test func chainOfPairsIsWideFromEndToEnd() throws {
    let chain = (0..<7).map { [$0, $0 + 1] }
    #expect(try problem(items: 8, couplings: [], marked: chain).cells().wide == Array(0..<7))
    // Six items can be searched together.
    #expect(try problem(items: 6, couplings: [], marked: Array(chain.prefix(5))).cells().wide.isEmpty)
  }

  @Test func cellsRefineGroups() throws {
    for seed in 0..<200 {
      let problem = try RandomProblem(items: 12, couplings: 2, indicators: 4).make(seed: UInt64(seed))
      let (groups, cells) = (problem.groups(), problem.cells())
      #expect(
        (cells.groups.singles + cells.groups.tied.flatMap(\.items)).sorted() == (0..<12).map(Int32.init))
      for cell in cells.groups.tied {
        #expect(Set(cell.items.map { groups.groupOfItem[Int($0)] }).count == 1)
        #expect(cell.indicators.isEmpty || cell.items.count <= AssignmentProblem.largestCell)
      }
      #expect(
        (cells.wide + cells.groups.tied.flatMap(\.indicators)).sorted()
          == problem.indicators.indices.map(Int32.init))
    }
  }
}
