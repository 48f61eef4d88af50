public import TerritoryPlanning

/// What is written back into a CRM, as people are told of it.
public struct WriteBackFacts: Sendable {
  /// The systems whose steps are known; the raw value is written where a program reads it.
  public enum System: String, Sendable, CaseIterable {
    case hubspot, zoho, salesforce
    case fxiaokeRecords = "fxiaoke_records"
    case fxiaokeWorkbook = "fxiaoke_workbook"
    case jiandaoyunWorkbook = "jiandaoyun_workbook"
    case jiandaoyunRequests = "jiandaoyun_requests"
    case ownFile = "own_file"
  }

  /// A file, in the order in which they are imported.
  public struct File: Sendable, Equatable {
    public var name: String
    public var isUndo: Bool
    /// Accounts in it.
    public var rows: Int
    /// Requests in it, where it is made of requests.
    public var requests: Int?

    public init(name: String, isUndo: Bool, rows: Int, requests: Int? = nil) {
      self.name = name
      self.isUndo = isUndo
      self.rows = rows
      self.requests = requests
    }
  }

  /// An account that gets another owner.
  public struct Change: Sendable, Equatable {
    public var item: Int
    /// The column of the CRM.
    public var column: String
    /// As the CRM shows it.
    public var from: String
    /// nil: nobody.
    public var to: Holder?
    public var file: String
    /// Empty: no file undoes it.
    public var undoFile: String

    public init(item: Int, column: String, from: String, to: Holder?, file: String, undoFile: String) {
      self.item = item
      self.column = column
      self.from = from
      self.to = to
      self.file = file
      self.undoFile = undoFile
    }
  }

  /// A change that somebody makes by hand.
  public struct Manual: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      case nobody, pool
      case noColumn = "no_column"
    }
    public var kind: Kind
    public var item: Int
    public var from: String
    public var to: Holder?

    public init(kind: Kind, item: Int, from: String, to: Holder?) {
      self.kind = kind
      self.item = item
      self.from = from
      self.to = to
    }
  }

  /// An account that the CRM has and the plan does not.
  public struct NewAccount: Sendable, Equatable {
    public var id: String
    public var name: String
    public var region: String
    public var owner: String

    public init(id: String, name: String, region: String, owner: String) {
      self.id = id
      self.name = name
      self.region = region
      self.owner = owner
    }
  }

  /// How the CRM was compared with the export.
  public enum Check: Sendable, Equatable {
    /// With a fresh export: accounts that differ in other columns, columns that came or went.
    case compared(fresh: String, otherwiseChanged: Int, columnsAdded: [String], columnsGone: [String])
    case unchecked
  }

  public var system: System
  public var caseName: String
  public var scenario: String
  public var plan: String
  /// The kept file of accounts.
  public var accountsFile: String
  public var idColumn: String
  public var check: Check
  public var files: [File]
  public var changes: [Change]
  public var manual: [Manual]
  public var newAccounts: [NewAccount]
  /// Work items whose holder no column of the CRM shows.
  public var itemsWithoutColumn: Int
  /// Accounts of the CRM that are not in the plan; they keep their owners.
  public var outsidePlan: Int
  public var asPlanned: Int
  /// Accounts of the plan that the CRM does not have.
  public var notInCRM: Int
  /// The plan breaks rules and is written all the same.
  public var breaksRules: Bool
  public let context: PlanningContext
  public let evaluation: Evaluation

  public init(
    system: System, caseName: String, scenario: String, plan: String, accountsFile: String, idColumn: String,
    check: Check, files: [File], changes: [Change], manual: [Manual], newAccounts: [NewAccount],
    itemsWithoutColumn: Int, outsidePlan: Int, asPlanned: Int, notInCRM: Int, breaksRules: Bool,
    context: PlanningContext,
    evaluation: Evaluation
  ) {
    self.system = system
    self.caseName = caseName
    self.scenario = scenario
    self.plan = plan
    self.accountsFile = accountsFile
    self.idColumn = idColumn
    self.check = check
    self.files = files
    self.changes = changes
    self.manual = manual
    self.newAccounts = newAccounts
    self.itemsWithoutColumn = itemsWithoutColumn
    self.outsidePlan = outsidePlan
    self.asPlanned = asPlanned
    self.notInCRM = notInCRM
    self.breaksRules = breaksRules
    self.context = context
    self.evaluation = evaluation
  }

  /// Changes that no file undoes.
  public var notUndone: Int { changes.count { $0.undoFile.isEmpty } }
}
