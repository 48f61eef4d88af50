/// Puts GLPK's output, which comes in pieces, together into lines, and passes them on.
final class LogLines {
  private let deliver: (@Sendable (String) -> Void)?
  private var pending = ""
  private var captured: [String]?

  /// Without `deliver` the lines are dropped, unless they are being captured.
  init(_ deliver: (@Sendable (String) -> Void)?) {
    self.deliver = deliver
  }

  func append(_ text: String) {
    if deliver == nil && captured == nil { return }
    pending += text
    while let end = pending.firstIndex(of: "\n") {
      pass(String(pending[..<end]))
      pending.removeSubrange(...end)
    }
  }

  /// Passes on what has no line end yet.
  func flush() {
    if !pending.isEmpty { pass(pending) }
    pending = ""
  }

  /// What GLPK says while `body` runs, beside its result. GLPK's readers tell the cause of a failure only so.
  func capturing<Value>(_ body: () throws -> Value) throws -> (value: Value, lines: [String]) {
    captured = []
    defer { captured = nil }
    let value = try body()
    flush()
    return (value, captured ?? [])
  }

  private func pass(_ line: String) {
    captured?.append(line)
    deliver?(line)
  }
}
