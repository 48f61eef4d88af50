import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("The difference of two plans and a replay in words")
struct DiffReportTests {
  private let firm = TinyFirm()

  private func diff(_ language: Language = .english) throws -> PlanDiff {
    let context = firm.context
    let scenario = firm.scenario("rebalance", title: "Rebalance", chineseTitle: "重新平衡")
    let holders = [0, 0, 1, 2, 1, 2, 2, 0, 0, 1].prefix(context.items.count).map { Holder($0) }
    var named = NamedPlan(context.plan(holders: Array(holders)), in: context)
    named.rows.append(
      NamedPlan.Row(account: "A9", duty: "maintenance", holder: .pool, accountName: "<script>"))
    return try PlanDiff(
      ("today", CarriedPlan(context.today)), ("plan <b>.csv", CarriedPlan(named, to: context)),
      under: scenario,
      in: context)
  }

  @Test(arguments: Language.allCases)
  func goldens(_ language: Language) throws {
    try expectGolden(DiffText(try diff(), language: language).text, "diff.\(language.rawValue).txt")
    try expectGolden(DiffMarkdown(try diff(), language: language).text, "diff.\(language.rawValue).md")
  }

  @Test func figures() throws {
    let diff = try diff()
    try expectGolden(DiffJSON(diff, language: .english).text, "diff.json")
    try expectGolden(DiffCSV(diff, language: .english).text, "diff.csv")
    let rows = DiffCSV(diff, language: .english).text.split(separator: "\n")
    #expect(rows.count == diff.changes.count + 1)
  }

  @Test(arguments: Language.allCases)
  func pages(_ language: Language) throws {
    let text = DiffHTML(try diff(), language: language).text
    let page = try HTMLReader(text)
    #expect(page.elements.filter { $0.name == "h1" }.count == 1)
    #expect(page.elements.filter { $0.name == "script" }.count == 1)
    #expect(page.text.contains("plan <b>.csv") && page.text.contains("<script>"))
    #expect(!text.contains("http:") && !text.contains("https:"))
    let replay = ReplayHTML(try replay(), language: language).text
    #expect(try HTMLReader(replay).elements.filter { $0.name == "h1" }.count == 1)
  }

  private func replay() throws -> PlanReplay {
    let context = firm.context
    var named = NamedPlan(context.today, in: context)
    named.rows[0].account = "A0"
    named.rows[0].accountName = "Sold & gone"
    named.rows[2].holder = .representative("R9")
    let scenario = firm.scenario("now", title: "Now", chineseTitle: "现在的规则")
    return try PlanReplay(named, name: "plan.csv", under: scenario, was: scenario)
  }

  @Test(arguments: Language.allCases)
  func replayed(_ language: Language) throws {
    try expectGolden(ReplayText(try replay(), language: language).text, "replay.\(language.rawValue).txt")
    try expectGolden(ReplayMarkdown(try replay(), language: language).text, "replay.\(language.rawValue).md")
    if language == .english {
      try expectGolden(ReplayJSON(try replay(), language: language).text, "replay.json")
      try expectGolden(ReplayCSV(try replay(), language: language).text, "replay.csv")
    }
  }

  @Test func everyPhraseIsInBothLanguages() {
    for language in Language.allCases {
      let phrases = language.phrases
      let texts =
        DiffReasonKind.allCases.map { phrases.label($0) } + DiffColumn.allCases.map { phrases.label($0) }
        + DiffPersonColumn.allCases.map { phrases.label($0) }
        + DiffHeading.allCases.map { phrases.diffHeading($0) }
        + MisfitKind.allCases.map { phrases.misfit($0, count: 2, names: "X") }
        + ReplayHeading.allCases.map { phrases.replayHeading($0) }
        + DriftAlert.Kind.allCases.map { phrases.label($0) }
        + ReplayDrift.Measure.allCases.map { phrases.label($0) }
        + ComparisonPart.allCases.map { phrases.title($0) } + Measure.allCases.map { phrases.shortLabel($0) }
      let isChinese = { (text: String) in
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
      }
      for text in texts { #expect(!text.isEmpty && isChinese(text) == (language == .chinese), "\(text)") }
    }
  }

}
