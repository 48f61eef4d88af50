import TerritoryPlanning
import Testing

@Suite struct VisitParametersTests {
  private let levels = [("low", 0.5), ("standard", 1.0), ("high", 1.5)].map {
    VisitParameters.Level(id: $0.0, name: $0.0, chineseName: $0.0, visits: $0.1)
  }

  @Test func returnsDiminish() {
    #expect(VisitParameters.fault(in: [0.7, 1, 1.15], at: levels) == nil)
    // A straight line is the border.
    #expect(VisitParameters.fault(in: [0.5, 1, 1.5], at: levels) == nil)
    #expect(VisitParameters.fault(in: [0.4, 1, 1.2], at: levels) == .notConcave(level: 1, most: 0.8))
    #expect(VisitParameters.fault(in: [0.7, 1, 1.31], at: levels) == .notConcave(level: 2, most: 1.3))
    #expect(VisitParameters.fault(in: [0.7, 1, 0.9], at: levels) == .falls(level: 2, least: 1))
    #expect(VisitParameters.fault(in: [0.7, 0.9, 1], at: levels) == .standardIsNotOne)
  }

  @Test func levelsRiseThroughTheStandard() {
    #expect(VisitParameters.fault(in: levels) == nil)
    #expect(VisitParameters.fault(in: levels.reversed()) == .notRising(1))
    #expect(VisitParameters.fault(in: [levels[0], levels[2]]) == .noStandard)
    var still = levels
    still[0].visits = 0
    #expect(VisitParameters.fault(in: still) == .notRising(0))
  }

  @Test func aDutyWithoutResponseHasTheStandardLevel() {
    let visits = VisitParameters(levels: levels, response: [[0.7, 1, 1.15], [], [0.6, 1, 1.2]])
    #expect(visits.standard == 1)
    #expect(visits.choices(ofDuty: 0) == 0..<3)
    #expect(visits.choices(ofDuty: 1) == 1..<2)
    #expect(VisitParameters.off.choices(ofDuty: 2) == 0..<1)
    #expect(VisitParameters.off.visits(at: 0) == 1)
  }

  @Test(arguments: [
    ResponseCurve.power(exponent: 0.5), .power(exponent: 1), .exponential(rate: 0.3), .exponential(rate: 4),
  ])
  func curvesAreConcaveThroughTheStandard(_ curve: ResponseCurve) {
    let fine = (1...60).map {
      VisitParameters.Level(id: "l\($0)", name: "", chineseName: "", visits: Double($0) / 20)
    }
    let response = fine.map { curve.share(at: $0.visits) }
    #expect(curve.share(at: 0) == 0)
    #expect(VisitParameters.fault(in: response, at: fine) == nil)
  }

  @Test func curvesPassThroughTheStatedPoint() throws {
    for (share, visits) in [(1.15, 1.5), (0.7, 0.5), (1.9, 2.0), (0.26, 0.25)] {
      let curves = [
        ResponseCurve.power(through: share, at: visits), .exponential(through: share, at: visits),
      ]
      for curve in curves { #expect(abs(try #require(curve).share(at: visits) - share) < 1e-6) }
    }
    // Above a straight line, or below the standard: no concave function.
    for (share, visits) in [(1.6, 1.5), (0.9, 1.5), (0.4, 0.5), (1.0, 1.0)] {
      #expect(ResponseCurve.power(through: share, at: visits) == nil)
      #expect(ResponseCurve.exponential(through: share, at: visits) == nil)
    }
  }
}
