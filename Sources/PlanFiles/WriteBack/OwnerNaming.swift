import TerritoryPlanning

/// Names owners, new and former, as a system's file wants them.
struct OwnerNaming {
  let people: PersonDirectory
  let format: OwnerFileFormat
  let fields: [OwnerField]
  let data: PlanData
  let state: CRMState
  private let samples: [OwnerSample]

  init(
    people: PersonDirectory, format: OwnerFileFormat, fields: [OwnerField], data: PlanData, state: CRMState
  ) {
    (self.people, self.format, self.fields) = (people, format, fields)
    (self.data, self.state) = (data, state)
    var people = people
    samples = fields.indices.map { field in
      let cell =
        state.records.lazy.map { $0.owners[field] }.first { !$0.text.isEmpty } ?? CRMState.OwnerCell("")
      return OwnerSample(cell: cell, user: people.user(cell))
    }
  }

  /// Everybody who gets accounts and cannot be named in the file, in the order of the representatives.
  func unnamed(_ changes: [OwnerChange]) -> [WriteBackRefusal.Unnamed] {
    var found: [Int: WriteBackRefusal.Unnamed] = [:]
    for change in changes {
      guard let to = change.to, text(ofRepresentative: to, fields[change.field]).isEmpty else { continue }
      let form =
        format.personForm == .asExported ? fields[change.field].form.rawValue : format.personForm.rawValue
      found[to, default: WriteBackRefusal.Unnamed(representative: to, lacks: form, accounts: 0)].accounts += 1
    }
    return found.keys.sorted().compactMap { found[$0] }
  }

  /// Rows with the new owners, by field.
  func rows(_ changes: [OwnerChange]) -> [[OwnerRow]] {
    var rows = [[OwnerRow]](repeating: [], count: fields.count)
    for (index, change) in changes.enumerated() {
      let user = change.to.flatMap { people.user(ofRepresentative: data.representatives[$0].id) }
      let sample = sample(change)
      rows[change.field].append(
        OwnerRow(
          change: index, record: state.records[change.record],
          owner: user.map {
            people.text($0, format.personForm, in: fields[change.field], like: sample)
          } ?? "",
          ownerID: user.map { people.id($0, like: sample) } ?? ""))
    }
    return rows
  }

  /// Rows with the former owners, by field, and the changes that no file can undo.
  func undo(_ changes: [OwnerChange]) -> (rows: [[OwnerRow]], left: [Int]) {
    var rows = [[OwnerRow]](repeating: [], count: fields.count)
    var left: [Int] = []
    for (index, change) in changes.enumerated() {
      let record = state.records[change.record]
      let former = record.owners[change.field]
      // Where people are named as exported, the former owner is named as before, known or not.
      let owner =
        format.personForm == .asExported
        ? former.text
        : change.former.map {
          people.text($0, format.personForm, in: fields[change.field], like: samples[change.field])
        } ?? ""
      guard format == .ownFile || !owner.isEmpty else {
        left.append(index)
        continue
      }
      rows[change.field].append(
        OwnerRow(change: index, record: record, owner: owner, ownerID: former.id))
    }
    return (rows, left)
  }

  private func text(ofRepresentative index: Int, _ field: OwnerField) -> String {
    people.user(ofRepresentative: data.representatives[index].id)
      .map {
        people.text(
          $0, format.personForm, in: field, like: OwnerSample(cell: CRMState.OwnerCell(""), user: nil))
      } ?? ""
  }

  /// A cell of the column in whose manner the new owner is written: the former owner's, or where there was none
  /// the first that is filled.
  private func sample(_ change: OwnerChange) -> OwnerSample {
    let own = state.records[change.record].owners[change.field]
    return own.text.isEmpty && own.id.isEmpty
      ? samples[change.field] : OwnerSample(cell: own, user: change.former)
  }
}
