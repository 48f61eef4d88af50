public import TerritoryPlanning

/// Why nothing was written back.
public enum WriteBackStop: Error, Sendable {
  /// The question cannot be answered as it is asked.
  case fault(WriteBackFault)
  /// A file cannot be read.
  case input(InputFaults)
  /// Writing would do harm: the accounts and people are named.
  case refused(WriteBackRefusal)
}

/// What stands against writing back, all at once.
public struct WriteBackRefusal: Sendable, Equatable {
  /// Somebody who gets accounts and whom the CRM's form cannot name.
  public struct Unnamed: Sendable, Equatable {
    public var representative: Int
    /// What is not known: `email`, `id` or `name`.
    public var lacks: String
    public var accounts: Int
  }

  /// What has changed in the CRM; nil where it was not compared.
  public var comparison: StateComparison?
  /// Ids that the export has more than once, with their lines.
  public var duplicated: [StateComparison.Duplicate]
  public var unnamed: [Unnamed]

  public var isEmpty: Bool {
    (comparison?.isUnchanged ?? true) && duplicated.isEmpty && unnamed.isEmpty
  }
}
