/// A file or an option that cannot be used, with what to do about it.
public struct UnusableInput: Error, Sendable, CustomStringConvertible {
  public var text: String
  public init(text: String) { self.text = text }
  public var description: String { text }
}
