/// Puts GLPK's output, which comes in pieces, together into lines.
final class LogLines {
  private let deliver: @Sendable (String) -> Void
  private var pending = ""

  init(_ deliver: @escaping @Sendable (String) -> Void) {
    self.deliver = deliver
  }

  func append(_ text: String) {
    pending += text
    while let end = pending.firstIndex(of: "\n") {
      deliver(String(pending[..<end]))
      pending.removeSubrange(...end)
    }
  }

  /// Delivers what has no line end yet.
  func flush() {
    if !pending.isEmpty { deliver(pending) }
    pending = ""
  }
}
