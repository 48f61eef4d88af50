public import TerritoryPlanning

/// Turns a CRM export and its map into the files of a plan folder.
///
/// The result is text, so that it is written whole or not at all, and read back by the same reader as every
/// plan folder: an import is never trusted more than a file written by hand.
public struct CRMImport: Sendable {
  /// What is kept of the export, the base scenarios, the tables and plan.yaml, none of them written yet.
  public let files: [PlanFolderWriter.File]
  public let report: ImportReport
  /// What is kept, as it will be found again.
  public let kept: KeptExport

  /// Imports what the user asks for, completed by the profile that is named.
  ///
  /// - Parameter repairs: the export is read as the lines say that say yes, and the files get a log of it.
  /// - Throws: all faults at once: missing files and columns, bad numbers and dates, values that the map does
  ///   not settle, owners who are nobody, repairs that no longer fit.
  public init(_ request: ImportRequest, repairs: RepairFile? = nil) throws(InputFaults) {
    let folder = try ExportFolder(request.export)
    try self.init(map: try request.completeMap(folder), folder: folder, repairs: repairs)
  }

  /// - Parameters:
  ///   - map: what the export's columns are.
  ///   - folder: where the export's files lie.
  public init(map: ImportMap, folder: String, repairs: RepairFile? = nil) throws(InputFaults) {
    try self.init(map: map, folder: try ExportFolder(folder), repairs: repairs)
  }

  private init(map: ImportMap, folder: ExportFolder, repairs file: RepairFile?) throws(InputFaults) {
    let repairs = try file.map { file throws(InputFaults) in try RepairPlan(file, for: map, in: folder) }
    var assembly = ImportAssembly(map: map, folder: folder, repairs: repairs?.cells ?? [:])
    assembly.readPeople()
    assembly.readAccounts()
    assembly.readDeals()
    assembly.resolveOwners()
    assembly.valueAccounts()
    assembly.findIncumbents()
    assembly.checkParents()
    let records = assembly.records()
    guard assembly.faults.isEmpty, let records else {
      throw InputFaults(assembly.faults, files: assembly.fileOrder)
    }
    do throws(InputFaults) {
      _ = try records.validated()
    } catch {
      throw assembly.withSheets(error)
    }
    assembly.noteProfile()
    assembly.noteParameters(records.parameters)
    repairs?.log.list(in: &assembly.report)
    let export = try assembly.keptExport()
    report = assembly.report
    kept = export.source
    files =
      export.files + BaseScenarios.files(balanceTolerancePercent: 15)
      + (repairs.map { [$0.log.planFile] } ?? []) + PlanFolderWriter.files(records)
  }
}
