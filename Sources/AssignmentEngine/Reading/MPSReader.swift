/// Reads assignment problems from MPS files, plain or gzipped.
///
/// The model must have this shape: every column is binary; every column stands with coefficient 1 in exactly
/// one row `= 1` whose coefficients are all 1 (the items); all other rows are side rows. The objective is
/// minimised unless OBJSENSE says otherwise.
///
/// Decimals become integers on a common power of ten, one for the objective and one a side row. Where that
/// takes more than 18 digits, `ReadingOptions.decimals` decides between a fault and a reported rounding.
///
/// MPS knows no agents. A side row in which no item has two columns may belong to one agent; a column's agent
/// is the first such row it stands in, and columns in none share one more agent if no item has two of them.
/// Otherwise agents are just the ordinals of an item's columns. The labels matter to the search's
/// neighbourhoods only: without couplings no rule looks at an agent.
public enum MPSReader {
  /// Reads a file.
  ///
  /// - Throws: `ModelReadingError` with everything that is wrong, by line.
  public static func read(path: String, options: ReadingOptions = ReadingOptions())
    throws(ModelReadingError) -> ReadModel
  {
    try parse(FileBytes.read(path, limit: options.largestSize), name: path, options: options)
  }

  /// Reads the text of a file that is not compressed. `name` stands for the file in messages.
  public static func parse(
    _ bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions()
  ) throws(ModelReadingError) -> ReadModel {
    let result: Result<ReadModel, ModelReadingError> = bytes.withUnsafeBufferPointer { buffer in
      var parser = MPSParser(buffer, layout: options.layout)
      parser.run()
      guard parser.faults.isEmpty else { return .failure(parser.faults.error(file: name)) }
      var assembly = MPSAssembly(parser.tables, decimals: options.decimals)
      guard let model = assembly.run() else { return .failure(assembly.faults.error(file: name)) }
      return .success(model)
    }
    return try result.get()
  }
}
