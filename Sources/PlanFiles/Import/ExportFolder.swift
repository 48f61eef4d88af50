public import TerritoryPlanning

/// Where an export's files lie: a folder, or one file. Every file is read once and every table parsed once.
public final class ExportFolder {
  /// The folder's path, without the name of a single file.
  let path: String
  /// Names of the files with tables, sorted.
  let names: [String]
  private var files: [String: SpreadsheetFile] = [:]
  private var tables: [Key: SpreadsheetTable] = [:]

  private struct Key: Hashable {
    var name: String
    var sheet: String?
    var headerRow: Int?
    var headerRows: Int?
  }

  /// - Throws: a fault when there is no such folder or file.
  public init(_ path: String) throws(InputFaults) {
    let kind = FileBytes.kind(of: path)
    if kind.exists, !kind.isDirectory {
      self.path = FilePaths.folder(of: path)
      names = [FilePaths.lastComponent(path)]
      return
    }
    self.path = path
    do throws(InputFault) {
      names = try FolderListing.names(path).filter { Self.isTable($0) }
    } catch {
      throw InputFaults(faults: [
        InputFault(
          place: error.place, value: error.value, message: error.message,
          hint: "give the folder that holds the CRM's export, or the file itself")
      ])
    }
  }

  /// Whether a name is of a file with a table; others are read where the map names them. Names that begin with a dot or `~$` are of programs, not people.
  private static func isTable(_ name: String) -> Bool {
    let lower = name.lowercased()
    return !lower.hasPrefix(".") && !lower.hasPrefix("~$")
      && [".csv", ".tsv", ".xlsx", ".xls", ".xlsm"].contains { lower.hasSuffix($0) }
  }

  /// A file of the folder, or for a users file one anywhere.
  func file(_ name: String, at other: String? = nil) throws(InputFaults) -> SpreadsheetFile {
    if let file = files[name] { return file }
    let file = try SpreadsheetFile(path: other ?? path + "/" + name, name: name)
    files[name] = file
    return file
  }

  /// A table of a file.
  func table(
    _ name: String, _ choice: SpreadsheetFile.Choice, at other: String? = nil
  ) throws(InputFaults) -> SpreadsheetTable {
    let key = Key(
      name: name, sheet: choice.sheet, headerRow: choice.headerRow, headerRows: choice.headerRows)
    if let table = tables[key] { return table }
    let table = try file(name, at: other).table(choice)
    tables[key] = table
    return table
  }
}
