public import TerritoryPlanning

/// What an import took, changed as the map says, left out or assumed. Nothing happens that is not listed here.
public struct ImportReport: Sendable, Equatable {
  public var notes: [Note] = []
  public var accounts = 0
  public var people = 0
  public var deals = 0
  public var incumbents = 0

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
    /// How many rows.
    public var count: Int
    public var text: String
  }

  mutating func note(_ kind: Note.Kind, _ place: SourcePlace, _ value: String, _ count: Int, _ text: String) {
    notes.append(Note(kind: kind, place: place, value: value, count: count, text: text))
  }

  /// The report for people: the counts, then one line a note.
  public var text: String {
    var lines = [
      "\(accounts) accounts, \(people) representatives, \(deals) deals read; \(incumbents) duties have an incumbent"
    ]
    for note in notes {
      let value = note.value.isEmpty ? "" : " `\(note.value)`"
      let count = note.count > 1 ? " (\(note.count) rows)" : ""
      lines.append("\(note.kind.rawValue): \(note.place)\(value)\(count): \(note.text)")
    }
    return lines.joined(separator: "\n")
  }

  /// The report as CSV, one row a note.
  public var csv: [UInt8] {
    var writer = CSVWriter(
      header: ["kind", "file", "line", "field", "value", "rows", "note"],
      options: .init(neutralisesFormulas: true))
    for note in notes {
      writer.append([
        note.kind.rawValue, note.place.file, String(note.place.line), note.place.field, note.value,
        String(note.count), note.text,
      ])
    }
    return writer.bytes
  }
}
