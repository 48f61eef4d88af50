import Foundation
public import TerritoryPlanning

/// What a CRM export's files and columns are, and what is assumed where the export says nothing.
///
/// Read from a YAML map file (`docs/import.md`), completed by a profile where one is named.
public struct ImportMap: Sendable, Equatable {
  /// What is known of the CRM; the plain profile where none is named.
  public var profile: ExportProfile
  /// Whether the map or the command line names a profile.
  public var namesProfile: Bool
  /// IANA name of the zone in which moments become days.
  public var timeZone: String
  /// How dates such as `10/1/2026` are meant; nil: as each column shows.
  var dateOrder: DayReading.Order?
  /// What stands before the decimals of amounts.
  var decimals: AmountText.Decimals
  public var period: Period
  /// ISO 4217 code of every money column.
  public var currency: String
  public var accounts: AccountSource
  public var people: PeopleSource
  public var users: UsersSource?
  public var deals: DealSource?
  public var value: ValueRule
  public var incumbents: IncumbentRule
  /// Regions that belong together; each area becomes the parent of its regions.
  public var areas: [Area]
  /// Travel speed and the like, copied into the plan's parameters as written, or nil.
  public var parameters: SettingNode?
  /// What cleaning is told beside the map (`docs/cleaning.md`), or nil.
  public var cleaning: SettingNode?

  public struct Period: Sendable, Equatable {
    public var name: String
    public var start: CalendarDay
    public var end: CalendarDay
  }

  public struct Area: Sendable, Equatable {
    public var name: String
    public var regions: [String]
  }

  /// The accounts' file; every other member is a column of it, or nil where the export has none.
  public struct AccountSource: Sendable, Equatable {
    public var file: String
    /// Which table of the file; by default the only one.
    public var choice: SpreadsheetFile.Choice
    public var id: String
    public var name: String
    /// Distinct values become the regions.
    public var region: String
    /// Region of accounts whose cell is empty; nil: they are faults.
    public var withoutRegion: String?
    public var latitude: String?
    public var longitude: String?
    /// Whether 0, 0 means that the place is not known, as some geocoders write; otherwise it is a fault.
    public var zeroCoordinatesAreMissing: Bool
    public var industry: String?
    public var segment: String?
    public var parent: String?
    /// Who serves the account: a name, an e-mail or an id.
    public var owner: String?
    /// A second column with the owner's id, which decides where names are alike.
    public var ownerID: String?
    /// Owner columns of single duties, which go before `owner`.
    public var owners: [DutyOwner]
    public var named: String?
    /// Columns that a plan does not read but cleaning and hand-outs may: city, phone, website, created.
    public var others: [String: String]
    /// Values to be read as others, by column.
    public var replacements: [Replacement]
    public var knownValues: [KnownValues]
  }

  /// A column with who does one duty.
  public struct DutyOwner: Sendable, Equatable {
    public var duty: String
    public var column: String
  }

  /// The list of the CRM's users: its columns are found by their usual names.
  public struct UsersSource: Sendable, Equatable {
    /// Path as written: beside the export, or anywhere.
    public var file: String
    public var choice: SpreadsheetFile.Choice
  }

  public struct PeopleSource: Sendable, Equatable {
    /// nil: the people are those of the users' list, or else the owners of the accounts.
    public var file: String?
    public var choice: SpreadsheetFile.Choice
    public var id: String?
    public var name: String?
    public var team: String?
    public var manager: String?
    /// Column with the home region, as the accounts' regions are called.
    public var region: String?
    public var role: Representative.Role
    public var workingMinutes: Int64
    public var nonSellingMinutes: Int64
    public var travelLimitMinutes: Int64?
    /// Whether the home is the mean position of the accounts held today (an assumption that is listed).
    public var homeIsCentreOfAccounts: Bool
    /// Whether everybody works only in the area that holds their region.
    public var isConfinedToArea: Bool
    /// Ids that are left out, each listed in the report.
    public var leftOut: [String]
    public var replacements: [Replacement]
  }

  public struct DealSource: Sendable, Equatable {
    public enum WithoutAccount: String, Sendable, CaseIterable {
      case leaveOut = "leave_out"
      case refuse
    }
    /// What happens to deals of accounts that the accounts' file does not hold.
    public enum UnknownAccount: String, Sendable, CaseIterable {
      case refuse
      case leaveOut = "leave_out"
    }
    /// What happens to deals of people who are nobody: a fault, or no representative.
    public enum UnknownPerson: String, Sendable, CaseIterable {
      case refuse
      case leaveEmpty = "leave_empty"
    }
    public var file: String
    public var choice: SpreadsheetFile.Choice
    public var id: String?
    public var name: String?
    /// Column with the account's id; this or `accountName` is there.
    public var account: String?
    public var accountName: String?
    public var person: String
    public var personID: String?
    public var stage: String
    public var value: String
    public var currency: String?
    public var opened: String?
    public var closed: String
    public var product: String?
    /// Values of `stage` by what they mean; others mean what the profile says.
    public var stages: [OpportunityRecord.Stage: [String]]
    public var unknownAccount: UnknownAccount
    public var unknownPerson: UnknownPerson
    public var withoutAccount: WithoutAccount
    public var replacements: [Replacement]
    public var knownValues: [KnownValues]
  }

  /// Where the revenue with us a period comes from. A customer's own turnover is never taken for it.
  public enum CurrentRule: Sendable, Equatable {
    /// Sum of won deals closed from `from` to `to`, times a factor that makes it a period's.
    case wonDeals(from: CalendarDay, to: CalendarDay, times: Double)
    /// A column that holds revenue with us, times a factor.
    case column(String, times: Double)
    /// The owner's total (a column of the people's file), split over the owner's accounts in proportion to a
    /// column of the accounts' file; marked as assumed.
    case allocated(total: String, by: String, times: Double)
  }

  public struct ValueRule: Sendable, Equatable {
    public var current: CurrentRule
    public var potential: Potential
    public enum Potential: Sendable, Equatable {
      case column(String, times: Double)
      /// An assumption that is listed.
      case timesCurrent(Double)
      /// Current revenue and the deals in progress, times a factor.
      case openDeals(times: Double)
    }
  }

  /// Who holds an account's duties today.
  public enum IncumbentRule: Sendable, Equatable {
    case nobody
    /// The owner column of the accounts' file, for these duties.
    case owner(duties: [String])
    /// The person with the most won revenue of the account, if it is at least `share` of it.
    case mostWon(share: Double, duties: [String])
  }

  /// Values of a column that are read as others.
  public struct Replacement: Sendable, Equatable {
    public var column: String
    /// In file order.
    public var pairs: [Pair]
    public struct Pair: Sendable, Equatable {
      public var from: String
      public var to: String
    }
  }

  /// A column whose values must be among those of a column of another file.
  public struct KnownValues: Sendable, Equatable {
    public var column: String
    public var file: String
    public var otherColumn: String
  }
}

extension ImportMap {
  /// Reads days as the map says.
  var dayReading: DayReading {
    DayReading(zone: TimeZone(identifier: timeZone) ?? .gmt, order: dateOrder)
  }

  /// The file that names the people, for faults and notes.
  var peopleFile: String { people.file ?? users.map { FilePaths.lastComponent($0.file) } ?? accounts.file }

  /// Ids of the duties that the incumbent rule names.
  var incumbentDuties: [String] {
    switch incumbents {
    case .nobody: []
    case .owner(let duties), .mostWon(_, let duties): duties
    }
  }
}
