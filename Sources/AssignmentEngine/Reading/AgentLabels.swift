/// Agents for columns that come without: see `MPSReader`.
struct AgentLabels {
  private(set) var ofColumn: [Int32]
  private(set) var count: Int
  /// The side row that stands for each agent; nil for the agent of columns in no such row. Empty where
  /// agents are ordinals.
  private(set) var rowOfAgent: [Int?] = []

  init(_ flat: AssignmentProblem.FlatColumns, rowCount: Int) {
    let columnCount = flat.columnValue.count
    let itemCount = flat.columnStart.count - 1
    ofColumn = .init(repeating: -1, count: columnCount)
    count = 0
    // A row that holds two columns of one item cannot belong to one agent.
    var mayBeAgent = [Bool](repeating: true, count: rowCount)
    var lastItem = [Int32](repeating: -1, count: rowCount)
    for item in 0..<itemCount {
      for column in Int(flat.columnStart[item])..<Int(flat.columnStart[item + 1]) {
        for entry in Int(flat.entryStart[column])..<Int(flat.entryStart[column + 1]) {
          let row = Int(flat.entryRow[entry])
          if lastItem[row] == Int32(item) { mayBeAgent[row] = false }
          lastItem[row] = Int32(item)
        }
      }
    }
    var agentOfRow = [Int32](repeating: -1, count: rowCount)
    var other: Int32 = -1
    for item in 0..<itemCount {
      var hasOther = false
      for column in Int(flat.columnStart[item])..<Int(flat.columnStart[item + 1]) {
        let entries = Int(flat.entryStart[column])..<Int(flat.entryStart[column + 1])
        if let entry = entries.first(where: { mayBeAgent[Int(flat.entryRow[$0])] }) {
          let row = Int(flat.entryRow[entry])
          if agentOfRow[row] < 0 { agentOfRow[row] = add(row) }
          ofColumn[column] = agentOfRow[row]
        } else if hasOther {
          useOrdinals(flat)
          return
        } else {
          if other < 0 { other = add(nil) }
          ofColumn[column] = other
          hasOther = true
        }
      }
    }
  }

  private mutating func add(_ row: Int?) -> Int32 {
    rowOfAgent.append(row)
    count += 1
    return Int32(count - 1)
  }

  private mutating func useOrdinals(_ flat: AssignmentProblem.FlatColumns) {
    rowOfAgent = []
    count = 0
    for item in 0..<flat.columnStart.count - 1 {
      let columns = Int(flat.columnStart[item])..<Int(flat.columnStart[item + 1])
      for (ordinal, column) in columns.enumerated() { ofColumn[column] = Int32(ordinal) }
      count = max(count, columns.count)
    }
  }
}
