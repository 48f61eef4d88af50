public import ScenarioRunning
public import TerritoryPlanning

extension PlanTable {
  /// Reads a plan by its ids alone, whatever data it was made for: accounts and people of another quarter are
  /// kept as they are named.
  ///
  /// - Throws: what is wrong with the file itself: missing columns, rows without an account or duty, an account
  ///   and duty listed twice.
  public static func readNames(path: String) throws(InputFaults) -> NamedPlan {
    do {
      return try readNames(bytes: FileBytes.read(path: path), file: FilePaths.lastComponent(path))
    } catch let error as InputFault {
      throw InputFaults(faults: [error])
    } catch let error as InputFaults {
      throw error
    } catch {
      preconditionFailure("reading throws faults only: \(error)")
    }
  }

  /// The same of a file in hand; `file` is what faults call it.
  public static func readNames(bytes: [UInt8], file: String) throws(InputFaults) -> NamedPlan {
    do {
      return try readNames(SourceText(bytes: bytes, file: file))
    } catch let error as InputFault {
      throw InputFaults(faults: [error])
    } catch let error as InputFaults {
      throw error
    } catch {
      preconditionFailure("reading throws faults only: \(error)")
    }
  }

  static func readNames(_ text: SourceText) throws(InputFaults) -> NamedPlan {
    var faults: [InputFault] = []
    guard let table = CSVTable(text, faults: &faults) else { throw InputFaults(faults: faults) }
    var reading = NameReading(table)
    let plan = reading.read()
    faults += reading.faults
    guard faults.isEmpty else { throw InputFaults(faults, files: [text.file]) }
    return plan
  }
}

/// Reads the rows of a plan table as they stand.
private struct NameReading {
  let table: CSVTable
  var faults: [InputFault] = []
  private var lines: [String: Int] = [:]

  init(_ table: CSVTable) { self.table = table }

  mutating func read() -> NamedPlan {
    let known = PlanTable.columns + PlanTable.levelColumns
    guard let columns = PlanColumns(table, known: known, faults: &faults) else { return NamedPlan(rows: []) }
    return NamedPlan(
      rows: (0..<table.rowCount).compactMap {
        self.row($0, columns.account, columns.duty, columns.representative)
      })
  }

  private mutating func row(
    _ row: Int, _ account: Int, _ duty: Int, _ representative: Int
  ) -> NamedPlan.Row? {
    let accountID = text(row, account)
    let dutyID = text(row, duty)
    for (column, id) in [(account, accountID), (duty, dutyID)] where id.isEmpty {
      faults.append(
        InputFault(place: table.place(row, column), value: "", message: "is empty", hint: "give the id"))
    }
    guard !accountID.isEmpty, !dutyID.isEmpty else { return nil }
    // Ids hold no control characters, so that this separates them.
    let key = accountID + "\u{1F}" + dutyID
    if let line = lines[key] {
      faults.append(
        InputFault(
          place: table.place(row, duty), value: dutyID, message: "is listed twice for this account",
          hint: "line \(line) has it; keep one"))
      return nil
    }
    lines[key] = table.place(row: row).line
    let holderID = text(row, representative)
    let holder: NamedPlan.Holder =
      holderID.isEmpty ? .nobody : holderID == Holder.poolID ? .pool : .representative(holderID)
    return NamedPlan.Row(
      account: accountID, duty: dutyID, holder: holder, level: optional(row, "level"),
      accountName: optional(row, "account_name"), holderName: optional(row, "representative_name"))
  }

  private func optional(_ row: Int, _ column: String) -> String {
    table.column(named: column).map { text(row, $0) } ?? ""
  }

  private func text(_ row: Int, _ column: Int) -> String {
    table.withTrimmedBytes(row, column) { String(decoding: $0, as: UTF8.self) }
  }
}
