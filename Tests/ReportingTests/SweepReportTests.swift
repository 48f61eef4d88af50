import AssignmentEngine
import Foundation
import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import Reporting
@testable import ScenarioRunning

@Suite("Sweep in words")
struct SweepReportTests {
  /// Four tolerances with given figures: none possible, solved, settled, solved.
  private func study(isOrdered: Bool = true) -> SweepStudy {
    let firm = TinyFirm()
    let scenario = Scenario(
      name: "case", title: "Case", chineseTitle: "案例", note: "", chineseNote: "", question: .optimise,
      data: firm.data, rules: [], effort: Effort(), sourceHash: "s", contentHash: "c")
    let values = [2, 5, 10, 30].map { SweepValue(text: "\($0) %", number: Double($0) / 100) }
    let grid = SweepGrid(
      base: scenario,
      axes: [SweepAxis(name: "tolerance", path: "rules.balance.standard_minutes", values: values)]
    ) { _ in scenario }
    let plan = firm.context.plan(holders: firm.context.items.map { _ in Holder(0) })
    func point(_ origin: SweepStudy.Origin, _ worth: Int64?, _ bound: Int64?, from: Int) -> SweepStudy.Point {
      var point = SweepStudy.Point(
        scenario: scenario, context: firm.context, origin: origin, key: AnswerKey(text: "k"), parents: [],
        counters: WorkCounters(), seconds: 0.5)
      if let worth, let bound {
        var evaluation = firm.context.evaluate(plan, requirements: [])
        evaluation.objective = Money(minorUnits: worth)
        (point.plan, point.evaluation, point.planFrom) = (plan, evaluation, from)
        (point.bound, point.boundFrom) = (Money(minorUnits: bound), from)
      } else {
        point.impossible = .provenBySearch
      }
      return point
    }
    return SweepStudy(
      grid: grid, order: SweepOrder(directions: [isOrdered ? .up : .none]),
      points: [
        point(.solved(.infeasible), nil, nil, from: 0),
        point(.solved(.gapReached), 9_500_00, 9_510_00, from: 1),
        point(.settled, 9_500_00, 9_515_00, from: 1),
        point(.solved(.optimal), 10_000_00, 10_000_00, from: 3),
      ], today: nil, effort: Effort(gap: 0.002, workLimit: 1000, seed: 1), threads: 1,
      counters: WorkCounters(),
      seconds: 2)
  }

  @Test func thePriceComesFirst() {
    let text = SweepText(study(), language: .english).text
    #expect(
      text.hasPrefix(
        "From tolerance 30 % to tolerance 5 % costs between ¥490 and ¥500 of net revenue a period "
          + "(4.90 % to 5.00 %).\nNo plan exists at tolerance 2 % (proven).\n"))
    #expect(text.contains("from its neighbours"))
    #expect(text.contains("3 of 4 values were solved"))
    let chinese = SweepMarkdown(study(), language: .chinese).text
    #expect(chinese.contains("从容许偏差 30 %到容许偏差 5 %，每期净收入减少 ¥490 至 ¥500"))
    #expect(chinese.contains("容许偏差 2 %时没有方案（已证明）。"))
  }

  @Test func withoutOrderTheBestIsNamed() {
    let text = SweepText(study(isOrdered: false), language: .english).text
    #expect(text.hasPrefix("Best of the values: tolerance 30 %, worth between ¥10,000 and ¥10,000."))
    #expect(text.contains("need not be legal at another"))
  }

  @Test func programsGetFigures() throws {
    var report = SweepJSON(study(), language: .english)
    let document = try JSONSerialization.jsonObject(with: Data(report.text.utf8)) as? [String: Any]
    let points = try #require(document?["points"] as? [[String: Any]])
    #expect(points.map { $0["origin"] as? String } == ["infeasible", "gap_reached", "settled", "optimal"])
    #expect(points[2]["worth"] as? Int == 9_500_00)
    let price = try #require(points[1]["price"] as? [String: Any])
    #expect(price["least"] as? Int == 490_00 && price["most"] as? Int == 500_00)
    #expect(report.text.contains("0.5"))
    report.leavesOutTimes = true
    #expect(!report.text.contains("0.5"))
    let lines = SweepCSV(study()).text.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[2].hasPrefix("5 %,gap_reached,950000,951000,"))
  }

  @Test(arguments: [Language.english, .chinese])
  func pageIsWholeAndGolden(language: Language) throws {
    let study = study()
    let page = SweepHTML(study, front: SweepFront(study), language: language).text
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(!page.contains("http://") && !page.contains("https://"))
    try expectGolden(
      SweepText(study, front: SweepFront(study), language: language).text, "sweep.\(language.rawValue).txt")
  }
}
