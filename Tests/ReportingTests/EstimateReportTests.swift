import Foundation
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Estimates in the reports")
struct EstimateReportTests {
  /// A hundred deals each: the first wins many, the others few; names that HTML and spreadsheets must not run.
  private func data(deals: Int = 300, rates: [Int] = [80, 45, 45]) -> PlanData {
    let firm = TinyFirm().data
    var representatives = firm.representatives
    representatives[1].name = "<b>李强</b>"
    representatives[2].id = "=cmd"
    let opportunities = (0..<deals).map { number in
      let person = number % 3
      let isWon = (number / 3 * 37) % 100 < rates[person]
      return Opportunity(
        id: "O\(number)", account: number % 5, representative: person,
        product: number % 2 == 0 ? "pump" : "valve",
        stage: isWon ? .won : .lost, opened: CalendarDay(daysSince1970: 20_000 + number),
        closed: CalendarDay(daysSince1970: 20_020 + number + number % 7),
        value: isWon
          ? Money(minorUnits: Int64((number % 2 == 0 ? 900_000 : 90_000) + number % 11 * 1000)) : nil)
    }
    return PlanData(
      parameters: firm.parameters, accounts: firm.accounts, representatives: representatives,
      regions: firm.regions, regionOwnersToday: firm.regionOwnersToday, travelMatrix: nil,
      opportunities: opportunities)
  }

  private func report(_ data: PlanData, _ language: Language = .english) -> EstimateReport {
    EstimateReport(DealEstimates(data), data: data, name: "firm", language: language)
  }

  @Test("The headline says whether representatives differ", arguments: Language.allCases)
  func headline(_ language: Language) {
    let differ = report(data(), language).text()
    let alike = report(data(rates: [50, 50, 50]), language).text()
    switch language {
    case .english:
      #expect(differ.hasPrefix("Representatives differ in their win rates: from "))
      #expect(alike.hasPrefix("The win rates of 3 representatives hardly differ"))
    case .chinese:
      #expect(differ.hasPrefix("各代表的赢率确有差别"))
      #expect(alike.hasPrefix("3 位代表的赢率几乎没有差别"))
    }
  }

  @Test("Every label and heading has words of its own language")
  func words() {
    for label in EstimateLabel.allCases {
      #expect(EnglishPhrases().label(label).unicodeScalars.allSatisfy { $0.value < 0x2E80 })
      #expect(ChinesePhrases().label(label).unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }
    for language in Language.allCases {
      let headings = EstimateHeading.allCases.map { language.phrases.heading($0) }
      #expect(Set(headings).count == headings.count)
      for question in EstimateQuestion.allCases {
        for gap in [EstimateGap.noDeals, .nothingWon, .nothingLost, .tooFew(3, least: 30)] {
          #expect(!language.phrases.gap(question, gap).isEmpty)
        }
      }
    }
  }

  @Test("The page has a chart with a dot a person, and names are text", arguments: Language.allCases)
  func page(_ language: Language) throws {
    let text = report(data(), language).html
    let page = try HTMLReader(text)
    #expect(!text.contains("<b>李强") && text.contains("&lt;b&gt;李强"))
    #expect(page.elements.contains { $0.name == "svg" })
    #expect(page.elements.filter { $0.attributes["class"] == "aft" }.count == 6)
    #expect(
      !page.elements.contains { ($0.attributes["src"] ?? $0.attributes["href"] ?? "#").hasPrefix("http") })
  }

  @Test("JSON has every person, and says what is missing")
  func json() throws {
    func object(_ data: PlanData) throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(report(data).json.utf8)) as? [String: Any])
    }
    let full = try object(data())
    #expect(full["format"] as? String == "evenfield.estimates" && full["format_version"] as? Int == 1)
    let wins = try #require(full["win_rate"] as? [String: Any])
    #expect((wins["representatives"] as? [Any])?.count == 3)
    #expect((wins["test"] as? [String: Any])?["differ"] as? Bool == true)
    let none = try object(data(deals: 0))
    #expect((none["win_rate"] as? [String: Any])?["missing"] as? String == "no_deals")
    #expect(none["back_test"] is NSNull)
    let few = try object(data(deals: 12))
    #expect((few["deal_size"] as? [String: Any])?["least"] as? Int == 30)
  }

  @Test("Without deals there is a sentence and nothing to take over", arguments: Language.allCases)
  func nothing(_ language: Language) {
    let text = report(data(deals: 0), language).text()
    #expect(text.contains("opportunities.csv"))
    #expect(!text.contains("estimated.yaml"))
    #expect(!report(data(deals: 0), language).markdown.isEmpty)
  }

  @Test("A row a figure; ids that a spreadsheet would run are not run")
  func csv() {
    let lines = report(data()).csv(dialect: .excel).split(separator: "\r\n")
    #expect(lines[0].hasPrefix("\u{FEFF}subject,representative,segment,measure,unit,deals"))
    #expect(lines.contains { $0.contains("'=cmd") } && !lines.contains { $0.contains(",=cmd") })
    #expect(lines.count { $0.hasPrefix("representative,") && $0.contains(",win_rate,") } == 3)
    #expect(lines.contains { $0.hasPrefix("all,,,cycle,days,300,") })
  }
}
