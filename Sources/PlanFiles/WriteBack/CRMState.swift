/// The accounts of a CRM as one export shows them, in the order of its file.
public struct CRMState: Sendable, Equatable {
  public struct Record: Sendable, Equatable {
    /// As written, blanks around it left out: leading zeros and all.
    public var id: String
    /// The account's id in the plan: the same, or what the import makes of it.
    public var key: String
    public var name: String
    /// As the accounts' regions are called in the export; empty where no column says it.
    public var region: String
    /// One a column of owners.
    public var owners: [OwnerCell]
    /// Line of a text file, row of a sheet; from 1.
    public var line: Int
    /// Digest of all other cells, columns taken by name.
    public var otherCells: UInt64

    public init(
      id: String, key: String? = nil, name: String, region: String = "", owners: [OwnerCell], line: Int,
      otherCells: UInt64 = 0
    ) {
      self.id = id
      self.key = key ?? id
      self.name = name
      self.region = region
      self.owners = owners
      self.line = line
      self.otherCells = otherCells
    }
  }

  /// Who an account belongs to, as written, blanks around it left out; empty: nobody.
  public struct OwnerCell: Sendable, Equatable {
    public var text: String
    /// The owner's id where a second column has it, else empty.
    public var id: String

    public init(_ text: String, id: String = "") {
      self.text = text
      self.id = id
    }
  }

  /// Names of the columns of owners, as in the file.
  public var ownerColumns: [String]
  public var records: [Record]
  /// All columns of the file, in its order.
  public var columns: [String]

  public init(ownerColumns: [String], records: [Record], columns: [String]) {
    self.ownerColumns = ownerColumns
    self.records = records
    self.columns = columns
  }

  /// Positions of the records by key; those of a key that occurs more than once are left out.
  var positions: [String: Int] {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(records.count)
    var repeated: Set<String> = []
    for (index, record) in records.enumerated() {
      if positions.updateValue(index, forKey: record.key) != nil { repeated.insert(record.key) }
    }
    for id in repeated { positions[id] = nil }
    return positions
  }

  /// Keys that more than one record has, in the order of their first, with the lines that have them.
  var duplicates: [(id: String, lines: [Int])] {
    var lines: [String: [Int]] = [:]
    for record in records { lines[record.key, default: []].append(record.line) }
    var seen: Set<String> = []
    return records.compactMap { record in
      guard let all = lines[record.key], all.count > 1, seen.insert(record.key).inserted else { return nil }
      return (record.key, all)
    }
  }
}
