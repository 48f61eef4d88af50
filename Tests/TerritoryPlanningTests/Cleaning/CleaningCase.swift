import Testing

@testable import TerritoryPlanning

/// Small tables written as rows, for tests of findings.
struct CleaningCase {
  var data: CleaningData

  init(asOf: String = "2026-10-31") throws {
    data = CleaningData(asOf: try #require(CalendarDay(iso: asOf)))
    data.currency = "CNY"
    data.wonStages = ["won"]
    data.lostStages = ["lost"]
  }

  /// - Parameters:
  ///   - columns: meaning and header of each column.
  ///   - rows: texts in their order.
  static func table(_ columns: [(CleaningColumn.Meaning, String)], _ rows: [[String]]) -> CleaningTable {
    let made = columns.enumerated().map { position, column in
      var made = CleaningColumn(
        header: column.1, meaning: column.0, texts: rows.map { $0[position] })
      made.numbers = made.texts.map { Double($0) }
      made.days = made.texts.map { CalendarDay(iso: $0) }
      return made
    }
    return CleaningTable(file: "table.csv", columns: made, lines: rows.indices.map { $0 + 2 })
  }

  mutating func accounts(_ meanings: [CleaningColumn.Meaning], _ rows: [[String]]) {
    data.accounts = Self.table(meanings.map { ($0, $0.rawValue) }, rows)
  }

  mutating func deals(_ meanings: [CleaningColumn.Meaning], _ rows: [[String]]) {
    data.deals = Self.table(meanings.map { ($0, $0.rawValue) }, rows)
  }

  /// The first column is what owners are called by.
  mutating func people(_ meanings: [CleaningColumn.Meaning], _ rows: [[String]]) {
    data.knownPeople = Set(rows.map { $0[0] })
    data.people = Self.table(meanings.map { ($0, $0.rawValue) }, rows)
  }

  var findings: [Finding] { CleaningStudy(data).findings }
  var kinds: [Finding.Kind] { findings.map(\.kind) }

  /// The findings on accounts of these names alone, each with an id of its own.
  static func duplicates(_ names: [String]) throws -> [Finding] {
    var small = try CleaningCase()
    small.accounts([.id, .name], names.enumerated().map { ["A\($0)", $1] })
    return small.findings
  }
}
