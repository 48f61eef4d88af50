import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("From whom to whom")
struct MoveMatrixTests {
  @Test("Rows and columns add up to what people give and take, whatever the moves")
  func sums() throws {
    let firm = try SampleFirm()
    var dice = Dice(state: 3)
    for round in 0..<40 {
      let people = firm.context.data.representatives.count
      let holders: [Holder?] = (0...people).map { Holder($0) } + [nil]
      let moves = (0..<dice.below(60)).map { _ in
        (from: holders[dice.below(holders.count)], to: holders[dice.below(holders.count)])
      }
      let matrix = MoveMatrix(moves, in: firm.context)
      #expect(matrix.total == moves.count, "\(round)")
      #expect(!matrix.isByTeam)
      for (row, giver) in matrix.givers.enumerated() {
        guard case .representative(let person) = giver.kind else { continue }
        #expect(matrix.counts[row].reduce(0, +) == moves.count { $0.from == Holder(person) })
      }
      for (column, taker) in matrix.takers.enumerated() {
        guard case .representative(let person) = taker.kind else { continue }
        #expect(matrix.counts.reduce(0) { $0 + $1[column] } == moves.count { $0.to == Holder(person) })
      }
      // Nobody is listed who neither gives nor takes.
      #expect(matrix.counts.allSatisfy { $0.contains { $0 > 0 } })
    }
  }

  @Test("The moves of a judged plan are all in it, and in its pairs")
  func ofAPlan() throws {
    let comparison = try SampleFirm().comparison()
    for result in comparison.results {
      guard let evaluation = result.certified?.evaluation else { continue }
      let matrix = MoveMatrix(
        evaluation.moves.map { (from: Optional($0.from), to: $0.to) }, in: result.context)
      #expect(matrix.total == evaluation.disruption.voluntaryItems + evaluation.disruption.forcedItems)
      let pairs = HandoverPairs(evaluation.moves).pairs
      #expect(pairs.reduce(0) { $0 + $1.items } == evaluation.moves.count)
      #expect(
        pairs.reduce(Minutes.zero) { $0 + $1.minutes } == evaluation.moves.reduce(.zero) { $0 + $1.minutes })
    }
  }

  @Test("Many people are grouped by team, and nothing is lost")
  func byTeam() {
    var firm = TinyFirm()
    let people = (0..<60).map { number -> Representative in
      var person = firm.data.representatives[0]
      person.id = "P\(number)"
      person.team = "team \(number % 3)"
      return person
    }
    firm.data = PlanData(
      parameters: firm.data.parameters, accounts: firm.data.accounts, representatives: people,
      regions: firm.data.regions, regionOwnersToday: firm.data.regionOwnersToday, travelMatrix: nil)
    let context = firm.context
    let moves = (0..<60).map { (from: Optional(Holder($0)), to: Optional(Holder(($0 + 1) % 60))) }
    let matrix = MoveMatrix(
      moves + [(from: Holder(0), to: nil), (from: context.pool, to: Holder(1))], in: context)
    #expect(matrix.isByTeam && matrix.total == 62)
    #expect(matrix.givers.count == 4 && matrix.takers.count == 4)
  }
}
