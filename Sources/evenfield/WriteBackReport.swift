import PlanFiles
import Reporting
import TerritoryPlanning

/// The files that write-back hands to the administrator of a CRM.
struct WriteBackReport {
  private let written: WriteBack
  private let facts: WriteBackFacts
  private let routing: RoutingTable

  /// - Parameter names: of the case, the scenario and the plan.
  init(
    _ written: WriteBack, _ plan: Plan, in context: PlanningContext, evaluation: Evaluation, kept: KeptExport,
    fresh: String?, names: (caseName: String, scenario: String, plan: String)
  ) {
    self.written = written
    routing = RoutingTable(plan, in: context)
    facts = WriteBackFacts(
      system: Self.system(written), caseName: names.caseName, scenario: names.scenario, plan: names.plan,
      accountsFile: kept.table(of: .accounts)?.file.name ?? written.accountsFile,
      idColumn: kept.table(of: .accounts)?.table.id ?? "", check: Self.check(written, fresh: fresh),
      files: written.files.map {
        WriteBackFacts.File(
          name: $0.name, isUndo: $0.purpose == .undo, rows: $0.changes.count, requests: $0.requests)
      },
      changes: Self.changes(written), manual: Self.manual(written),
      newAccounts: (written.comparison?.added ?? []).map { record in
        WriteBackFacts.NewAccount(
          id: record.id, name: record.name, region: record.region, owner: record.owners.first?.text ?? "")
      },
      itemsWithoutColumn: written.itemsWithoutColumn,
      outsidePlan: written.recordsOutsidePlan - (written.comparison?.added.count ?? 0),
      asPlanned: written.accountsAsPlanned, notInCRM: written.accountsNotInCRM,
      breaksRules: !evaluation.isLegal, context: context,
      evaluation: evaluation)
  }

  func readme(_ language: Language) -> WriteBackReadme { WriteBackReadme(facts, language: language) }

  /// All files, those for people first.
  func files(_ languages: [Language]) -> [PlanFolderWriter.File] {
    var files: [PlanFolderWriter.File] = []
    func add(_ name: String, _ text: String) {
      files.append(PlanFolderWriter.File(name: name, bytes: Array(text.utf8)))
    }
    let mark = facts.check == .unchecked ? WriteBack.uncheckedPrefix : ""
    for (number, language) in languages.enumerated() {
      add(number == 0 ? "README.txt" : "README.\(language.rawValue).txt", readme(language).text)
    }
    add(mark + "changes.csv", ChangeListCSV(facts, language: languages[0]).text)
    if !facts.manual.isEmpty { add(mark + "by-hand.csv", ManualListCSV(facts, language: languages[0]).text) }
    if !facts.newAccounts.isEmpty {
      add(mark + "new-accounts.csv", NewAccountsCSV(facts, routing: routing, language: languages[0]).text)
    }
    return files + written.files.map { PlanFolderWriter.File(name: $0.name, bytes: $0.bytes) }
  }

  private static func system(_ written: WriteBack) -> WriteBackFacts.System {
    switch written.format {
    case .hubspotImport: .hubspot
    case .zohoBulkWrite: .zoho
    case .salesforceDataLoader: .salesforce
    case .fxiaokeRecords: .fxiaokeRecords
    case .jiandaoyunRequests: .jiandaoyunRequests
    case .workbookOfChanges: written.profile == "jiandaoyun" ? .jiandaoyunWorkbook : .fxiaokeWorkbook
    case .ownFile: .ownFile
    }
  }

  private static func check(_ written: WriteBack, fresh: String?) -> WriteBackFacts.Check {
    guard let comparison = written.comparison, let fresh else { return .unchecked }
    return .compared(
      fresh: FileName.of(fresh) + "/" + written.accountsFile, otherwiseChanged: comparison.otherwiseChanged,
      columnsAdded: comparison.columnsAdded, columnsGone: comparison.columnsGone)
  }

  private static func changes(_ written: WriteBack) -> [WriteBackFacts.Change] {
    var files = [String](repeating: "", count: written.changes.count)
    var undoFiles = files
    for file in written.files {
      for change in file.changes {
        if file.purpose == .change { files[change] = file.name } else { undoFiles[change] = file.name }
      }
    }
    return written.changes.enumerated().map { index, change in
      WriteBackFacts.Change(
        item: change.item, column: written.fields[change.field].column, from: change.from,
        to: change.to.map { Holder($0) }, file: files[index], undoFile: undoFiles[index])
    }
  }

  private static func manual(_ written: WriteBack) -> [WriteBackFacts.Manual] {
    written.manual.map { change in
      let kind: WriteBackFacts.Manual.Kind =
        switch change.kind {
        case .leaveToNobody: .nobody
        case .leaveToPool: .pool
        case .dutyWithoutColumn: .noColumn
        }
      return WriteBackFacts.Manual(kind: kind, item: change.item, from: change.from, to: change.to)
    }
  }
}
