import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Regions in the reports")
struct RegionMapTests {
  private let rule = RegionsRule(policies: [.free, .free], contiguous: .together)

  /// The tiny firm, whose two regions are neighbours, under a rule about regions.
  private func comparison(_ change: (inout [Region]) -> Void = { _ in }) -> Comparison {
    var firm = TinyFirm()
    var regions = firm.data.regions
    change(&regions)
    firm.data = PlanData(
      parameters: firm.data.parameters, accounts: firm.data.accounts,
      representatives: firm.data.representatives, regions: regions,
      regionOwnersToday: firm.data.regionOwnersToday, travelMatrix: nil)
    var comparison = firm.comparison()
    comparison.results[1].scenario.rules = [rule]
    return comparison
  }

  private func page(_ comparison: Comparison) throws -> HTMLReader {
    try HTMLReader(HTMLReport(comparison, language: .english).text)
  }

  private func areas(_ page: HTMLReader) -> [String] {
    page.elements.filter { $0.attributes["class"]?.hasPrefix("area") == true }.map(\.name)
  }

  @Test("Neighbours are joined by lines, before and after, where a rule speaks of regions")
  func lines() throws {
    let page = try page(comparison())
    let joins = page.elements.filter { $0.attributes["class"]?.hasPrefix("joins") == true }
    // One line between two regions, in each of the two maps; the scenario without the rule has none.
    #expect(joins.map { $0.attributes["d"]?.filter { $0 == "L" }.count } == [1, 1])
    #expect(areas(page) == ["circle", "circle", "circle", "circle"])
    #expect(page.text.contains("Neighbouring regions: as named in the plan's files."))
  }

  @Test("Boundaries are drawn wherever they are given, and no lines then")
  func boundaries() throws {
    let comparison = comparison { regions in
      let corners = [(31.0, 121.0), (32, 121), (32, 122), (31, 122), (31, 121)]
      regions[0].boundary = Boundary(
        polygons: [[corners.map { Coordinates(latitude: $0.0, longitude: $0.1) }]])
    }
    let page = try page(comparison)
    #expect(page.elements.allSatisfy { $0.attributes["class"]?.hasPrefix("joins") != true })
    // Today, and before and after of the plan.
    #expect(areas(page) == ["path", "path", "path"])
    let shapes = page.elements.filter { $0.attributes["class"]?.hasPrefix("area") == true }
    #expect(shapes.allSatisfy { ($0.attributes["d"]?.filter { $0 == "L" }.count ?? 0) == 3 })
  }

  @Test("A border drawn twice is one border, and places nobody can see are left out")
  func simplified() throws {
    let comparison = comparison { regions in
      // A hundred places on each side of a square of a tenth of a degree, and a square of 200 metres.
      let side = (0..<400).map { step -> Coordinates in
        let (along, edge) = (Double(step % 100) / 1000, step / 100)
        let (x, y) = [(along, 0), (0.1, along), (0.1 - along, 0.1), (0, 0.1 - along)][edge]
        return Coordinates(latitude: 31 + y, longitude: 121 + x)
      }
      let speck = [(32.0, 121.0), (32.002, 121), (32.002, 121.002), (32, 121)].map {
        Coordinates(latitude: $0.0, longitude: $0.1)
      }
      regions[0].boundary = Boundary(polygons: [[side + [side[0]]], [speck]])
      regions[1].boundary = Boundary(
        polygons: [
          [
            [(30.0, 118.0), (33, 118), (33, 122), (30, 118)].map {
              Coordinates(latitude: $0.0, longitude: $0.1)
            }
          ]
        ])
    }
    let page = try page(comparison)
    let paths = page.elements.filter { $0.attributes["class"]?.hasPrefix("area") == true }
      .compactMap { $0.attributes["d"] }
    #expect(paths.allSatisfy { $0.filter { $0 == "M" }.count == 1 })
    #expect(paths.allSatisfy { $0.filter { $0 == "L" }.count < 120 })
  }

  @Test("Parts that no neighbours join are named with the remedy, in every report")
  func islands() throws {
    let comparison = comparison { regions in
      regions[0].neighbours = []
      regions[1].neighbours = []
    }
    let told = "No neighbours join these parts of the map"
    #expect(try page(comparison).text.contains(told))
    #expect(ResultText(comparison.results[1], language: .english).text.contains(told))
    #expect(ComparisonText(comparison, language: .english).text.contains("上海 | 南京. Where they belong"))
    #expect(MarkdownReport(comparison, language: .english).text.contains(told))
    #expect(ResultText(comparison.results[1], language: .chinese).text.contains("neighbours.csv"))
    #expect(JSONReport(comparison, language: .english).text.contains("\"neighbours\": \"none\""))
  }

  @Test("A territory that falls apart is named among the broken rules")
  func disconnected() {
    let wording = PlanWording(language: .english, context: TinyFirm().context)
    let violation = Violation(
      rule: "regions", kind: .disconnected(representative: 1, duty: nil, parts: [[0], [1]]), price: nil)
    #expect(wording.text(violation) == "李强: the regions do not hang together: 上海 | 南京")
  }
}
