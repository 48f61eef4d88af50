public import TerritoryPlanning

/// plan.csv: who does which duty of which account, a row a work item.
public enum PlanTable {
  public static let columns = [
    "account", "account_name", "duty", "representative", "representative_name", "previous", "moved", "forced",
  ]
  /// Columns that follow where plans choose how often to visit.
  static let levelColumns = ["level", "visits"]

  /// The table of a plan. `representative` is empty where nobody has the item, `pool` for the house pool;
  /// `forced` is `yes` for a move that no plan could avoid.
  public static func bytes(
    _ plan: Plan, in context: PlanningContext, options: CSVWriter.Options = CSVWriter.Options()
  ) -> [UInt8] {
    let hasLevels = context.hasVisitLevels
    var writer = CSVWriter(header: columns + (hasLevels ? levelColumns : []), options: options)
    let representatives = context.data.representatives
    func id(_ holder: Holder?) -> String { holder.map(context.data.id(of:)) ?? "" }
    for (index, item) in context.items.enumerated() {
      let account = context.data.accounts[item.account]
      let holder = plan.holders[index]
      let previous = context.today.holders[index]
      let moves = previous != nil && previous != holder
      let name = holder.map { $0 == context.pool ? "" : representatives[$0.index].name } ?? ""
      var fields = [
        account.id, account.name, context.data.parameters.duties[item.duty].id, id(holder), name,
        id(previous),
        moves ? "yes" : "no", moves && context.forcedReason(item: index) != nil ? "yes" : "no",
      ]
      if hasLevels {
        let level = context.level(item: index, in: plan)
        fields += [
          context.data.parameters.visits.levels[level].id,
          WrittenNumber.written(context.visits(item: index, level: level)),
        ]
      }
      writer.append(fields)
    }
    return writer.bytes
  }

  /// Reads a plan back. Only `account`, `duty`, `representative` and, where plans choose how often to visit,
  /// `level` decide; the other columns are for people and may be missing, and an item without a level is at the
  /// standard one. Work items that the file does not list are held by nobody.
  ///
  /// - Throws: every fault with its place: unknown accounts, duties and representatives, duties that an
  ///   account does not have, items listed twice.
  public static func read(path: String, context: PlanningContext) throws(InputFaults) -> Plan {
    do {
      return try read(SourceText(path: path, name: FilePaths.lastComponent(path)), context: context)
    } catch let error as InputFault {
      throw InputFaults(faults: [error])
    } catch let error as InputFaults {
      throw error
    } catch {
      preconditionFailure("reading throws faults only: \(error)")
    }
  }

  static func read(_ text: SourceText, context: PlanningContext) throws(InputFaults) -> Plan {
    var faults: [InputFault] = []
    guard let table = CSVTable(text, faults: &faults) else { throw InputFaults(faults: faults) }
    var reading = PlanReading(context: context)
    reading.read(table)
    faults += reading.faults
    guard faults.isEmpty else { throw InputFaults(faults, files: [text.file]) }
    return context.plan(holders: reading.holders, levels: reading.levels)
  }
}

/// Resolves the rows of a plan table.
private struct PlanReading {
  let context: PlanningContext
  var holders: [Holder?]
  var levels: [Int]
  var faults: [InputFault] = []
  private let accounts: [String: Int]
  private let representatives: [String: Int]
  private let duties: [String]
  private var lines: [Int]

  init(context: PlanningContext) {
    self.context = context
    holders = Array(repeating: nil, count: context.items.count)
    levels = Array(repeating: context.standardLevel, count: context.items.count)
    lines = Array(repeating: 0, count: context.items.count)
    duties = context.data.parameters.duties.map(\.id)
    accounts = Dictionary(
      uniqueKeysWithValues: context.data.accounts.enumerated().map { ($1.id, $0) })
    representatives = Dictionary(
      uniqueKeysWithValues: context.data.representatives.enumerated().map { ($1.id, $0) })
  }

  mutating func read(_ table: CSVTable) {
    let known = PlanTable.columns + (context.hasVisitLevels ? PlanTable.levelColumns : [])
    guard let columns = PlanColumns(table, known: known, faults: &faults) else { return }
    let (account, duty, representative) = (columns.account, columns.duty, columns.representative)
    for row in 0..<table.rowCount {
      let accountIndex = lookUp(table, row, account, "account", accounts)
      let dutyID = trimmed(table, row, duty)
      let dutyIndex = duties.firstIndex(of: dutyID)
      if dutyIndex == nil {
        fault(table, row, duty, dutyID, "unknown duty", Suggestion.hint(for: dutyID, in: duties))
      }
      guard let holder = holder(table, row, representative), let accountIndex, let dutyIndex else { continue }
      let item = context.itemsOfAccount[accountIndex].first { context.items[$0].duty == dutyIndex }
      guard let item else {
        fault(table, row, duty, dutyID, "the account does not have this duty", "remove the row")
        continue
      }
      if lines[item] > 0 {
        fault(
          table, row, duty, dutyID, "is listed twice for this account", "line \(lines[item]) has it; keep one"
        )
      }
      lines[item] = table.place(row: row).line
      holders[item] = holder.value
      readLevel(table, row, item: item, holder: holder.value)
    }
  }

  /// An item without a level stays at the standard one.
  private mutating func readLevel(_ table: CSVTable, _ row: Int, item: Int, holder: Holder?) {
    guard context.hasVisitLevels, let column = table.column(named: "level") else { return }
    let id = trimmed(table, row, column)
    guard !id.isEmpty else { return }
    let ids = context.data.parameters.visits.levels.map(\.id)
    guard let level = ids.firstIndex(of: id) else {
      fault(table, row, column, id, "unknown level of visits", Suggestion.hint(for: id, in: ids))
      return
    }
    let possible = holder.map { context.levels(item: item, holder: $0) }
    guard possible?.contains(level) ?? (level == context.standardLevel) else {
      fault(
        table, row, column, id, "is a level that this duty or holder does not have",
        "write `\(ids[context.standardLevel])`, or leave it empty")
      return
    }
    levels[item] = level
  }

  /// A wrapped nil is an item that nobody holds; nil is a fault.
  private mutating func holder(_ table: CSVTable, _ row: Int, _ column: Int) -> (value: Holder?, Void)? {
    let id = trimmed(table, row, column)
    if id.isEmpty { return (nil, ()) }
    if id == Holder.poolID { return (context.pool, ()) }
    guard let index = lookUp(table, row, column, "representative", representatives) else { return nil }
    return (Holder(index), ())
  }

  private mutating func lookUp(
    _ table: CSVTable, _ row: Int, _ column: Int, _ noun: String, _ positions: [String: Int]
  ) -> Int? {
    let id = trimmed(table, row, column)
    if let index = positions[id] { return index }
    let ids =
      noun == "account"
      ? context.data.accounts.map(\.id) : context.data.representatives.map(\.id) + [Holder.poolID]
    let near = faults.count < 100 ? Suggestion.closest(to: id, in: ids) : nil
    fault(
      table, row, column, id, "unknown \(noun)",
      near.map { "did you mean `\($0)`?" } ?? "give the \(noun)'s id")
    return nil
  }

  private func trimmed(_ table: CSVTable, _ row: Int, _ column: Int) -> String {
    table.withTrimmedBytes(row, column) { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func fault(
    _ table: CSVTable, _ row: Int, _ column: Int, _ value: String, _ message: String, _ hint: String
  ) {
    faults.append(InputFault(place: table.place(row, column), value: value, message: message, hint: hint))
  }
}
