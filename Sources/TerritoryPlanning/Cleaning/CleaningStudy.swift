/// Everything in a CRM's tables that looks wrong.
///
/// The same tables give the same findings; nothing depends on the clock but through `CleaningData.asOf`.
public struct CleaningStudy: Sendable {
  public let data: CleaningData
  /// By kind, in the order of `Finding.Kind`, the surest first, then by table and row.
  public let findings: [Finding]

  public init(_ data: CleaningData) {
    self.data = data
    var found: [Finding] = DuplicateCheck(data)?.findings() ?? []
    for (kind, table) in data.tables {
      found += RepeatedRowCheck.findings(kind, table)
      for column in table.columns.indices { found += Self.findings(kind, table, column, data) }
    }
    found += CurrencyCheck.findings(data)
    found += DateCheck(data)?.findings() ?? []
    found += OrphanCheck(data).findings()
    findings = Self.ordered(Self.withoutWholeRows(Self.withoutRepetition(found)))
  }

  private static func findings(
    _ kind: CleaningTable.Kind, _ table: CleaningTable, _ column: Int, _ data: CleaningData
  ) -> [Finding] {
    let source = table.columns[column]
    switch source.meaning {
    case .category, .region, .stage, .team:
      let list = data.lists.first { FoldedText.letters($0.header) == FoldedText.letters(source.header) }
      return CategoryCheck(kind, column: column, texts: source.texts, list: list).findings()
    case .value, .amount: return AmountCheck(kind, table, column: column).findings()
    default: return []
    }
  }

  /// One cell, one finding: of a cell in another currency it goes without saying that it is no number or far off.
  private static func withoutRepetition(_ findings: [Finding]) -> [Finding] {
    struct Cell: Hashable { var table: CleaningTable.Kind, row: Int, column: Int }
    let foreign = Set(
      findings.filter { $0.kind == .otherCurrency }.map {
        Cell(table: $0.table, row: $0.firstRow, column: $0.column)
      })
    let covered: Set<Finding.Kind> = [.unreadableNumber, .outlier, .unitSlip]
    return findings.filter { finding in
      !covered.contains(finding.kind)
        || !foreign.contains(Cell(table: finding.table, row: finding.firstRow, column: finding.column))
    }
  }

  /// A firm that is far from the others in two figures, in the same direction, is a small or a large firm.
  private static func withoutWholeRows(_ findings: [Finding]) -> [Finding] {
    struct Side: Hashable { var table: CleaningTable.Kind, row: Int, isLarge: Bool }
    func side(_ finding: Finding) -> Side? {
      let isLarge: Bool
      switch finding.reason {
      case .farFromMedian(_, _, _, let times): isLarge = times > 1
      case .unit(_, _, _, let unit): isLarge = unit > 1
      default: return nil
      }
      return Side(table: finding.table, row: finding.firstRow, isLarge: isLarge)
    }
    var counts: [Side: Int] = [:]
    for finding in findings { if let side = side(finding) { counts[side, default: 0] += 1 } }
    return findings.filter { finding in side(finding).map { counts[$0] == 1 } ?? true }
  }

  private static func ordered(_ findings: [Finding]) -> [Finding] {
    let ranks = Dictionary(uniqueKeysWithValues: zip(Finding.Kind.allCases, 0...))
    let tables = Dictionary(uniqueKeysWithValues: zip(CleaningTable.Kind.allCases, 0...))
    func key(_ finding: Finding) -> (Int, Finding.Confidence, Int, Int, Int) {
      (
        ranks[finding.kind] ?? 0, finding.confidence, tables[finding.table] ?? 0, finding.firstRow,
        finding.column
      )
    }
    return findings.sorted { key($0) < key($1) }
  }
}

extension CleaningStudy {
  /// The same study with some findings only.
  public func filtered(_ isKept: (Finding) -> Bool) -> CleaningStudy {
    CleaningStudy(data: data, findings: findings.filter(isKept))
  }

  private init(data: CleaningData, findings: [Finding]) {
    self.data = data
    self.findings = findings
  }
}
