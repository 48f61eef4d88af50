import Testing

@testable import TerritoryPlanning

@Suite struct GeographyTests {
  static let beijing = Coordinates(latitude: 39.9042, longitude: 116.4074)
  static let shanghai = Coordinates(latitude: 31.2304, longitude: 121.4737)

  @Test func agreesWithKnownDistances() {
    let origin = Coordinates(latitude: 0, longitude: 0)
    let radius = 6371.0088
    #expect(origin.kilometres(to: origin) == 0)
    #expect(isClose(origin.kilometres(to: Coordinates(latitude: 90, longitude: 0)), .pi / 2 * radius))
    #expect(isClose(origin.kilometres(to: Coordinates(latitude: 0, longitude: 180)), .pi * radius))
    #expect(isClose(origin.kilometres(to: Coordinates(latitude: 0, longitude: 1)), .pi / 180 * radius))
    #expect(abs(Self.beijing.kilometres(to: Self.shanghai) - 1067) < 1.5)
  }

  @Test func crossesTheDateLineTheShortWay() {
    let west = Coordinates(latitude: 0, longitude: 179.5)
    let east = Coordinates(latitude: 0, longitude: -179.5)
    #expect(isClose(west.kilometres(to: east), .pi / 180 * 6371.0088))
  }

  @Test func isTheSameBothWays() {
    #expect(Self.beijing.kilometres(to: Self.shanghai) == Self.shanghai.kilometres(to: Self.beijing))
  }

  @Test func standInsForUnknownPlacesAreListed() {
    var firm = TinyFirm()
    firm.regions = [
      TinyFirm.region("Province", at: Coordinates(latitude: 0, longitude: 0.1)),
      TinyFirm.region("City", at: nil, parent: 0), TinyFirm.region("Nowhere", at: nil),
    ]
    let placed = firm.addCustomer("placed") { $0.coordinates = Coordinates(latitude: 0, longitude: 0) }
    let inCity = firm.addCustomer("in the city") { $0.region = 1 }
    let nowhere = firm.addCustomer("nowhere") { $0.region = 2 }
    firm.addRepresentative("R") { $0.home = Coordinates(latitude: 0, longitude: 0) }
    firm.addRepresentative("S") { $0.homeRegion = 2 }
    let context = firm.context
    #expect(context.accountsAtCentroid == [inCity])
    #expect(context.accountsWithoutPlace == [nowhere])
    #expect(context.representativesWithoutPlace == [1])
    func way(_ account: Int, _ representative: Int) -> Minutes {
      context.oneWayTravel(
        item: context.item(account, TinyFirm.maintenance), holder: Holder(representative))
    }
    #expect(way(placed, 0) == .zero)
    // 11.12 km x 1.3 at 40 km/h
    #expect(way(inCity, 0) == Minutes(22))
    #expect(way(nowhere, 0) == .zero)
    #expect(way(inCity, 1) == .zero)
  }

  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-6 * max(1, abs(b)) }
}
