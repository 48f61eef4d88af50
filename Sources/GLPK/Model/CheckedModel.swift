/// A model without faults, with its matrix sorted by column. Made by ``LinearModel/checked()``.
public struct CheckedModel: Sendable, Hashable {
  /// The model as it was given.
  public let model: LinearModel
  /// Entries of column `j` are at `starts[j] ..< starts[j + 1]` of `rows` and `values`.
  let starts: [Int32]
  let rows: [Int32]
  let values: [Double]

  /// - Complexity: O(columns + rows + entries).
  init(_ model: LinearModel) throws(ModelFaults) {
    var faults: [ModelFault] = []
    Self.checkSizes(model, &faults)
    guard faults.isEmpty else { throw ModelFaults(faults) }
    if !model.constant.isFinite { faults.append(ModelFault(.objectiveConstant, .notFinite)) }
    for (index, column) in model.columns.enumerated() {
      Self.check(column, at: index, &faults)
    }
    for (index, row) in model.rows.enumerated() {
      if let problem = row.bounds.fault(kind: .continuous) {
        faults.append(ModelFault(.row(index), problem))
      }
      Self.check(name: row.name, at: .row(index), &faults)
    }
    let order = Self.order(model, &faults)
    guard faults.isEmpty else { throw ModelFaults(faults) }
    self.model = model
    starts = order.starts
    rows = order.positions.map { Int32(model.entries[$0].row) }
    values = order.positions.map { model.entries[$0].value }
  }

  private static func checkSizes(_ model: LinearModel, _ faults: inout [ModelFault]) {
    for count in [model.columns.count, model.rows.count, model.entries.count]
    where count > ModelFault.Limits.count {
      faults.append(ModelFault(.batch, .tooLarge(count: count)))
    }
  }

  private static func check(_ column: LinearModel.Column, at index: Int, _ faults: inout [ModelFault]) {
    if let problem = column.bounds.fault(kind: column.kind) {
      faults.append(ModelFault(.column(index), problem))
    }
    if !column.cost.isFinite { faults.append(ModelFault(.column(index), .notFinite)) }
    check(name: column.name, at: .column(index), &faults)
  }

  private static func check(name: String?, at place: ModelFault.Place, _ faults: inout [ModelFault]) {
    guard let name else { return }
    if name.isEmpty { faults.append(ModelFault(place, .nameEmpty)) }
    if name.utf8.count > ModelFault.Limits.nameBytes {
      faults.append(ModelFault(place, .nameTooLong(bytes: name.utf8.count)))
    }
    if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      faults.append(ModelFault(place, .nameHasControlCharacter))
    }
  }

  /// Positions of the entries sorted by column, equal columns in the order given (a counting sort).
  private static func order(
    _ model: LinearModel, _ faults: inout [ModelFault]
  ) -> (starts: [Int32], positions: [Int]) {
    var starts = [Int32](repeating: 0, count: model.columns.count + 1)
    var sound: [Bool] = []
    sound.reserveCapacity(model.entries.count)
    for (position, entry) in model.entries.enumerated() {
      let before = faults.count
      check(entry, at: position, model, &faults)
      sound.append(before == faults.count)
      if before == faults.count { starts[entry.column + 1] += 1 }
    }
    for column in model.columns.indices { starts[column + 1] += starts[column] }
    var next = starts
    var positions = [Int](repeating: 0, count: Int(starts[model.columns.count]))
    for (position, entry) in model.entries.enumerated() where sound[position] {
      positions[Int(next[entry.column])] = position
      next[entry.column] += 1
    }
    findDuplicates(model, positions, &faults)
    return (starts, positions)
  }

  private static func check(
    _ entry: LinearModel.Entry, at position: Int, _ model: LinearModel, _ faults: inout [ModelFault]
  ) {
    let place = ModelFault.Place.coefficient(position: position, row: entry.row, column: entry.column)
    if !model.rows.indices.contains(entry.row) {
      faults.append(ModelFault(place, .rowOutOfRange(rows: model.rows.count)))
    }
    if !model.columns.indices.contains(entry.column) {
      faults.append(ModelFault(place, .columnOutOfRange(columns: model.columns.count)))
    }
    if !entry.value.isFinite { faults.append(ModelFault(place, .notFinite)) }
  }

  private static func findDuplicates(
    _ model: LinearModel, _ positions: [Int], _ faults: inout [ModelFault]
  ) {
    var lastColumn = [Int](repeating: -1, count: model.rows.count)
    for position in positions {
      let entry = model.entries[position]
      if lastColumn[entry.row] == entry.column {
        faults.append(
          ModelFault(
            .coefficient(position: position, row: entry.row, column: entry.column), .duplicate))
      }
      lastColumn[entry.row] = entry.column
    }
  }
}
