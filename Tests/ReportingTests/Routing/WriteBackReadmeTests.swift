import TerritoryPlanning
import Testing

@testable import Reporting

/// What the administrator of a CRM is told.
@Suite struct WriteBackReadmeTests {
  private func facts(
    _ system: WriteBackFacts.System, check: WriteBackFacts.Check = .unchecked, changed: Bool = true
  ) -> WriteBackFacts {
    let context = TinyFirm().context
    return WriteBackFacts(
      system: system, caseName: "tiny", scenario: "rebalance", plan: "plan.csv", accountsFile: "客户.csv",
      idColumn: "客户编号", check: check,
      files: changed
        ? [
          .init(name: "owners-1.csv", isUndo: false, rows: 2, requests: 1),
          .init(name: "undo-1.csv", isUndo: true, rows: 1),
        ] : [],
      changes: changed
        ? [
          .init(
            item: 2, column: "=负责人", from: "=cmd", to: Holder(1), file: "owners-1.csv", undoFile: "undo-1.csv"
          ),
          .init(item: 6, column: "=负责人", from: "", to: Holder(2), file: "owners-1.csv", undoFile: ""),
        ] : [],
      manual: [.init(kind: .pool, item: 0, from: "张敏", to: context.pool)],
      newAccounts: [.init(id: "@9", name: "新\n客户", region: "上海", owner: "")], itemsWithoutColumn: 1,
      outsidePlan: 3, asPlanned: 4, notInCRM: 5, breaksRules: true, context: context,
      evaluation: GivenFigures.planned(TinyFirm()))
  }

  @Test(arguments: WriteBackFacts.System.allCases, Language.allCases)
  func everySystemHasItsSteps(system: WriteBackFacts.System, language: Language) {
    let text = WriteBackReadme(facts(system), language: language).text
    #expect(text.hasPrefix("\u{FEFF}") && !text.contains("\n\n") && text.hasSuffix("\r\n"))
    #expect(text.contains("\r\n1. ") && text.contains("owners-1.csv") && text.contains("undo-1.csv"))
    let phrases = language.phrases
    for step in phrases.steps(system, idColumn: "客户编号") + phrases.undoSteps(system) {
      #expect(text.contains(step))
    }
    #expect(text.contains(phrases.unchecked) && text.contains(phrases.writtenDespiteRules))
    for kind in WriteBackFacts.Manual.Kind.allCases { #expect(!phrases.byHand(kind, in: system).isEmpty) }
    for count in [
      phrases.notUndone(1), phrases.manualChanges(1), phrases.notInCRM(5), phrases.outsidePlan(3),
    ] {
      #expect(text.contains(count))
    }
  }

  @Test func nothingToDo() {
    let text = WriteBackReadme(
      facts(
        .zoho,
        check: .compared(fresh: "new/a.csv", otherwiseChanged: 2, columnsAdded: ["Tag"], columnsGone: []),
        changed: false),
      language: .english
    ).text
    #expect(
      text.contains("there is nothing to import") && text.contains("2 accounts differ in other columns"))
    #expect(text.contains("Columns that came: Tag; columns that went: none.") && !text.contains("1. "))
  }

  @Test func listsAreHarmlessInASpreadsheet() {
    let changes = ChangeListCSV(facts(.hubspot), language: .english).text.split(separator: "\r\n")
    #expect(changes.count == 3)
    #expect(changes[1].contains(",'=负责人,'=cmd,R2,李强,") && changes[1].hasSuffix(",owners-1.csv,undo-1.csv"))
    #expect(changes[2].hasSuffix(",owners-1.csv,"))
    let manual = ManualListCSV(facts(.fxiaokeRecords), language: .chinese).text
    #expect(manual.contains(",张敏,") && manual.contains("公海") && manual.contains(",pool,"))
    let facts = facts(.hubspot)
    let routing = RoutingTable(facts.context.today, in: facts.context)
    let new = NewAccountsCSV(facts, routing: routing, language: .english).text
    #expect(new.contains("\r\n'@9,\"新\n客户\",上海,,"))
  }
}
