public import TerritoryPlanning

extension ImportReport {
  /// Name of the report in the plan folder.
  public static let fileName = "import_report.csv"

  /// The report as CSV, one row a note.
  ///
  /// - Parameter words: what a fact is called in the reader's language.
  public func csv(words: (ImportFact) -> String) -> [UInt8] {
    var writer = CSVWriter(
      header: ["kind", "file", "line", "field", "value", "rows", "note"],
      options: .init(neutralisesFormulas: true))
    for note in notes {
      writer.append([
        note.kind.rawValue, note.place.file, String(note.place.line), note.place.field, note.value,
        String(note.count), words(note.fact),
      ])
    }
    return writer.bytes
  }
}
