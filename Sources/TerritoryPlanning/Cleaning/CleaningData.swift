/// A CRM's tables as cleaning sees them: columns of texts, each with what it means.
///
/// Nothing in here is changed by cleaning; findings point to rows and columns of it.
public struct CleaningData: Sendable {
  public var accounts: CleaningTable?
  public var deals: CleaningTable?
  public var people: CleaningTable?
  /// Values that columns of the same name may hold, such as the products of a price list.
  public var lists: [ValueList] = []
  /// ISO 4217 code of the money columns; empty where it is not known.
  public var currency = ""
  public var wonStages: Set<String> = []
  /// Stages, other than won, in which a deal is at its end.
  public var lostStages: Set<String> = []
  /// Texts of owner columns that name somebody of the plan; nil where nobody knows who the people are.
  public var knownPeople: Set<String>?
  /// Texts of owner columns that name somebody who is not planned for, or is said to leave.
  public var leavers: Set<String> = []
  /// Closing dates behind this day are in the future.
  public var asOf: CalendarDay

  public init(asOf: CalendarDay) { self.asOf = asOf }

  /// The tables that are there.
  public var tables: [(kind: CleaningTable.Kind, table: CleaningTable)] {
    CleaningTable.Kind.allCases.compactMap { kind in self[kind].map { (kind, $0) } }
  }

  public subscript(kind: CleaningTable.Kind) -> CleaningTable? {
    get {
      switch kind {
      case .accounts: accounts
      case .deals: deals
      case .people: people
      }
    }
    set {
      switch kind {
      case .accounts: accounts = newValue
      case .deals: deals = newValue
      case .people: people = newValue
      }
    }
  }

  /// The values of a column of another file, by which a column of the same header is checked.
  public struct ValueList: Sendable {
    public var file: String
    public var header: String
    public var values: [String]
    public init(file: String, header: String, values: [String]) {
      (self.file, self.header, self.values) = (file, header, values)
    }
  }
}

/// One table of a CRM, column by column.
public struct CleaningTable: Sendable {
  public enum Kind: String, Sendable, CaseIterable { case accounts, deals, people }

  public var file: String
  public var columns: [CleaningColumn]
  /// Line of each row in the file, from 1.
  public var lines: [Int]

  public init(file: String, columns: [CleaningColumn], lines: [Int]) {
    (self.file, self.columns, self.lines) = (file, columns, lines)
  }

  public var rowCount: Int { lines.count }

  /// Position of the first column of this meaning.
  public func position(_ meaning: CleaningColumn.Meaning) -> Int? {
    columns.firstIndex { $0.meaning == meaning }
  }

  public func column(_ meaning: CleaningColumn.Meaning) -> CleaningColumn? {
    position(meaning).map { columns[$0] }
  }

  /// Positions of all columns of this meaning.
  public func positions(_ meaning: CleaningColumn.Meaning) -> [Int] {
    columns.indices.filter { columns[$0].meaning == meaning }
  }
}

/// A column of a table.
public struct CleaningColumn: Sendable {
  public enum Meaning: String, Sendable, CaseIterable {
    /// Of the row: an account's, deal's or person's id.
    case id
    case name, phone, email, website
    /// A number that a register gives to a firm, such as a tax or unified social credit code.
    case registration
    case city, region
    /// Texts from a short list: industry, segment, stage, product and the like.
    case category
    case owner, parent
    /// Of deals: the account by its id or by its name, the person.
    case account
    case accountName = "account_name"
    case person
    case stage, opened, closed
    /// An amount of money that the plan reads: a deal's, or an account's revenue with us.
    case value
    case currency
    /// Another amount of money, or a number of things.
    case amount
    case manager, team
    /// Nothing that cleaning looks at.
    case other
  }

  public var header: String
  public var meaning: Meaning
  /// Without blanks around them; empty where there is none.
  public var texts: [String]
  /// Of amounts: how the import reads the texts; nil where it is no number or empty.
  public var numbers: [Double?] = []
  /// Of amounts: rows whose text or whose currency column names another currency than the plan's, with its name.
  public var foreign: [Int: String] = [:]
  /// Of dates: how the import reads the texts; nil where it is no date or empty.
  public var days: [CalendarDay?] = []

  public init(header: String, meaning: Meaning, texts: [String]) {
    (self.header, self.meaning, self.texts) = (header, meaning, texts)
  }
}
