import AssignmentEngine
import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Stress test in words")
struct StressReportTests {
  private func study(_ targets: [StressTarget], againstItself: Bool = false) throws -> StressStudy {
    let firm = TinyFirm()
    let scenario = Scenario(
      name: "case", title: "Case", chineseTitle: "案例", note: "", chineseNote: "", question: .optimise,
      data: firm.data, rules: [], effort: Effort(), sourceHash: "source", contentHash: "content")
    let plan = firm.context.plan(holders: firm.context.items.map { _ in Holder(0) })
    let subject = StressTest.Subject(
      scenario: scenario, context: firm.context, plan: plan,
      evaluation: firm.context.evaluate(plan, requirements: []), name: "other <plan>")
    var settings = StressSettings()
    settings.draws = 400
    settings.given = ["draws"]
    return try #require(
      StressTest(settings: settings, targets: targets).run(
        subject, against: againstItself ? subject : nil, stop: StopSignal()))
  }

  @Test func saysTheChanceOfTheTarget() throws {
    let study = try study([StressTarget(.all, .zero), StressTarget(.representative(0), .zero)])
    let text = StressText(study, language: .english).text
    #expect(text.hasPrefix("The plan reaches the target of ¥0 with a chance of"))
    #expect(text.contains("in the worst 10 % of the periods drawn it brings"))
    #expect(text.contains("Mean of worst 10 %") && text.contains("Chance"))
    #expect(StressMarkdown(study, language: .chinese).text.contains("方案达成目标"))
  }

  @Test func withoutTargetsThereAreNoChances() throws {
    let text = StressText(try study([]), language: .english).text
    #expect(text.hasPrefix("The plan brings ¥"))
    #expect(!text.contains("Chance"))
  }

  /// Every assumption is listed with whether it was given, in both languages.
  @Test(arguments: Language.allCases) func listsWhatIsAssumed(language: Language) throws {
    let study = try study([])
    let text = StressText(study, language: language).text
    for listed in study.settings.listing(for: study.context.data) {
      #expect(text.contains(listed.name))
      #expect(!language.phrases.meaning(ofSetting: listed.name).isEmpty)
    }
  }

  @Test func pageIsPlainAndEscapesNames() throws {
    let page = StressHTML(try study([StressTarget(.all, .zero)], againstItself: true), language: .english)
      .text
    #expect(page.contains("<svg") && !page.contains("<script") && page.contains("other &lt;plan&gt;"))
  }

  @Test func jsonHasEveryFigure() throws {
    let study = try study([StressTarget(.all, .zero)], againstItself: true)
    let text = StressJSON(study, language: .english).text
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      document["format"] as? String == "evenfield.stress" && document["source_hash"] as? String == "source")
    let subjects = try #require(document["subjects"] as? [[String: Any]])
    #expect(subjects.count == study.figures.count)
    #expect(subjects[0]["mean"] as? Double == study.all.drawn.mean)
    #expect((document["histogram"] as? [String: Any])?["counts"] as? [Int] == study.histogram.counts)
    let against = try #require(document["against"] as? [String: Any])
    #expect((against["differences"] as? [[String: Any]])?.first?["mean"] as? Double == 0)
    let lines = StressCSV(study).text.split(separator: "\n")
    #expect(lines.count == study.figures.count + 1)
    let width = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == width })
  }
}
