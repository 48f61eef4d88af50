/// Amounts and numbers of a column that cannot be right, or hardly.
struct AmountCheck {
  private let kind: CleaningTable.Kind
  private let table: CleaningTable
  private let column: Int
  private var texts: [String] { table.columns[column].texts }
  private var numbers: [Double?] { table.columns[column].numbers }

  /// Groups with fewer values are judged with all values.
  static let leastGroup = 20
  /// An outlier is at least so many times the median, or such a part of it.
  static let leastTimes = 10.0
  /// Amounts entered in thousands or 万 (10,000), or with these zeros too many.
  private static let units = [1000.0, 10_000, 0.001, 0.0001]
  /// An amount corrected by a unit lies at most so many deviations from the centre.
  private static let mostOffUnit = 2.0
  /// Where amounts spread more, those of any size have a neighbour a unit away, and it proves little: two deviations
  /// are the square root of ten, half of the way to the next power.
  private static let mostSpreadOfUnit = 0.58

  init(_ kind: CleaningTable.Kind, _ table: CleaningTable, column: Int) {
    (self.kind, self.table, self.column) = (kind, table, column)
  }

  func findings() -> [Finding] {
    var found: [Finding] = []
    for (row, text) in texts.enumerated() where !text.isEmpty {
      if let number = numbers[row] {
        if number < 0 {
          found.append(
            finding(row, .negativeAmount, .possible, Finding.text(-number), .negative))
        }
      } else if table.columns[column].meaning == .value {
        found.append(finding(row, .unreadableNumber, .sure, "", .notANumber))
      }
    }
    return found + outliers()
  }

  private func outliers() -> [Finding] {
    let rows = texts.indices.filter { (numbers[$0] ?? 0) > 0 }
    guard rows.count >= Self.leastGroup, let all = AmountSpread(rows.compactMap { numbers[$0] }) else {
      return []
    }
    let grouping = AmountGrouping.best(table, amounts: numbers, rows: rows, all: all)
    return rows.compactMap { row in
      guard let number = numbers[row] else { return nil }
      let group = grouping?.spread(row)
      let spread = group?.spread ?? all
      let times = number / spread.median
      guard spread.distance(number) > spread.limit, max(times, 1 / times) >= Self.leastTimes else {
        return nil
      }
      let name = group?.name ?? ""
      guard let unit = unit(of: number, spread) else {
        return finding(
          row, .outlier, .possible, "",
          .farFromMedian(group: name, count: spread.count, median: spread.median, times: times))
      }
      return finding(
        row, .unitSlip, spread.spread <= Self.mostSpreadOfUnit ? .likely : .possible,
        Finding.text(number / unit),
        .unit(group: name, count: spread.count, median: spread.median, unit: unit))
    }
  }

  /// The unit after which the amount lies nearest to the middle of its group.
  private func unit(of number: Double, _ spread: AmountSpread) -> Double? {
    let fitting = Self.units.filter { spread.distance(number / $0) <= Self.mostOffUnit }
    return fitting.min { spread.distance(number / $0) < spread.distance(number / $1) }
  }

  private func finding(
    _ row: Int, _ found: Finding.Kind, _ confidence: Finding.Confidence, _ proposal: String,
    _ reason: Finding.Reason
  ) -> Finding {
    Finding(
      kind: found, confidence: confidence, table: kind, row: row, firstRow: row, column: column,
      value: texts[row], action: .set, proposal: proposal, rows: 1, reason: reason)
  }
}

/// The category of a table by which amounts are compared.
struct AmountGrouping {
  private let texts: [String]
  private let spreads: [String: AmountSpread]

  /// A category explains amounts if the mean distance from the median of the group is at most this share of that
  /// from the median of all.
  private static let leastExplained = 0.9

  func spread(_ row: Int) -> (name: String, spread: AmountSpread)? {
    spreads[texts[row]].map { (texts[row], $0) }
  }

  /// The category inside whose groups the amounts lie closest together; nil where none explains them.
  static func best(
    _ table: CleaningTable, amounts: [Double?], rows: [Int], all: AmountSpread
  ) -> AmountGrouping? {
    var best: (grouping: AmountGrouping, distance: Double)?
    let most = leastExplained * rows.reduce(0.0) { $0 + (amounts[$1].map(all.logarithmicDistance) ?? 0) }
    for column in table.columns where column.meaning == .category || column.meaning == .region {
      let groups = Dictionary(grouping: rows) { column.texts[$0] }
      let spreads = groups.filter { !$0.key.isEmpty && $0.value.count >= AmountCheck.leastGroup }
        .compactMapValues { AmountSpread($0.compactMap { amounts[$0] }) }
      guard spreads.count > 1 else { continue }
      let distance = rows.reduce(0.0) { sum, row in
        sum + (amounts[row].map((spreads[column.texts[row]] ?? all).logarithmicDistance) ?? 0)
      }
      if distance < best?.distance ?? most {
        best = (AmountGrouping(texts: column.texts, spreads: spreads), distance)
      }
    }
    return best?.grouping
  }
}
