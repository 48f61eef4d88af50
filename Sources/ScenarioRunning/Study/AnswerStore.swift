/// Answers kept between runs, by what they depend on.
///
/// What comes out is input like any other: it is judged and its certificates are rechecked before it is used.
public protocol AnswerStore: Sendable {
  /// What was kept under the key; nil where nothing was.
  func bytes(for key: AnswerKey) throws -> [UInt8]?
  /// Keeps an answer, in the place of one that was kept under the same key.
  func keep(_ bytes: [UInt8], for key: AnswerKey) throws
}
