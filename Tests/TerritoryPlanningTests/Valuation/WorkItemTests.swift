import Testing

@testable import TerritoryPlanning

@Suite struct WorkItemTests {
  @Test func prospectsAreAcquiredAndCustomersKept() {
    var firm = TinyFirm()
    let margin = firm.parameters.earning.headroomMargin
    firm.addProspect("prospect")
    firm.addCustomer("customer without headroom")
    firm.addCustomer("headroom at the margin") { $0.potential += margin }
    firm.addCustomer("headroom above the margin") {
      $0.potential += margin + Money(minorUnits: 1)
    }
    let context = firm.context
    #expect(
      context.items == [
        WorkItem(account: 0, duty: 0), WorkItem(account: 1, duty: 1), WorkItem(account: 1, duty: 2),
        WorkItem(account: 2, duty: 1), WorkItem(account: 2, duty: 2), WorkItem(account: 3, duty: 0),
        WorkItem(account: 3, duty: 1), WorkItem(account: 3, duty: 2),
      ])
    #expect(context.itemsOfAccount == [0..<1, 1..<3, 3..<5, 5..<8])
  }

  @Test func aDutyWithoutVisitsIsNotDone() {
    var firm = TinyFirm()
    firm.parameters.segments[TinyFirm.highValue].visits[TinyFirm.afterSales] = 0
    firm.addCustomer("A")
    #expect(firm.context.items == [WorkItem(account: 0, duty: TinyFirm.maintenance)])
    firm.parameters.segments[TinyFirm.highValue].visits = [0, 0, 0]
    #expect(firm.context.itemsOfAccount == [0..<0])
  }

  @Test func minutesAreVisitsByLengthAndTravelSharedByTrips() {
    var firm = TinyFirm()
    firm.addCustomer("A") { $0.coordinates = Coordinates(latitude: 0, longitude: 0.1) }
    firm.addRepresentative("standard")
    firm.addRepresentative("quick") { $0.skill[TinyFirm.maintenance] = 1.5 }
    let context = firm.context
    let item = context.item(0, TinyFirm.maintenance)
    // 6 visits of 75 minutes; 22 minutes each way, 2 visits a trip: 3 trips of 44.
    #expect(context.standardMinutes[item] == Minutes(450))
    #expect(context.oneWayTravel(item: item, holder: Holder(0)) == Minutes(22))
    #expect(context.travelMinutes(item: item, holder: Holder(0)) == Minutes(132))
    #expect(context.actualMinutes(item: item, holder: Holder(0)) == Minutes(582))
    #expect(context.actualMinutes(item: item, holder: Holder(1)) == Minutes(432))
    // 132 minutes at 60.00 an hour
    #expect(context.travelCost(item: item, holder: Holder(0)) == Money(minorUnits: 13_200))
    #expect(
      context.worth(item: item, holder: Holder(0)) == Money(minorUnits: 10_000_000 - 13_200))
    #expect(context.actualMinutes(item: item, holder: context.pool) == .zero)
    #expect(context.travelCost(item: item, holder: context.pool) == .zero)
  }

  @Test func givenTravelTimesComeFirst() {
    var firm = TinyFirm()
    firm.addCustomer("A") { $0.coordinates = Coordinates(latitude: 0, longitude: 0.1) }
    firm.addRepresentative("R")
    firm.addRepresentative("S")
    firm.travelMatrix = TravelMatrix(minutes: [[35], [-1]])
    let context = firm.context
    let item = context.item(0, TinyFirm.maintenance)
    #expect(context.oneWayTravel(item: item, holder: Holder(0)) == Minutes(35))
    #expect(context.travelMinutes(item: item, holder: Holder(0)) == Minutes(210))
    #expect(context.oneWayTravel(item: item, holder: Holder(1)) == Minutes(22))
  }
}
