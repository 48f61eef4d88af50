internal import CGLPKGuard

/// A problem inside GLPK: loaded, edited, solved and read on the thread of its session.
///
/// Edits keep the basis where GLPK can, so a changed problem is solved again from where it stood. Rows and
/// columns are counted from 0.
public final class Problem {
  let session: Session
  let handle: OpaquePointer
  public private(set) var rowCount = 0
  public private(set) var columnCount = 0
  public let sense: Sense
  /// The kind of every column, which decides what bounds it may be given.
  private(set) var kinds: [ColumnKind] = []
  /// Whether GLPK holds a basic solution of the problem as it stands now.
  var isSolved = false
  /// While branch and cut runs, GLPK aborts on almost every other use of the problem.
  var isSearching = false

  init(_ session: Session, _ checked: CheckedModel) throws(GLPKError) {
    let model = checked.model
    var created: OpaquePointer?
    try session.call("Session.problem") { cg_create(&created) }
    self.session = session
    handle = created!
    sense = model.sense
    try call("Session.problem") { cg_set_maximize(handle, model.sense == .maximize ? 1 : 0) }
    try call("Session.problem") { cg_set_constant(handle, model.constant) }
    let rowLower = model.rows.map(\.bounds.lower)
    let rowUpper = model.rows.map(\.bounds.upper)
    try call("Session.problem") {
      cg_add_rows(handle, Int32(rowLower.count), rowLower, rowUpper, nil, nil, nil)
    }
    rowCount = model.rows.count
    let costs = model.columns.map(\.cost)
    let lower = model.columns.map(\.bounds.lower)
    let upper = model.columns.map(\.bounds.upper)
    let integer = model.columns.map { UInt8($0.kind == .continuous ? 0 : 1) }
    try call("Session.problem") {
      cg_add_columns(
        handle, Int32(costs.count), costs, lower, upper, integer, checked.starts, checked.rows,
        checked.values)
    }
    columnCount = model.columns.count
    kinds = model.columns.map(\.kind)
  }

  /// An independent copy, without names and solution.
  init(copying other: Problem) throws(GLPKError) {
    var created: OpaquePointer?
    try other.call("copy") { cg_create(&created) }
    session = other.session
    handle = created!
    sense = other.sense
    rowCount = other.rowCount
    columnCount = other.columnCount
    kinds = other.kinds
    try call("copy") { cg_copy(handle, other.handle) }
  }

  /// An independent copy in the same session.
  public func copy() throws(GLPKError) -> Problem { try Problem(copying: self) }

  deinit {
    // Anywhere else the session's end has freed the problem, or will.
    if session.isUsableHere { _ = cg_delete(handle) }
  }

  /// Makes a guarded call on this problem.
  func call(_ operation: String, _ body: () -> Int32) throws(GLPKError) {
    try check(operation)
    try session.call(operation, body)
  }

  func check(_ operation: String) throws(GLPKError) {
    try session.check(operation)
    if isSearching { throw .searchInProgress(operation: operation) }
  }

  func noteRows(added: Int) { rowCount += added }

  func noteColumns(added: [ColumnKind]) {
    kinds += added
    columnCount = kinds.count
  }

  func noteColumns(deleted: [Int]) {
    let gone = Set(deleted)
    kinds = kinds.indices.filter { !gone.contains($0) }.map { kinds[$0] }
    columnCount = kinds.count
  }

  /// Refuses the first index outside `0 ..< count`, or given twice.
  func checkIndices(_ operation: String, _ indices: [Int], below count: Int) throws(GLPKError) {
    var seen: Set<Int> = []
    seen.reserveCapacity(indices.count)
    for index in indices {
      if index < 0 || index >= count {
        throw .invalidArgument(operation: operation, reason: "index \(index) is not in 0 ..< \(count)")
      }
      if !seen.insert(index).inserted {
        throw .invalidArgument(operation: operation, reason: "index \(index) is given twice")
      }
    }
  }
}
