import AssignmentEngine
import Foundation
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Study of sizes in words")
struct SizeReportTests {
  /// Two sizes with given figures: no post filled, and one for 100.00.
  private func study() throws -> SizeStudy {
    let firm = TinyFirm()
    let scenario = Scenario(
      name: "case", title: "Case", chineseTitle: "案例", note: "", chineseNote: "", question: .optimise,
      data: firm.data, rules: [], effort: Effort(), sourceHash: "", contentHash: "")
    let outcome = TerritoryOutcome.noPlanFound(.workLimit, closest: [])
    let people = firm.context.data.representatives.count
    let elsewhere = firm.context.plan(holders: firm.context.items.map { _ in Holder(people - 1) })
    let plan = firm.context.plan(holders: firm.context.items.map { _ in Holder(0) })
    func size(_ count: Int, _ worth: Int64, _ bound: Int64) -> SizeStudy.Size {
      var evaluation = firm.context.evaluate(plan, requirements: [])
      evaluation.objective = Money(minorUnits: worth)
      return SizeStudy.Size(
        mostFilled: count, outcome: outcome, plan: count > 0 ? plan : elsewhere, evaluation: evaluation,
        bound: Money(minorUnits: bound), containsSmaller: count > 0, effort: .none, seconds: 0)
    }
    return SizeStudy(
      scenario: scenario, context: firm.context, candidates: [0], costOfNext: Money(minorUnits: 100_00),
      sizes: [size(0, 5_000_00, 5_000_00), size(1, 5_300_00, 5_350_00)])
  }

  @Test func saysWhatIsRecommendedAndProven() throws {
    let text = SizeText(try study(), language: .english).text
    #expect(
      text.hasPrefix("Fill 1 position: worth ¥5,200 after their cost\nProven: no other size is better."))
    #expect(text.contains("This size may still gain at most ¥50."))
    #expect(text.contains("¥300 to ¥350  yes"))
    let chinese = SizeMarkdown(try study(), language: .chinese).text
    #expect(chinese.contains("建议新增 1 个岗位：扣除成本后的收益为 ¥5,200"))
    #expect(chinese.contains("划算"))
  }

  @Test func saysWhatIsNotProven() throws {
    var study = try study()
    study.sizes[0].bound = Money(minorUnits: 5_250_00)
    let text = SizeText(study, language: .english).text
    #expect(text.contains("Not proven: 0 may be better, by at most ¥50."))
    #expect(text.contains("¥50 to ¥350  undetermined"))
  }

  /// A size whose plan fills fewer than allowed pays for those it fills, and says so in table and chart.
  @Test func aLineNamesWhatIsFilledAndPaid() throws {
    var study = try study()
    study.sizes[1].plan = study.sizes[0].plan
    study.sizes[1].evaluation?.objective = Money(minorUnits: 5_000_00)
    study.sizes[1].bound = Money(minorUnits: 5_060_00)
    #expect(study.worthAfterCost(study.sizes[1]) == Money(minorUnits: 5_000_00))
    let text = SizeText(study, language: .english).text
    #expect(text.hasPrefix("Fill no further position: worth ¥5,000\nProven"))
    let json = SizeJSON(study, language: .english).text
    #expect(json.components(separatedBy: "\"net\": 500000").count == 4, "both sizes and the recommendation")
    #expect(json.contains("\"net_bound\": 506000"))
    let page = SizeHTML(study, language: .english).text
    #expect(page.contains(">fills 0</text>"))
    #expect(page.components(separatedBy: "class=\"aft\"").count == 2, "one number is recommended")
    #expect(SizeHTML(study, language: .chinese).text.contains(">实增 0</text>"))
  }

  /// The line of a dot reaches as far above it as the bound is above the worth.
  @Test func theChartIsToScale() throws {
    let page = SizeHTML(try study(), language: .english).text
    // 5000 and 5200 with 5250 above: the least and the most lie 14 % of 250 inside the edges.
    #expect(page.contains("cy=\"243.8\""), "5000 at 270 - 35 / 320 x 240")
    #expect(page.contains("V56.3"), "5250 as far from the upper edge")
    #expect(page.components(separatedBy: "<circle").count == 3)
  }

  @Test func figuresForPrograms() throws {
    let json = SizeJSON(try study(), language: .english).text
    for field in [
      "\"format\": \"evenfield.size\"", "\"cost_of_next\": 10000", "\"net\": 520000", "\"net_bound\": 525000",
      "\"least_value\": 30000", "\"most_value\": 35000", "\"verdict\": \"pays\"", "\"proven\": true",
    ] { #expect(json.contains(field), "\(field)") }
    let rows = SizeCSV(try study()).text.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows[2].hasPrefix("1,no_plan_found,"))
  }

  @Test func everyPhraseIsInBothLanguages() {
    for language in Language.allCases {
      let phrases = language.phrases
      let texts =
        SizeColumn.allCases.map { phrases.label($0) } + SizeStudy.Verdict.allCases.map { phrases.label($0) }
        + Representative.Role.allCases.map { phrases.label($0) } + [phrases.noSizeIsPossible]
      let isChinese = { (text: String) in
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
      }
      #expect(texts.allSatisfy { !$0.isEmpty && isChinese($0) == (language == .chinese) })
    }
  }
}
