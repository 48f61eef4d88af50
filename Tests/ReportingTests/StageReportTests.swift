import AssignmentEngine
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting
@testable import TerritoryAssignment

@Suite("Stages in the reports")
struct StageReportTests {
  private var comparison: Comparison {
    var comparison = TinyFirm().comparison()
    comparison.results[1].stages = [
      StageOutcome(
        aim: .revenue, reached: 200_000_000, bound: 201_000_000, kept: 199_000_000, final: 199_500_000,
        standing: .gapReached, problems: 1, seconds: 1, work: 10),
      StageOutcome(
        aim: .fairness(FairnessAim(.largestDeviation, FairnessScope(.standardMinutes))), reached: 31_400,
        bound: 20_000, kept: 36_400, final: 33_300, whole: 1_000_000,
        standing: .limitReached(.workLimit), problems: 7, seconds: 2, work: 20),
    ]
    return comparison
  }

  @Test func everyReportHasTheTable() throws {
    let comparison = comparison
    let html = HTMLReport(comparison, language: .english).text
    let texts = [
      ResultText(comparison.results[1], language: .english).text,
      MarkdownReport(comparison, language: .english).text, html,
    ]
    for text in texts {
      #expect(text.contains("smallest largest deviation, workload"))
      for figure in ["3.14", "2.00", "3.64", "3.33"] { #expect(text.contains(figure), "\(figure)") }
      #expect(text.contains("work limit"))
    }
    let chinese = ResultText(comparison.results[1], language: .chinese).text
    #expect(chinese.contains("最大偏差最小"))
  }

  @Test func theHeadlineCountsOpenStages() {
    let text = Headline(comparison.results[1], language: .english).text
    #expect(text.contains("1 of 2 stages ended at a limit"))
  }

  @Test func programsGetEveryFigure() {
    let csv = CSVReport(comparison, language: .english, dialect: .plain).stages
    let name = comparison.results[1].scenario.name
    #expect(
      csv.contains(
        "\(name),2,largest_deviation,standard_minutes,,share,1000000,31400,20000,36400,33300,no"))
    let json = JSONReport(comparison, language: .english).text
    #expect(json.contains("\"stage\": \"largest_deviation\""))
    #expect(json.contains("\"stop_reason\": \"work_limit\""))
  }

  @Test func wishesAreAddedUp() {
    let result = comparison.results[1]
    guard var evaluation = result.evaluation else { return }
    let wording = PlanWording(language: .english, context: result.context)
    let wish = Violation(rule: "balance", kind: .uncovered(item: 0), price: Money(minorUnits: 1_000_00))
    evaluation.brokenWishes = [wish, wish]
    evaluation.priceOfBrokenWishes = Money(minorUnits: 2_000_00)
    let lines = wording.wishLines(evaluation)
    #expect(lines.count == 3)
    #expect(lines.last == "in all " + wording.figures.money.whole(Money(minorUnits: 2_000_00)))
  }
}
