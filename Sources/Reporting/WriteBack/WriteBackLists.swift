import TerritoryPlanning

/// changes.csv: every account that gets another owner, from whom, to whom, why, and in which file.
public struct ChangeListCSV {
  let facts: WriteBackFacts
  let language: Language

  public init(_ facts: WriteBackFacts, language: Language) {
    self.facts = facts
    self.language = language
  }

  public var text: String {
    let data = facts.context.data
    let wording = PlanWording(language: language, context: facts.context)
    let reasons = Dictionary(
      facts.evaluation.moves.map { ($0.item, $0.reason) }, uniquingKeysWith: { first, _ in first })
    var csv = CSVText(
      head: [
        "account", "account_name", "region", "duty", "column", "from", "to", "to_name", "why", "file",
        "undo_file",
      ], dialect: .excel)
    for change in facts.changes {
      let work = facts.context.items[change.item]
      let account = data.accounts[work.account]
      let why =
        reasons[change.item].map(wording.text)
        ?? (change.from.isEmpty ? wording.phrases.wasUnheld : wording.phrases.crmShowsAnother)
      csv.append([
        .text(account.id), .text(account.name), .text(data.regions[account.region].name),
        .text(wording.name(ofDuty: work.duty)), .text(change.column), .text(change.from),
        .text(change.to.map { data.representatives[$0.index].id } ?? ""), .text(wording.name(of: change.to)),
        .text(why), .text(change.file), .text(change.undoFile),
      ])
    }
    return csv.text
  }
}

/// by-hand.csv: what the CRM's files cannot carry.
public struct ManualListCSV {
  let facts: WriteBackFacts
  let language: Language

  public init(_ facts: WriteBackFacts, language: Language) {
    self.facts = facts
    self.language = language
  }

  public var text: String {
    let data = facts.context.data
    let wording = PlanWording(language: language, context: facts.context)
    var csv = CSVText(
      head: ["account", "account_name", "duty", "from", "to", "kind", "what_to_do"], dialect: .excel)
    for change in facts.manual {
      let work = facts.context.items[change.item]
      csv.append([
        .text(data.accounts[work.account].id), .text(data.accounts[work.account].name),
        .text(wording.name(ofDuty: work.duty)), .text(change.from), .text(wording.name(of: change.to)),
        .text(change.kind.rawValue), .text(wording.phrases.byHand(change.kind, in: facts.system)),
      ])
    }
    return csv.text
  }
}

/// new-accounts.csv: accounts that came since the export, with the owners to whom the routing table sends them.
public struct NewAccountsCSV {
  let facts: WriteBackFacts
  let routing: RoutingTable
  let language: Language

  public init(_ facts: WriteBackFacts, routing: RoutingTable, language: Language) {
    self.facts = facts
    self.routing = routing
    self.language = language
  }

  public var text: String {
    let data = facts.context.data
    let wording = PlanWording(language: language, context: facts.context)
    var regions: [String: Int] = [:]
    for (index, region) in data.regions.enumerated() {
      regions[region.name] = regions[region.name] ?? index
      regions[region.id] = index
    }
    let lines = Dictionary(routing.lines.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    let duties = data.parameters.duties
    var csv = CSVText(
      head: ["account", "account_name", "region", "owner_now"] + duties.map { "to_" + $0.id } + [
        "what_to_do"
      ],
      dialect: .excel)
    for account in facts.newAccounts {
      let line = regions[account.region].flatMap { lines[$0] }
      let targets = duties.indices.map { duty in
        line.flatMap { $0.targets[duty].representative }.map { data.representatives[$0].name } ?? ""
      }
      csv.append(
        [.text(account.id), .text(account.name), .text(account.region), .text(account.owner)]
          + targets.map { .text($0) }
          + [.text(line == nil ? wording.phrases.regionOfNewAccountUnknown : "")])
    }
    return csv.text
  }
}
