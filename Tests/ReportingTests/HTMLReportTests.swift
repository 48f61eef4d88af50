import Foundation
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("The page")
struct HTMLReportTests {
  @Test("Well-formed, in both languages", arguments: Language.allCases)
  func wellFormed(_ language: Language) throws {
    let page = try HTMLReader(HTMLReport(TinyFirm().comparison(), language: language).text)
    let root = try #require(page.elements.first)
    #expect(root.name == "html")
    #expect(root.attributes["lang"] == (language == .english ? "en" : "zh-CN"))
    #expect(page.elements.filter { $0.name == "h1" }.count == 1)
    #expect(page.elements.filter { $0.attributes["class"] == "tile" }.count == 10)
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    // Every link and reference inside the page leads somewhere.
    for target in page.elements.compactMap({ $0.attributes["href"] }) {
      #expect(target.hasPrefix("#"))
      #expect(ids.contains(String(target.dropFirst().prefix { $0 != "?" })), "\(target)")
    }
    for fill in page.elements.compactMap({ $0.attributes["fill"] }) where fill.hasPrefix("url(#") {
      #expect(ids.contains(String(fill.dropFirst(5).dropLast())), "\(fill)")
    }
  }

  @Test("Nothing is fetched from anywhere", arguments: Language.allCases)
  func selfContained(_ language: Language) {
    let text = HTMLReport(TinyFirm().comparison(), language: language).text
    for word in ["http:", "https:", "//", "src=", "@import", "url(h", "fetch(", "XMLHttpRequest"] {
      let hits = text.ranges(of: word).count
      #expect(hits == 0, "\(word)")
    }
  }

  @Test("The headline says what moves, how the spread changes, and how far the best may be")
  func headline() throws {
    let firm = TinyFirm()
    let english = HTMLReport(firm.comparison(), language: .english).text
    #expect(
      english.contains(
        "<h1>2 of 5 accounts move; workload spread 105\u{A0}% to 30\u{A0}%; expected revenue +5.5\u{A0}%; "
          + "at most 0.5\u{A0}% from the best possible.</h1>"))
    let chinese = HTMLReport(firm.comparison(), language: .chinese).text
    #expect(chinese.contains("<h1>5 个客户中 2 个换人；工作量差距从 105\u{A0}% 变为 30\u{A0}%；"))
  }

  @Test("A proven optimum is called so, and only then")
  func optimal() {
    let firm = TinyFirm()
    let scenario = firm.scenario("best", title: "Best", chineseTitle: "最优")
    let today = GivenFigures.today(firm)
    let best = firm.result(scenario, today: today, .planned(.optimal(firm.certified(bound: 60_100_000))))
    #expect(Headline(best, language: .english).text.hasSuffix("proven the best possible."))
    let near = firm.result(scenario, today: today, .planned(.gapReached(firm.certified(bound: 60_100_001))))
    #expect(Headline(near, language: .english).text.hasSuffix("at most 0.001 % from the best possible."))
  }

  @Test("Names cannot become markup")
  func escaping() throws {
    var firm = TinyFirm()
    let attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"q\" 'q' & ]]>"
    var accounts = firm.data.accounts
    for index in accounts.indices { accounts[index].name = attack }
    var people = firm.data.representatives
    for index in people.indices {
      people[index].name = attack
      people[index].team = attack
    }
    firm.data = PlanData(
      parameters: firm.data.parameters, accounts: accounts, representatives: people,
      regions: firm.data.regions, regionOwnersToday: firm.data.regionOwnersToday, travelMatrix: nil)
    var comparison = firm.comparison()
    comparison.name = attack
    comparison.results[1].scenario.title = attack
    comparison.results[1].scenario.note = attack
    let text = HTMLReport(comparison, language: .english).text
    let page = try HTMLReader(text)
    // Data and code.
    #expect(page.elements.filter { $0.name == "script" }.count == 2)
    #expect(page.elements.allSatisfy { $0.name != "img" && $0.attributes["onerror"] == nil })
    #expect(page.text.contains(attack))
    let markdown = MarkdownReport(comparison, language: .english).text
    #expect(!markdown.contains("<script>") && !markdown.contains("<img"))
  }

  @Test("Without incumbents there is no before, and the page says so")
  func noIncumbents() throws {
    let firm = TinyFirm(hasIncumbents: false)
    let result = firm.result(
      firm.scenario("first", title: "First plan", chineseTitle: "首个方案"), today: nil,
      .planned(.gapReached(firm.certified(today: nil))))
    let comparison = Comparison(name: "new", results: [result])
    let text = HTMLReport(comparison, language: .english).text
    let page = try HTMLReader(text)
    #expect(page.text.contains("The data name no incumbents"))
    #expect(page.elements.filter { $0.attributes["class"] == "map" }.count == 1)
    #expect(page.text.contains("5 accounts assigned; workload spread 30"))
    #expect(!text.contains("class=\"bef\""))
    #expect(text.contains("class=\"aft\""))
  }

  @Test("A page of scenarios without any plan explains itself")
  func onlyInfeasible() throws {
    var comparison = TinyFirm().comparison()
    comparison.results = [comparison.results[2]]
    comparison.results[0].today = nil
    let page = try HTMLReader(HTMLReport(comparison, language: .english).text)
    #expect(page.text.contains("No plan for “GMP for all”. Nobody may take Nanjing Bearings · After-sales"))
    #expect(page.text.contains("2 representatives: lacks the qualification GMP"))
  }

  @Test("The list of nothing is a page too")
  func empty() throws {
    let page = try HTMLReader(HTMLReport(Comparison(name: "none", results: []), language: .english).text)
    #expect(page.text.contains("none"))
  }

  /// With EVENFIELD_REPORT_SAMPLES naming a folder, the pages are written there to be looked at.
  @Test("Data of a real size, judged by the domain", arguments: Language.allCases)
  func sample(_ language: Language) throws {
    let comparison = try SampleFirm().comparison()
    let html = HTMLReport(comparison, language: language).text
    let page = try HTMLReader(html)
    #expect(page.elements.filter { $0.attributes["class"] == "bef" }.count == 12)
    // Twelve people with a band each.
    #expect(page.elements.filter { $0.attributes["class"] == "band" }.count >= 12)
    #expect(html.utf8.count < 1_000_000)
    #expect(html == HTMLReport(comparison, language: language).text)
    guard let folder = ProcessInfo.processInfo.environment["EVENFIELD_REPORT_SAMPLES"] else { return }
    let name = URL(fileURLWithPath: folder).appendingPathComponent("report.\(language.rawValue)")
    try Data(html.utf8).write(to: name.appendingPathExtension("html"))
    try Data(ComparisonText(comparison, language: language).text.utf8)
      .write(to: name.appendingPathExtension("txt"))
    guard language == .english else { return }
    let handout = try SampleFirm().handout(Language.allCases)
    for file in try HandoutReport.files(handout) + PeoplePages.files(handout) {
      let flat = file.name.replacingOccurrences(of: "/", with: "-")
      try Data(file.bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(flat))
    }
    let large = try SampleFirm(accounts: 10_000, people: 100).comparison()
    try Data(HTMLReport(large, language: .english).text.utf8)
      .write(to: URL(fileURLWithPath: folder).appendingPathComponent("large.html"))
  }
}
