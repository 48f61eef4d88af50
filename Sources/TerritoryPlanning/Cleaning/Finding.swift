/// Something in a CRM's tables that looks wrong, and what is proposed.
public struct Finding: Sendable, Equatable {
  public var kind: Kind
  public var confidence: Confidence
  public var table: CleaningTable.Kind
  /// The row that is meant; nil: every row of the table with `value` in `column`.
  public var row: Int?
  /// The first such row.
  public var firstRow: Int
  public var column: Int
  /// What the cell holds.
  public var value: String
  public var action: RepairAction
  /// The value to write, or the id of the account to merge into; empty where only a person can know it.
  public var proposal: String
  /// How many rows the repair touches, those of other tables included.
  public var rows: Int
  public var reason: Reason

  public enum Kind: String, Sendable, CaseIterable {
    case duplicateAccount = "duplicate_account"
    case repeatedRow = "repeated_row"
    case spelling
    case misspelt
    case unitSlip = "unit_slip"
    case outlier
    case negativeAmount = "negative_amount"
    case otherCurrency = "other_currency"
    case unreadableNumber = "unreadable_number"
    case closedBeforeOpened = "closed_before_opened"
    case closedInFuture = "closed_in_future"
    case placeholderDate = "placeholder_date"
    case earlyDate = "early_date"
    case unreadableDate = "unreadable_date"
    case wonWithoutValue = "won_without_value"
    case dealWithoutAccount = "deal_without_account"
    case unknownAccount = "unknown_account"
    case accountWithoutOwner = "account_without_owner"
    case ownerLeft = "owner_left"
    case unknownParent = "unknown_parent"
    case parentCircle = "parent_circle"
    case outsideHierarchy = "outside_hierarchy"
  }

  public enum Confidence: String, Sendable, CaseIterable, Comparable {
    case sure, likely, possible
    public static func < (a: Confidence, b: Confidence) -> Bool { a.rank < b.rank }
    private var rank: Int {
      switch self {
      case .sure: 0
      case .likely: 1
      case .possible: 2
      }
    }
  }
}

extension Finding {
  /// An amount as a proposal writes it: with at most two decimals.
  public static func text(_ amount: Double) -> String {
    let hundredths = (amount * 100).rounded()
    guard hundredths.magnitude < 1e17 else { return "\(amount)" }
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = Int64(hundredths.magnitude).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// What a repair does when somebody says yes to it.
public enum RepairAction: String, Sendable, CaseIterable {
  /// The account becomes part of the one that the proposal names.
  case merge
  /// The cell is read as the proposal.
  case set
  /// Every cell of the column that holds the value is read as the proposal.
  case replace
  /// The cell, or every cell of the column with the value, is read as empty.
  case clear
  /// The row, or every row with the value in the column, is not imported.
  case leaveOut = "leave_out"
}

extension Finding {
  /// Why something is a finding, in facts that a report puts into words.
  public enum Reason: Sendable, Equatable {
    case duplicate(DuplicateEvidence)
    case repeatedRow(ofLine: Int)
    /// The same text but for capitals, width, blanks or punctuation.
    case variant(frequency: Int, ofCommon: Int)
    /// One typing error away from a common value.
    case nearCommon(frequency: Int, ofCommon: Int)
    /// One typing error away from, or the same but for its form as, a value of another file.
    case nearListed(frequency: Int, file: String)
    /// One typing error away from a word that everybody spells alike.
    case nearKnownWord(frequency: Int)
    /// In its group of `count` values: the median and how many times larger (or, below 1, smaller) the value is.
    case farFromMedian(group: String, count: Int, median: Double, times: Double)
    /// The same, and the value divided by `unit` lies in the middle of its group; a `unit` below 1: times 1/unit.
    case unit(group: String, count: Int, median: Double, unit: Double)
    case negative
    case currency(found: String, expected: String)
    case notANumber
    case order(opened: CalendarDay, daysBetween: Int, swapped: Bool)
    case future(CalendarDay, asOf: CalendarDay)
    case placeholder
    case before1990
    case notADate
    case noValue(stage: String)
    case noAccount
    case noSuchAccount(isNearName: Bool)
    case noOwner
    case markedAsLeaving(accounts: Int, deals: Int)
    /// Nobody in the list of people: the day of the last deal where there is one.
    case notAmongPeople(accounts: Int, deals: Int, last: CalendarDay?)
    case noSuchParent(isNearName: Bool)
    case circle(members: [String])
    case reportsToNobody
  }
}

/// What speaks for two accounts being one, and what a merge would do.
public struct DuplicateEvidence: Sendable, Equatable {
  public enum Name: Sendable, Equatable {
    /// The same but for capitals, width, punctuation and the legal form.
    case same
    case sameWords
    /// One typing error apart.
    case typingError
    /// Alike to this share, 0...1.
    case similar(Double)
    case different
  }
  public var name: Name
  /// Both state a legal form, and these differ.
  public var formsDiffer = false
  public var samePhone = false
  public var sameEmail = false
  public var sameDomain = false
  public var sameRegistration = false
  /// Name of the account that it is alike to, where this is not the one it is merged into.
  public var via: String?
  /// Name of the account that stays.
  public var into: String
  public var deals = 0
  public var children = 0
  /// Owners where they differ: of the account that goes and of the one that stays.
  public var owners: (from: String, to: String)?

  public init(name: Name, into: String) {
    (self.name, self.into) = (name, into)
  }

  public static func == (a: DuplicateEvidence, b: DuplicateEvidence) -> Bool {
    a.name == b.name && a.formsDiffer == b.formsDiffer && a.samePhone == b.samePhone
      && a.sameEmail == b.sameEmail && a.sameDomain == b.sameDomain
      && a.sameRegistration == b.sameRegistration && a.via == b.via && a.into == b.into
      && a.deals == b.deals && a.children == b.children && a.owners?.from == b.owners?.from
      && a.owners?.to == b.owners?.to
  }
}
