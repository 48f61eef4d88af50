import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting
@testable import TerritoryAssignment

@Suite("Conflicts in a director's words")
struct ConflictWordingTests {
  private let firm = TinyFirm()

  private func limit(_ representative: Int) -> Demand {
    Demand(
      rule: "capacity", part: .limit(aspect: "actual_minutes", .upper),
      place: .init(representative: representative))
  }
  private let covered = Demand(
    rule: "coverage", part: .exclusion("pool_not_allowed"), place: .init(region: 0, duty: 1))

  private func result(_ impasse: Impasse, conceded: [Concession] = []) -> ScenarioResult {
    var scenario = firm.scenario("gmp", title: "GMP for all", chineseTitle: "全员 GMP")
    scenario.rules = [CapacityRule(), CoverageRule(requiredDuties: [1])]
    if !conceded.isEmpty { scenario.rules.append(ConcessionsRule(conceded)) }
    var result = firm.result(
      scenario, today: nil, .planned(.infeasible(.provenBySearch, closest: [])))
    result.impasse = impasse
    return result
  }

  private func impasse(_ minimality: Conflict.Minimality = .proven) -> Impasse {
    let conflict = Conflict(
      demands: [limit(0), limit(1), covered], proof: .multipliers, minimality: minimality,
      shortfall: Conflict.Shortfall(
        rule: "capacity", aspect: "actual_minutes", unit: .minutes, side: .upper, bounds: 2_400,
        activity: 3_240, items: [1, 7, 9]), tests: 4)
    let plan = Plan(holders: [], regionOwners: [])
    return Impasse(
      conflict: conflict,
      waysOut: [
        WayOut(
          concessions: [Concession(limit(0), amount: 840)], plan: plan, weight: 840, leastWeight: 840),
        WayOut(concessions: [Concession(covered)], plan: plan, weight: 1_200, leastWeight: 600),
      ])
  }

  @Test func theSumIsSaidFirst() {
    for (language, text) in [
      (Language.english, "张敏 and 李强 together have 40 h; After-sales in 上海 needs at least 54 h."),
      (.chinese, "张敏和李强合计有 40 小时，而上海的售后服务至少需要 54 小时。"),
    ] {
      let result = result(impasse())
      let wording = PlanWording(language: language, context: firm.context)
      #expect(ConflictLines(result, wording).lead == text)
      #expect(Headline(result, language: language).text.hasSuffix(text))
    }
  }

  @Test func everyDemandAndWayOutIsNamed() {
    let lines = ConflictLines(result(impasse()), PlanWording(language: .english, context: firm.context))
    #expect(
      lines.blocks.map(\.heading) == [
        "What cannot hold together", "Ways out", "To take the first way out, add to the scenario",
      ])
    #expect(
      lines.blocks[0].lines == [
        "张敏: working time at most 20 h", "李强: working time at most 20 h",
        "After-sales in 上海 must not be left to the house pool",
        "Without any one of these demands there is a plan that keeps the others.",
      ])
    #expect(
      lines.blocks[1].lines == [
        "14 h more working time for 张敏 (weighs 14 h; nothing of the kind weighs less)",
        "let After-sales in 上海 be left to the house pool where need be (weighs 20 h; nothing of the kind weighs "
          + "less than 10 h)",
      ])
    #expect(
      lines.blocks[2].settings == [
        "rules:", "  concessions:",
        "    - {rule: capacity, limit: actual_minutes, representative: R1, above: 840}",
      ])
  }

  @Test func whatTheScenarioConcedesAlreadyStays() {
    let pin = Concession(
      Demand(rule: "pinned", part: .exclusion("pinned_elsewhere"), place: .init(account: 0, duty: 0)))
    let result = result(impasse(), conceded: [pin, Concession(limit(0), amount: 60)])
    let way = impasse().waysOut[0]
    #expect(
      ConflictLines.settings(of: way, beside: result).dropFirst(2) == [
        "    - {rule: pinned, account: A1, duty: maintenance}",
        "    - {rule: capacity, limit: actual_minutes, representative: R1, above: 900}",
      ])
  }

  @Test func whatIsOpenIsSaid() {
    let lines = ConflictLines(
      result(impasse(.open([limit(1)]))), PlanWording(language: .english, context: firm.context))
    #expect(lines.blocks[0].lines.last?.contains("is open for 1 of them") == true)
  }

  @Test(arguments: Language.allCases)
  func everyReportShowsIt(_ language: Language) {
    let result = result(impasse())
    let comparison = Comparison(name: "autumn", results: [result])
    let setting = "{rule: capacity, limit: actual_minutes, representative: R1, above: 840}"
    #expect(ResultText(result, language: language).text.contains(setting))
    #expect(ComparisonText(comparison, language: language).text.contains(setting))
    #expect(MarkdownReport(comparison, language: language).text.contains("```yaml\nrules:\n  concessions:\n"))
    #expect(JSONReport(comparison, language: language).text.contains(setting))
    #expect(HTMLReport(comparison, language: language).text.contains(setting))
  }

  @Test func labelsAreWhole() {
    for term in ConflictTerm.allCases {
      #expect(!EnglishPhrases().label(term).isEmpty)
      #expect(ChinesePhrases().label(term).unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }
  }
}
