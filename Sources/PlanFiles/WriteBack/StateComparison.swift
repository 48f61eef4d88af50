/// What has changed in a CRM between the export that the plan was made from and a fresh one, account by account.
public struct StateComparison: Sendable, Equatable {
  /// An owner who is another now.
  public struct OwnerChanged: Sendable, Equatable {
    public var id: String
    public var name: String
    /// Position among the columns of owners.
    public var column: Int
    public var exported: CRMState.OwnerCell
    public var now: CRMState.OwnerCell
  }

  /// An account and a column of owners.
  struct Place: Hashable {
    var id: String
    var column: Int
  }

  /// Accounts of the plan whose owner is another now, and not the one that the plan wants; in the order of the old
  /// export.
  public let ownersChanged: [OwnerChanged]
  /// Accounts of the plan that the fresh export does not have.
  public let gone: [CRMState.Record]
  /// Accounts of the fresh export that the old one does not have.
  public let added: [CRMState.Record]
  /// Ids that the fresh export has more than once, with their lines.
  public let duplicated: [Duplicate]
  /// Accounts that differ in columns that do not matter here.
  public let otherwiseChanged: Int
  /// Columns that only one of the exports has.
  public let columnsAdded: [String]
  public let columnsGone: [String]

  public struct Duplicate: Sendable, Equatable {
    public var id: String
    public var lines: [Int]
  }

  /// - Parameters:
  ///   - old, fresh: have the same columns of owners.
  ///   - planned: ids of the accounts of the plan; others are no concern of it.
  ///   - settled: where the fresh export has the owner that the plan wants: written already, by whomever.
  init(old: CRMState, fresh: CRMState, planned: Set<String>, settled: Set<Place>) {
    precondition(old.ownerColumns.count == fresh.ownerColumns.count, "the same columns of owners")
    duplicated = Self.duplicates(in: fresh).filter { planned.contains($0.id) }
    let repeated = Set(duplicated.map(\.id))
    let freshPositions = fresh.positions
    let oldIDs = Set(old.records.map(\.key))
    var ownersChanged: [OwnerChanged] = []
    var gone: [CRMState.Record] = []
    var otherwiseChanged = 0
    for record in old.records where !repeated.contains(record.key) {
      guard let position = freshPositions[record.key] else {
        if planned.contains(record.key) { gone.append(record) }
        continue
      }
      let now = fresh.records[position]
      for column in record.owners.indices where record.owners[column] != now.owners[column] {
        guard planned.contains(record.key), !settled.contains(Place(id: record.key, column: column)) else {
          continue
        }
        ownersChanged.append(
          OwnerChanged(
            id: record.id, name: record.name, column: column, exported: record.owners[column],
            now: now.owners[column]))
      }
      if record.otherCells != now.otherCells || record.name != now.name || record.region != now.region {
        otherwiseChanged += 1
      }
    }
    self.ownersChanged = ownersChanged
    self.gone = gone
    self.otherwiseChanged = otherwiseChanged
    var named: Set<String> = []
    added = fresh.records.filter { !oldIDs.contains($0.key) && named.insert($0.key).inserted }
    columnsAdded = fresh.columns.filter { !old.columns.contains($0) }
    columnsGone = old.columns.filter { !fresh.columns.contains($0) }
  }

  static func duplicates(in state: CRMState) -> [Duplicate] {
    state.duplicates.map { Duplicate(id: $0.id, lines: $0.lines) }
  }

  /// Whether the plan was made from what the CRM still holds.
  public var isUnchanged: Bool { ownersChanged.isEmpty && gone.isEmpty && duplicated.isEmpty }
}
