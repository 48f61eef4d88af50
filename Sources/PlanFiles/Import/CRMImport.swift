public import TerritoryPlanning

/// Turns a CRM export and its map into the files of a plan folder.
///
/// The result is text, so that it is written whole or not at all, and read back by the same reader as every
/// plan folder: an import is never trusted more than a file written by hand.
public struct CRMImport: Sendable {
  /// The base scenarios, the tables and plan.yaml, none of them written yet.
  public let files: [PlanFolderWriter.File]
  public let report: ImportReport

  /// - Parameters:
  ///   - map: what the export's columns are.
  ///   - folder: where the export's files lie.
  /// - Throws: all faults at once: missing files and columns, bad numbers and dates, values that the map does
  ///   not settle, owners who are nobody.
  ///
  /// With `repairs`, the export is read as its yes lines say; the files get a log of them.
  public init(map: ImportMap, folder: String, repairs: RepairFile? = nil) throws(InputFaults) {
    let repaired = try repairs.map { file throws(InputFaults) in try RepairPlan(file, for: map, in: folder) }
    var assembly = ImportAssembly(map: map, folder: folder, repairs: repaired?.cells ?? [:])
    assembly.readPeople()
    assembly.readAccounts()
    assembly.readDeals()
    assembly.valueAccounts()
    assembly.findIncumbents()
    assembly.checkParents()
    let records = assembly.records()
    guard assembly.faults.isEmpty, let records else {
      throw InputFaults(assembly.faults, files: assembly.fileOrder)
    }
    _ = try records.validated()
    assembly.noteParameters(records.parameters)
    repaired?.log.list(in: &assembly.report)
    report = assembly.report
    files =
      BaseScenarios.files(balanceTolerancePercent: 15)
      + (repaired.map { [$0.log.planFile] } ?? []) + PlanFolderWriter.files(records)
  }
}
