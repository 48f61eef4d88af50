import TerritoryPlanning

/// A column of the CRM that says who an account belongs to, and whom of the plan it holds.
public struct OwnerField: Sendable, Equatable {
  /// As it is called in the export.
  public var column: String
  /// A second column with the owner's id.
  public var idColumn: String?
  public var form: KeptExport.OwnerForm
  /// Duties whose holder it shows, the first that an account has.
  public var duties: [Int]
  /// Whether it is the CRM's own owner, not a further column: the first that the import names.
  public var isMain: Bool

  /// The columns of owners of an export, in its order.
  ///
  /// - Parameters:
  ///   - preferred: ids of duties whose holder becomes the owner before those of others; each must be among the
  ///     duties of a column.
  ///   - duties: ids of all duties of the plan.
  /// - Throws: what is wrong with the question, in words.
  static func all(
    of table: KeptExport.Table, preferring preferred: [String], duties: [String]
  ) throws(WriteBackFault) -> [OwnerField] {
    var fields: [OwnerField] = []
    for owner in table.owners {
      let position = fields.firstIndex { $0.column == owner.column } ?? fields.count
      if position == fields.count {
        fields.append(
          OwnerField(
            column: owner.column, idColumn: owner.idColumn, form: owner.form, duties: [], isMain: false))
      }
      // Where the import was not told what the owner does, the owner may stand for any duty.
      let meant =
        owner.duty.isEmpty ? Array(duties.indices) : duties.firstIndex(of: owner.duty).map { [$0] } ?? []
      fields[position].duties += meant.filter { !fields[position].duties.contains($0) }
    }
    guard !fields.isEmpty else { throw .noOwnerColumn }
    for id in preferred.reversed() {
      guard let duty = duties.firstIndex(of: id),
        let position = fields.firstIndex(where: { $0.duties.contains(duty) })
      else {
        let known = fields.flatMap { $0.duties.map { duties[$0] } }
        throw .unknownDuty(id, hint: Suggestion.hint(for: id, in: known))
      }
      fields[position].duties.removeAll { $0 == duty }
      fields[position].duties.insert(duty, at: 0)
    }
    fields[0].isMain = true
    return fields
  }
}
