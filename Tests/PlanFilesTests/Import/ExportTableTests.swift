import TerritoryPlanning
import Testing

@testable import PlanFiles

struct ExportTableTests {
  @Test(arguments: [
    ("1234.5", 1234.5), ("1,234.50", 1234.5), ("¥1,234", 1234), ("￥ 12", 12), ("-3", -3),
    ("1,234,567", 1_234_567),
  ])
  func readsNumbers(text: String, value: Double) {
    #expect(ExportTable.number(text) == value)
  }

  @Test(arguments: ["", "1,23", "12,34.5", "1e5", "nan", "12 %", "--3", "1.2.3", "一", "1,2345"])
  func refusesWhatIsNoNumber(text: String) {
    #expect(ExportTable.number(text) == nil)
  }

  @Test func centreOfPlacesAcrossTheDateLine() throws {
    let places = [Coordinates(latitude: 0, longitude: 179), Coordinates(latitude: 0, longitude: -179)]
    let centre = try #require(SphereCentre.of(places))
    #expect(abs(abs(centre.longitude) - 180) < 0.001 && abs(centre.latitude) < 0.001)
    #expect(SphereCentre.of([]) == nil)
    let opposite = [Coordinates(latitude: 0, longitude: 0), Coordinates(latitude: 0, longitude: 180)]
    #expect(SphereCentre.of(opposite) == nil)
  }
}
