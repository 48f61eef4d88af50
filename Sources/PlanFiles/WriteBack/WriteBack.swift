public import TerritoryPlanning

/// A plan as files that change the owners in the CRM from which it came, and files that undo that.
public struct WriteBack: Sendable {
  /// What is asked.
  public struct Question: Sendable {
    /// Folder of a fresh export; nil: the CRM is taken to be as it was exported.
    public var fresh: String?
    /// Duties whose holder becomes the owner before those of others.
    public var ownerDuties: [String] = []
    /// nil: the form of the profile.
    public var format: OwnerFileFormat?
    public var jiandaoyun = JiandaoyunForm()
    /// nil: those of the system.
    public var limits: FileLimits?

    public init(fresh: String? = nil) { self.fresh = fresh }
  }

  public let profile: String
  public let format: OwnerFileFormat
  /// Of the accounts' file: what it is called.
  public let accountsFile: String
  public let fields: [OwnerField]
  /// The CRM as it is now: as the fresh export shows it, or else the kept one.
  public let state: CRMState
  /// nil without a fresh export.
  public let comparison: StateComparison?
  public let changes: [OwnerChange]
  public let manual: [ManualChange]
  /// Positions among the changes that no file undoes: the account had no owner, or one whom the CRM's form cannot
  /// name any more.
  public let notUndone: [Int]
  public let itemsWithoutColumn: Int
  public let recordsOutsidePlan: Int
  public let accountsAsPlanned: Int
  /// Accounts of the plan that the CRM does not have.
  public let accountsNotInCRM: Int
  /// Changes first, then what undoes them, in the order in which they are imported.
  public let files: [OwnerFile]

  /// Works out what to write; nothing is written yet.
  ///
  /// - Parameters:
  ///   - plan: of `context`.
  ///   - context: the data that the kept export became.
  ///   - kept: what the import kept.
  /// - Throws: why nothing can or should be written; accounts and people all at once.
  public init(
    _ plan: Plan, in context: PlanningContext, kept: KeptExport, _ question: Question
  ) throws(WriteBackStop) {
    guard let source = kept.table(of: .accounts) else { throw .fault(.noAccounts) }
    let dutyIDs = context.data.parameters.duties.map(\.id)
    let fields: [OwnerField]
    do throws(WriteBackFault) {
      fields = try OwnerField.all(of: source.table, preferring: question.ownerDuties, duties: dutyIDs)
    } catch {
      throw .fault(error)
    }
    let format = try Self.form(question, of: kept.profile, idColumn: source.table.id)
    let old = try AccountsFile(kept: kept, source, fields: fields)
    let fresh = try question.fresh.map { folder throws(WriteBackStop) in
      try AccountsFile(fresh: folder, kept: kept, like: source, fields: fields)
    }
    let now = fresh ?? old
    let people = PersonDirectory(kept.users, representatives: context.data.representatives)
    let found = OwnerChanges(
      plan, in: context, state: now.state, fields: fields, people: people, canClear: format.canClear)
    let naming = OwnerNaming(
      people: people, format: format, fields: fields, data: context.data, state: now.state)
    let comparison = fresh.map {
      StateComparison(
        old: old.state, fresh: $0.state, planned: Set(context.data.accounts.map(\.id)), settled: found.settled
      )
    }
    let refusal = WriteBackRefusal(
      comparison: comparison, duplicated: comparison == nil ? StateComparison.duplicates(in: old.state) : [],
      unnamed: naming.unnamed(found.changes))
    guard refusal.isEmpty else { throw .refused(refusal) }
    if format == .jiandaoyunRequests {
      try Self.check(question.jiandaoyun, fields, found.changes.map { now.state.records[$0.record].id })
    }
    let writer = OwnerFiles(
      format: format, limits: question.limits ?? format.limits, fields: fields, accounts: now,
      idColumn: source.table.id, nameColumn: source.table.columns["name"], jiandaoyun: question.jiandaoyun,
      dutyIDs: dutyIDs, prefix: fresh == nil ? Self.uncheckedPrefix : "")
    let undo = naming.undo(found.changes)
    files =
      try writer.files(naming.rows(found.changes), purpose: .change)
      + writer.files(undo.rows, purpose: .undo)
    (notUndone, changes, manual) = (undo.left, found.changes, found.manual)
    (itemsWithoutColumn, recordsOutsidePlan) = (found.itemsWithoutColumn, found.recordsOutsidePlan)
    (accountsAsPlanned, accountsNotInCRM) = (found.accountsAsPlanned, found.accountsNotInCRM)
    (profile, self.format, accountsFile) = (kept.profile, format, now.file.name)
    (self.fields, state, self.comparison) = (fields, now.state, comparison)
  }

  /// In front of the names of files that were not compared with a fresh export.
  public static let uncheckedPrefix = "UNCHECKED-"

  /// The form asked for, or the usual one of the profile.
  private static func form(
    _ question: Question, of profile: String, idColumn: String
  ) throws(WriteBackStop) -> OwnerFileFormat {
    let choices = OwnerFileFormat.choices(profile: profile, idColumn: idColumn)
    let format = question.format ?? choices[0]
    guard choices.contains(format) else {
      throw .fault(.unknownForm(format.rawValue, known: choices.map(\.rawValue)))
    }
    return format
  }

  private static func check(
    _ form: JiandaoyunForm, _ fields: [OwnerField], _ ids: [String]
  ) throws(WriteBackStop) {
    let missing = form.missing(for: fields.map(\.column))
    guard missing.isEmpty else { throw .fault(.missingSettings(missing)) }
    let wrong = ids.filter { !JiandaoyunRequests.isRecordID($0) }
    guard wrong.isEmpty else { throw .fault(.notRecordIDs(wrong)) }
  }
}
