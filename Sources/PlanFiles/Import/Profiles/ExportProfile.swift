/// What the exports of a CRM look like: which headers mean what, which stages are won, how days are told.
///
/// A profile is data. It proposes a map; the user's own map overrides any key of it. Headers of `documented`
/// lists are facts about the product; all others, and those of the plain profile that stand behind every
/// profile, are tolerant guesses.
public struct ExportProfile: Sendable, Equatable {
  /// As `--profile` and `profile:` call it.
  public let name: String
  /// As the product calls itself.
  public let title: String
  let accounts: [Column<AccountField>]
  let deals: [Column<DealField>]
  let stages: StageWords
  /// Headers that hardly any other product writes; two of them tell the product.
  let marks: [String]
  /// IANA name of the zone in which moments become days where the export does not say.
  let timeZone: String
  /// Whether ids of 15 characters, which differ by capitals alone, get the three check characters that make
  /// 18 of them (Salesforce).
  let lengthensIDs: Bool

  /// Headers of one field, the likelier first.
  struct Column<Field: Sendable>: Sendable {
    var field: Field
    var headers: [String]
    init(_ field: Field, _ headers: [String]) {
      self.field = field
      self.headers = headers
    }
  }

  init(
    name: String, title: String, accounts: [Column<AccountField>], deals: [Column<DealField>],
    stages: StageWords = StageWords(), marks: [String], timeZone: String = "UTC", lengthensIDs: Bool = false
  ) {
    self.name = name
    self.title = title
    self.accounts = accounts
    self.deals = deals
    self.stages = stages
    self.marks = marks
    self.timeZone = timeZone
    self.lengthensIDs = lengthensIDs
  }

  /// Every profile; the plain one is last.
  public static let all: [ExportProfile] = [.hubspot, .zoho, .fxiaoke, .jiandaoyun, .salesforce, .plain]

  /// There is one profile of a name.
  public static func == (a: ExportProfile, b: ExportProfile) -> Bool { a.name == b.name }

  /// The profile of this name.
  public static func named(_ name: String) -> ExportProfile? { all.first { $0.name == name } }
}

/// What a column of a table of accounts can mean; the raw values are keys of the map.
enum AccountField: String, Sendable, CaseIterable {
  case id, name, owner
  case ownerID = "owner_id"
  case region, city, latitude, longitude, industry, segment, parent, named, phone, website, created
  /// The customer's own turnover, which is never revenue with us.
  case turnover
}

/// What a column of a table of deals can mean.
enum DealField: String, Sendable, CaseIterable {
  case id, name, account
  case accountName = "account_name"
  case person
  case personID = "person_id"
  case stage, value, currency, closed, opened, product
}

/// What a column of a list of people can mean.
enum PersonField: String, Sendable, CaseIterable {
  case name, email, id, aliases, team, manager, role, region, hours
  case inPlan = "in_plan"
}

/// Values of stages, compared as headers are.
struct StageWords: Sendable {
  var won: [String] = []
  var lost: [String] = []
  var negotiation: [String] = []
  var open: [String] = []
}
