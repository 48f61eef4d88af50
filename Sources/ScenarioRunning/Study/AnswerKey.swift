/// Names an answer by everything that it depends on: what was asked, what could be spent, and the answer that it
/// started from. Scenarios with the same key have the same answer, whatever they are called.
///
/// Threads and the time limit are not part of it: an answer that ends by gap or work does not depend on them, and one
/// that the clock or the caller ended is never kept.
public struct AnswerKey: Hashable, Sendable, Codable {
  /// Raised whenever the program may answer the same question otherwise, so that answers of older versions are
  /// not found.
  public static let engineVersion = 1

  /// 32 hexadecimal digits.
  public let text: String

  public init(text: String) { self.text = text }

  /// - Parameters:
  ///   - contentHash: of data, parameters, rules, objective and question after the scenario's changes.
  ///   - asked: what else was asked of the runner, such as reasons; in a fixed order.
  ///   - parent: the answer that this one starts from; nil: it starts from nothing but the data.
  public init(contentHash: String, effort: Effort, asked: [String], parent: AnswerKey?) {
    var hash = ContentHash()
    hash.add("engine", "\(Self.engineVersion)".utf8)
    hash.add("content", contentHash.utf8)
    hash.add("gap", "\(effort.gap ?? 0)".utf8)
    hash.add("work", (effort.workLimit.map { "\($0)" } ?? "none").utf8)
    hash.add("seed", "\(effort.seed ?? 1)".utf8)
    for question in asked { hash.add("asked", question.utf8) }
    hash.add("parent", (parent?.text ?? "none").utf8)
    text = hash.text
  }
}
