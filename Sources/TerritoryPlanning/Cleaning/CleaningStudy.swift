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
    found += CurrencyCheck(data).findings()
    found += DateCheck(data)?.findings() ?? []
    found += OrphanCheck(data).findings()
    findings = Self.ordered(Self.withoutRepetition(found))
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
