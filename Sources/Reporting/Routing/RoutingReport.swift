import TerritoryPlanning

/// The routing table for a terminal.
public struct RoutingText {
  let sheet: Sheet
  let style: TerminalStyle

  /// - Parameter colours: Whether to mark with terminal colours.
  public init(_ table: RoutingTable, language: Language, colours: Bool = false) {
    sheet = RoutingGrid(table, language: language).sheet
    style = TerminalStyle(colours: colours)
  }

  /// The whole report, ending in a newline.
  public var text: String { sheet.text(style: style) }
}

/// The routing table as Markdown: for the wiki of those who enter new accounts.
public struct RoutingMarkdown {
  let sheet: Sheet

  public init(_ table: RoutingTable, language: Language) {
    sheet = RoutingGrid(table, language: language).sheet
  }

  /// The whole report, ending in a newline.
  public var text: String { sheet.markdown }
}

/// The routing table for programs and assignment rules: a row a region and duty.
public struct RoutingCSV {
  let table: RoutingTable
  let language: Language
  let contacts: RoutingContacts
  let dialect: CSVDialect

  /// - Parameters:
  ///   - language: Of names of duties and of what to do.
  ///   - contacts: How the CRM knows people.
  public init(
    _ table: RoutingTable, language: Language, contacts: RoutingContacts = RoutingContacts(),
    dialect: CSVDialect = .plain
  ) {
    self.table = table
    self.language = language
    self.contacts = contacts
    self.dialect = dialect
  }

  public var text: String {
    let data = table.context.data
    let wording = PlanWording(language: language, context: table.context)
    var csv = CSVText(
      head: [
        "region", "region_name", "parent", "parent_name", "duty", "duty_name", "owner", "owner_name",
        "owner_email", "owner_crm_id", "state", "rolled_up_to", "what_to_do",
      ], dialect: dialect)
    for line in table.lines {
      let region = data.regions[line.region]
      let parent = region.parent.map { data.regions[$0] }
      for duty in data.parameters.duties.indices {
        let target = line.targets[duty]
        let owner = target.representative.map { data.representatives[$0] }
        csv.append([
          .text(region.id), .text(region.name), .text(parent?.id ?? ""), .text(parent?.name ?? ""),
          .text(data.parameters.duties[duty].id), .text(wording.name(ofDuty: duty)), .text(owner?.id ?? ""),
          .text(owner?.name ?? ""), .text(owner.flatMap { contacts.emails[$0.id] } ?? ""),
          .text(owner.flatMap { contacts.crmIDs[$0.id] } ?? ""), .text(target.state),
          .text(line.rolledUpTo.map { data.regions[$0].id } ?? ""),
          .text(target.remedy(language.phrases)),
        ])
      }
    }
    return csv.text
  }
}

/// How the CRM knows people, by the ids of representatives; empty where it is not known.
public struct RoutingContacts: Sendable, Equatable {
  public var emails: [String: String]
  public var crmIDs: [String: String]

  public init(emails: [String: String] = [:], crmIDs: [String: String] = [:]) {
    self.emails = emails
    self.crmIDs = crmIDs
  }
}

extension RoutingTable.Target {
  /// The representative or position, where there is one.
  public var representative: Int? {
    switch self {
    case .person(let index), .vacancy(let index): index
    case .undecided: nil
    }
  }

  /// The column `state`.
  fileprivate var state: String {
    switch self {
    case .person: "owner"
    case .vacancy: "open_position"
    case .undecided: "nobody"
    }
  }

  fileprivate func remedy(_ phrases: any Phrases) -> String {
    switch self {
    case .person: ""
    case .vacancy: phrases.vacancyRemedy
    case .undecided: phrases.undecidedRemedy
    }
  }
}

extension RoutingTable {
  /// routing.csv in the first language, routing.md in each: their names and bytes.
  ///
  /// - Parameter languages: at least one.
  public static func files(
    _ table: RoutingTable, languages: [Language], contacts: RoutingContacts = RoutingContacts()
  ) -> [(name: String, bytes: [UInt8])] {
    let csv = RoutingCSV(table, language: languages[0], contacts: contacts, dialect: .excel).text
    return [("routing.csv", Array(csv.utf8))]
      + languages.enumerated().map { number, language in
        let suffix = number == 0 ? "" : "." + language.rawValue
        return ("routing\(suffix).md", Array(RoutingMarkdown(table, language: language).text.utf8))
      }
  }
}
