internal import CGLPKGuard

/// A model inside GLPK, with its basis: what is solved, changed and solved again.
///
/// It lives in the session that made it (see `Session`). Every call is checked before it reaches GLPK; a
/// call that is refused changes nothing. Rows and columns count from 0.
public final class Problem {
  let session: Session
  let pointer: OpaquePointer
  var marks = DuplicateMarks()
  /// Set while GLPK solves, when it must not be called from a log or a callback but through the context.
  private(set) var isBusy = false

  public internal(set) var rowCount = 0
  /// Which columns are integer, so that their bounds can be checked.
  var isInteger: [Bool] = []

  public var columnCount: Int { isInteger.count }

  init(session: Session) throws {
    try session.checkThread()
    var created: OpaquePointer?
    try session.check(guarded_create(&created))
    guard let created else { throw GLPKError.contradiction("GLPK made no problem") }
    self.session = session
    pointer = created
  }

  /// The environment frees what is left when a session ends, so a problem that is released late or
  /// elsewhere needs nothing.
  deinit {
    if guarded_session() == session.id, guarded_is_broken() == 0 { guarded_delete(pointer) }
  }

  /// Whether the problem may be used here and now.
  func checkUsable() throws {
    try session.checkThread()
    if isBusy { throw GLPKError.busy }
  }

  /// A guarded call after the checks of thread and state.
  func call(_ body: (OpaquePointer) throws -> Int32) throws {
    try checkUsable()
    try session.check(try body(pointer))
  }

  /// A call during which GLPK solves.
  func solving<Value>(_ body: () throws -> Value) throws -> Value {
    try checkUsable()
    isBusy = true
    defer { isBusy = false }
    return try body()
  }

  /// Throws the faults, if any, together.
  func refuse(_ faults: [ModelFault]) throws {
    if !faults.isEmpty { throw ModelFaults(faults: faults) }
  }

  /// Which way the objective is driven.
  public private(set) var sense = LinearModel.Sense.minimize

  public func setSense(_ sense: LinearModel.Sense) throws {
    try call { guarded_set_direction($0, sense == .minimize ? GLP_MIN : GLP_MAX) }
    self.sense = sense
  }

  /// Takes over what a reader of GLPK has put into the problem.
  func adoptContents() throws {
    try checkUsable()
    let model = try arrays()
    rowCount = model.rowBounds.count
    isInteger = model.isInteger
    sense = model.sense
  }

  /// The number of coefficients that are not 0.
  public func entryCount() throws -> Int {
    var size = guarded_size()
    try call { guarded_get_size($0, &size) }
    return Int(size.entries)
  }
}

@available(*, unavailable)
extension Problem: Sendable {}
