public import TerritoryPlanning

/// Writes a plan folder that `PlanFolder.load` reads back to equal data.
public enum PlanFolderWriter {
  /// A file of the folder.
  public struct File: Sendable {
    public var name: String
    public var bytes: [UInt8]
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Writes the records into the folder at `path`, which is made when it is not there. plan.yaml comes last,
  /// so that a folder that was not finished is not taken for a plan.
  ///
  /// - Parameter overwrites: replaces files that are there; otherwise a folder that holds any of them is an
  ///   error and nothing is written.
  public static func write(
    _ records: PlanRecords, to path: String, overwrites: Bool = false
  ) throws(OutputError) {
    try write(files(records), to: path, overwrites: overwrites)
  }

  /// The same for files that were made already, such as an import's or a generated firm's.
  public static func write(
    _ files: [File], to path: String, overwrites: Bool = false
  ) throws(OutputError) {
    try OutputFile.makeFolder(path)
    if !overwrites, let present = files.first(where: { FileBytes.kind(of: path + "/" + $0.name).exists }) {
      throw OutputError(
        path: path + "/" + present.name, problem: "is there already",
        remedy: "choose an empty folder, or allow overwriting")
    }
    for file in files {
      // Files of a subfolder, such as the export that an import keeps.
      let folder = FilePaths.folder(of: path + "/" + file.name)
      if folder != path { try OutputFile.makeFolder(folder) }
      try OutputFile.write(path + "/" + file.name, file.bytes)
    }
  }

  /// The files, tables first, plan.yaml last. Optional tables without rows are left out.
  public static func files(_ records: PlanRecords) -> [File] {
    let schemas = PlanSchemas(duties: records.parameters.duties.map(\.id))
    let unit = records.parameters.moneyUnit
    var files = [
      table(schemas.regions, records.regions, unit),
      table(schemas.representatives, records.representatives, unit),
      table(schemas.accounts, records.accounts, unit),
    ]
    if !records.neighbours.isEmpty { files.append(table(schemas.neighbours, records.neighbours, unit)) }
    if !records.boundaries.isEmpty {
      let text = BoundaryText.geoJSON(records.boundaries)
      files.append(File(name: BoundaryReading.file, bytes: Array(text.utf8)))
    }
    if !records.assignments.isEmpty { files.append(table(schemas.assignments, records.assignments, unit)) }
    if !records.regionOwners.isEmpty {
      files.append(table(schemas.regionOwners, records.regionOwners, unit))
    }
    if !records.travel.isEmpty { files.append(table(schemas.travel, records.travel, unit)) }
    if !records.opportunities.isEmpty {
      files.append(table(schemas.opportunities, records.opportunities, unit))
    }
    var settings = ParameterText.yaml(records.parameters)
    if let choice = records.neighbourChoice.value { settings += "neighbours: \(choice.rawValue)\n" }
    files.append(File(name: PlanSettings.file, bytes: Array(settings.utf8)))
    return files
  }

  /// Columns that are required or hold anything.
  private static func table<Record: Sendable>(
    _ schema: RecordSchema<Record>, _ records: [Record], _ unit: MoneyUnit
  ) -> File {
    let fields = schema.fields.filter { field in
      field.isRequired || records.contains { !field.write($0, unit).isEmpty }
    }
    var writer = CSVWriter(header: fields.map(\.name))
    for record in records { writer.append(fields.map { $0.write(record, unit) }) }
    return File(name: schema.file, bytes: writer.bytes)
  }
}
