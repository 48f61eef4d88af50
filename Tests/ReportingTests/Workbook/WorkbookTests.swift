import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing
import XLSXWriting

@testable import Reporting

/// The workbook as a file; what is inside is read by other programs in the tests of `handout`.
@Suite struct WorkbookTests {
  private func handout(_ languages: [Language] = [.english], firm: TinyFirm = TinyFirm()) -> Handout {
    var result = firm.result(
      firm.scenario("rebalance", title: "Rebalance", chineseTitle: "重新平衡"), today: GivenFigures.today(firm),
      .planned(.gapReached(firm.certified())))
    result.reasons = GivenReasons.planned
    return Handout(
      result, caseName: "autumn", languages: languages, date: CalendarDay(daysSince1970: 20_700),
      program: "1.0")
  }

  @Test func oneFileALanguage() throws {
    let files = try Workbook.files(handout([.chinese, .english]))
    #expect(files.map(\.name) == ["workbook.xlsx", "workbook.en.xlsx"])
    #expect(files.allSatisfy { $0.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) })
    #expect(files[0].bytes != files[1].bytes)
  }

  @Test func sameBytesEveryTime() throws {
    let once = try Workbook.files(handout([.english, .chinese]))
    #expect(try Workbook.files(handout([.english, .chinese])) == once)
  }

  /// A given plan without a bound: the sentence and the sheet say so, and nothing claims a gap.
  @Test(arguments: Language.allCases)
  func noBoundIsSaid(language: Language) {
    let firm = TinyFirm()
    let plan = firm.certified()
    let result = firm.result(
      firm.scenario("given", title: "Given", chineseTitle: "所给"), today: GivenFigures.today(firm),
      .given(.init(plan: plan.plan, evaluation: plan.evaluation)))
    #expect(result.newPlan != nil)
    #expect(result.certified == nil)
    let headline = Headline(result, language: language).text
    #expect(headline.contains(language.phrases.noBoundSought))
    let json = JSONReport(Comparison(name: "autumn", results: [result]), language: language).text
    #expect(json.contains("\"outcome\": \"given\""))
    #expect(json.contains("\"bound\": null"))
    #expect(
      HTMLReport(Comparison(name: "autumn", results: [result]), language: language).text
        .contains(language.phrases.noBoundSought))
  }

  /// A plan's hash changes with whoever holds anything.
  @Test func planHashTellsPlansApart() {
    let firm = TinyFirm()
    let plan = firm.certified().plan
    var other = plan
    other.holders[3] = nil
    let hashes = [plan, other, firm.context.today].map { NamedPlan($0, in: firm.context).contentHash }
    #expect(Set(hashes).count == 3)
    #expect(handout().planHash == hashes[0])
  }

  @Test func namesThatTwoShareGetTheirIds() {
    let firm = TinyFirm()
    var people = firm.data.representatives
    people[1].name = " wang  FANG "
    let data = PlanData(
      parameters: firm.data.parameters, accounts: firm.data.accounts, representatives: people,
      regions: firm.data.regions, regionOwnersToday: firm.data.regionOwnersToday, travelMatrix: nil)
    let labels = OwnerLabels(PlanWording(language: .english, context: PlanningContext(data: data)))
    #expect(labels.people == ["张敏", " wang  FANG  (R2)", "Wang Fang (R3)"])
  }

  /// A table that a sheet cannot hold goes on in further ones; no row is lost, none is there twice.
  @Test func longTablesGoOnInFurtherSheets() throws {
    var pages = WorkbookPages(handout(), .english)
    pages.mostRows = 10
    let document = try XLSXDocument(.init(created: 0), font: "Arial")
    var written: [Int] = []
    let parts = try pages.write(
      .moves, lines: ["one", "two"], columns: [pages.column(Term.account)], count: 13, to: document
    ) { row in
      written.append(row)
      return [.count(row)]
    }
    // A title, two lines and the heads leave six rows of ten.
    #expect(parts.map(\.sheet.name) == ["Moves", "Moves 2", "Moves 3"])
    #expect(parts.map { $0.rows?.count } == [6, 6, 1])
    #expect(written == Array(0..<13))
  }

  @Test func emptyTablesHaveOneSheet() throws {
    let document = try XLSXDocument(.init(created: 0), font: "Arial")
    let pages = WorkbookPages(handout(), .english)
    let parts = try pages.write(
      .moves, lines: [], columns: [pages.column(Term.account)], count: 0, to: document
    ) { _ in [] }
    #expect(parts.map { $0.rows } == [nil])
    #expect(try document.finish().starts(with: [0x50, 0x4B]))
  }
}
