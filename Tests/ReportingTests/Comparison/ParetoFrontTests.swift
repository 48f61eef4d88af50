import Testing

@testable import Reporting

@Suite("Pareto front with intervals")
struct ParetoFrontTests {
  private func point(_ worth: Int64, _ most: Int64, _ burden: Double) -> ParetoFront.Point {
    ParetoFront.Point(worth: worth, most: most, burden: burden)
  }

  @Test func smallCases() {
    let front = ParetoFront([point(10, 10, 1), point(8, 9, 1), point(8, 12, 1), point(20, 20, 3)])
    #expect(front.standings == [.front, .beaten, .open, .front])
    #expect(front.beatenBy == [nil, 0, 0, nil])
    // Equal in both: neither beats the other.
    #expect(ParetoFront([point(5, 5, 2), point(5, 5, 2)]).standings == [.front, .front])
    // Equal in one, better in the other.
    #expect(ParetoFront([point(5, 5, 2), point(5, 5, 1)]).standings == [.beaten, .front])
    #expect(ParetoFront([point(5, 5, 2), point(6, 6, 2)]).standings == [.beaten, .front])
    #expect(ParetoFront([]).standings.isEmpty)
  }

  @Test("By definition, on random points")
  func definition() {
    var dice = Dice(state: 5)
    for _ in 0..<300 {
      let points = (0..<(1 + dice.below(8))).map { _ in
        let worth = Int64(dice.below(6))
        return point(worth, worth + Int64(dice.below(3)), Double(dice.below(5)))
      }
      let front = ParetoFront(points)
      #expect(front.standings.contains(.front))
      for (number, one) in points.enumerated() {
        let better = points.filter {
          $0.worth >= one.worth && $0.burden <= one.burden
            && !($0.worth == one.worth && $0.burden == one.burden)
        }
        #expect((front.standings[number] == .front) == better.isEmpty)
        #expect((front.beatenBy[number] == nil) == better.isEmpty)
        let sure = points.contains {
          $0.worth >= one.most && $0.burden <= one.burden
            && !($0.worth == one.most && $0.burden == one.burden)
        }
        // Whoever beats the most that a plan may be worth beats the plan.
        if sure { #expect(!better.isEmpty) }
        #expect((front.standings[number] == .beaten) == sure)
        if let by = front.beatenBy[number] {
          #expect(front.standings[by] == .front)
        }
      }
    }
  }
}
