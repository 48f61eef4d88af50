/// What an import found, assumed or left out, without words. Factors are plain numbers; columns, roles of tables and
/// parameters are called as the map file calls them.
public enum ImportFact: Sendable, Equatable {
  case yield(Yield)
  case people(People)
  case records(Records)
  case reading(Reading)

  /// What accounts yield.
  public enum Yield: Sendable, Equatable {
    /// Current revenue of a period is the deals won and closed in these days, times a factor.
    case currentIsWonDeals(from: CalendarDay, to: CalendarDay, times: Double)
    case currentIsColumn(String, times: Double)
    /// A column of the people's file, split over the owner's accounts by a column of the accounts' file.
    case currentIsShared(total: String, by: String, times: Double)
    case potentialIsCurrent(times: Double)
    /// Current revenue, and the deals in progress times a factor.
    case potentialIsOpenDeals(times: Double)
    case potentialIsColumn(String, times: Double)
    /// A header such as `金额（万元）` multiplies.
    case amountsAreTimes(Double)
    /// Accounts without revenue are prospects.
    case prospects
    /// Accounts whose owner has no total to split, or nothing to split it by.
    case accountsWithoutTotal
    /// A person's total goes to no account.
    case ownsNoAccount(total: String)
  }

  /// Who the people are, and who holds what today.
  public enum People: Sendable, Equatable {
    case noIncumbents
    case accountsWithoutOwner
    /// The owner does these duties today.
    case ownerDoes([String])
    /// Whoever stands in a column does a duty today.
    case columnDoes(column: String, duty: String)
    /// The person with the most won revenue, at least this share of it, holds the account.
    case leaderHolds(share: Double)
    case nobodyReachesShare
    /// The owners of the accounts become the people: how many, the first names, whether there are others.
    case ownersBecomePeople(count: Int, names: [String], andOthers: Bool)
    case leftOut(by: Source)
    /// Minutes a period of everybody, or of those whose hours are not listed.
    case everybodyWorks(minutes: Int64, selling: Int64, butListed: Bool)
    case listedHours(people: Int)
    /// The role of everybody, or of those whose role is not listed.
    case everybodyIs(Representative.Role, butListed: Bool)
    case travelLimit(minutes: Int64)
    case homesAreMeans
  }

  /// Who says that somebody is left out.
  public enum Source: String, Sendable { case map, users }

  /// Accounts and deals.
  public enum Records: Sendable, Equatable {
    case accountsWithoutRegion(takeThis: String)
    /// No account has coordinates, or these have none.
    case withoutCoordinates(isEverybody: Bool)
    case dealsWithoutAccount
    case dealsOfUnknownAccount
    /// Deals of somebody who is nobody of the plan.
    case dealsOfUnknownPerson
    /// Deals of people who are not planned for, or of nobody.
    case dealsOfOthers
    /// A parameter of the plan.
    case parameter(String, value: String, isGiven: Bool)
  }

  /// How files are read.
  public enum Reading: Sendable, Equatable {
    case table(TableRole, profile: String, columns: [ColumnUse])
    case columnsKept([String])
    case encodedInGB18030
    case valueReadAs(String)
    case replacementMeetsNothing
    case outsideTable(isAbove: Bool)
    case momentsAreDays(timeZone: String)
    /// Sheets with rows that a workbook hides and that are not read.
    case hiddenSheets([String])
    /// The table is read from a sheet that the workbook hides.
    case readsHiddenSheet(String)
    /// Rows that the workbook hides, by a filter or by hand, are read as all others.
    case hiddenRows
    /// Cells and rows that the user's repairs read otherwise, as so many lines of a file say.
    case repaired(cells: Int, rows: Int, lines: Int, file: String, log: String)
  }

  public enum TableRole: String, Sendable { case accounts, deals, people, users }

  /// Which column of the file is what.
  public struct ColumnUse: Sendable, Equatable {
    public var meaning: String
    public var header: String

    public init(_ meaning: String, _ header: String) {
      self.meaning = meaning
      self.header = header
    }
  }
}
