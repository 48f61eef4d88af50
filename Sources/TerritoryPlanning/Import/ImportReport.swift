/// What an import took, changed as the map says, left out or assumed. Nothing happens that is not listed here.
public struct ImportReport: Sendable, Equatable {
  public var notes: [Note] = []
  public var accounts = 0
  public var people = 0
  public var deals = 0
  public var incumbents = 0

  public init() {}

  public struct Note: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      /// An assumption of the map about something the export does not say.
      case assumed
      /// Values read as others, as the map says.
      case replaced
      /// Cells and rows read otherwise, as the user's repairs say.
      case repaired
      /// Rows left out, as the map says.
      case leftOut = "left_out"
      /// Something absent that the plan does without.
      case missing
      /// A fact worth knowing that changes nothing.
      case noticed
    }
    public var kind: Kind
    /// The first place, or the file.
    public var place: SourcePlace
    public var value: String
    /// How many rows; 0 where it is about a whole file.
    public var count: Int
    public var fact: ImportFact
  }

  public mutating func note(
    _ kind: Note.Kind, _ place: SourcePlace, _ value: String, _ count: Int, _ fact: ImportFact
  ) {
    notes.append(Note(kind: kind, place: place, value: value, count: count, fact: fact))
  }
}
