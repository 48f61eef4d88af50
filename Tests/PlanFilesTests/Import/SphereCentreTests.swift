import TerritoryPlanning
import Testing

@testable import PlanFiles

struct SphereCentreTests {
  @Test func centreOfPlacesAcrossTheDateLine() throws {
    let places = [Coordinates(latitude: 0, longitude: 179), Coordinates(latitude: 0, longitude: -179)]
    let centre = try #require(SphereCentre.of(places))
    #expect(abs(abs(centre.longitude) - 180) < 0.001 && abs(centre.latitude) < 0.001)
    #expect(SphereCentre.of([]) == nil)
    let opposite = [Coordinates(latitude: 0, longitude: 0), Coordinates(latitude: 0, longitude: 180)]
    #expect(SphereCentre.of(opposite) == nil)
  }
}
