import Foundation
import ScenarioRunning
public import TerritoryPlanning

/// What an import keeps of the CRM's export in the plan folder, under `crm/`: the files byte for byte, and
/// `source.json`, which says what they are.
///
/// Writing back starts from it: unknown columns are there, ids are as the CRM writes them, and a fresh export
/// can be compared with what the plan was made of.
public struct KeptExport: Sendable, Equatable {
  /// Name of the subfolder of a plan folder.
  public static let folder = "crm"
  public static let sourceFile = "source.json"
  public static let formatVersion = 1

  /// What a file of the export holds.
  public enum Role: String, Sendable, Codable, CaseIterable { case accounts, deals, people, users }

  /// How a CRM's owner column names a person.
  public enum OwnerForm: String, Sendable, Codable, CaseIterable { case name, email, id }

  /// One file of the export.
  public struct File: Sendable, Equatable, Codable {
    /// As it lies in `crm/`, and as it was called.
    public var name: String
    /// A file of several sheets may hold several tables.
    public var tables: [Table]
    public var format: SpreadsheetFile.Format
    /// `SourceText.Encoding`'s name; nil for workbooks.
    public var encoding: String?
    /// `comma`, `semicolon` or `tab`; nil for workbooks.
    public var separator: String?
    public var byteCount: Int
    /// `ContentHash` of the bytes under the file's name.
    public var hash: String
  }

  /// A table of a file, and which of its columns means what.
  public struct Table: Sendable, Equatable, Codable {
    public var role: Role
    public var sheet: String?
    /// Line or row of the header, from 1, and how many lines it has.
    public var headerRow: Int
    public var headerRows: Int
    public var rowCount: Int
    /// Header of the column with the record's id in the CRM.
    public var id: String
    /// Headers by what they mean (`name`, `region`, `stage`, ...), as the map and the profile say.
    public var columns: [String: String]
    /// Who the record belongs to, by duty; a column for several duties stands once a duty.
    public var owners: [Owner]
  }

  /// A column that says who has a duty.
  public struct Owner: Sendable, Equatable, Codable {
    /// Id of the duty; of deals and where the map does not say, empty.
    public var duty: String
    public var column: String
    /// Header of a second column with the owner's id, where the export has one.
    public var idColumn: String?
    public var form: OwnerForm
  }

  /// A person of the CRM.
  public struct User: Sendable, Equatable, Codable {
    /// Id in the plan; empty for people who are not in it.
    public var representative: String
    public var name: String
    public var email: String
    /// Id in the CRM.
    public var id: String
    public var aliases: [String]

    public init(
      representative: String, name: String, email: String = "", id: String = "", aliases: [String] = []
    ) {
      self.representative = representative
      self.name = name
      self.email = email
      self.id = id
      self.aliases = aliases
    }

    /// What an owner column of this form holds for the person; empty where it is not known.
    public func text(_ form: OwnerForm) -> String {
      switch form {
      case .name: name
      case .email: email
      case .id: id
      }
    }
  }

  /// Name of the profile by which the export was read, such as `hubspot`; `plain` without one.
  public var profile: String
  /// IANA name of the time zone in which moments of the export became days.
  public var timeZone: String
  /// Files in the order accounts, deals, people, users.
  public var files: [File]
  public var users: [User]
  /// Where `crm/` lies; empty before it is written.
  public var path: String

  public init(profile: String, timeZone: String, files: [File], users: [User], path: String = "") {
    self.profile = profile
    self.timeZone = timeZone
    self.files = files
    self.users = users
    self.path = path
  }

  /// The file and the table of this role; nil where the export had none.
  public func table(of role: Role) -> (file: File, table: Table)? {
    for file in files {
      if let table = file.tables.first(where: { $0.role == role }) { return (file, table) }
    }
    return nil
  }

  /// Reads the table of this role from the kept file.
  ///
  /// - Throws: faults of the file; one that was changed since the import is a fault.
  public func read(_ role: Role) throws(InputFaults) -> SpreadsheetTable? {
    guard let (file, table) = table(of: role) else { return nil }
    return try Self.read(file, table, path: path + "/" + file.name, checksHash: true)
  }

  /// Reads the table of this role from another file of the same kind, such as a fresh export: its header is
  /// looked for anew.
  public func read(_ role: Role, fresh path: String) throws(InputFaults) -> SpreadsheetTable? {
    guard let (_, table) = table(of: role) else { return nil }
    let file = try SpreadsheetFile(path: path, name: FilePaths.lastComponent(path))
    // Names of sheets may hold the day of the export: one that is gone is not asked for.
    let sheet = table.sheet.flatMap { file.sheets.contains($0) ? $0 : nil }
    return try file.table(SpreadsheetFile.Choice(sheet: sheet, headerRows: table.headerRows))
  }

  private static func read(
    _ file: File, _ table: Table, path: String, checksHash: Bool
  ) throws(InputFaults) -> SpreadsheetTable {
    let spreadsheet = try SpreadsheetFile(path: path, name: folder + "/" + file.name)
    guard hash(spreadsheet.bytes, name: file.name) == file.hash else {
      throw InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: folder + "/" + file.name, line: 0, column: 0), value: "",
          message: "was changed since the import",
          hint: "import the export again; the kept files are not to be edited")
      ])
    }
    return try spreadsheet.table(
      SpreadsheetFile.Choice(sheet: table.sheet, headerRow: table.headerRow, headerRows: table.headerRows))
  }

  /// Hash of a kept file.
  public static func hash(_ bytes: [UInt8], name: String) -> String {
    var hash = ContentHash()
    bytes.withUnsafeBufferPointer { hash.add(name, $0) }
    return hash.text
  }
}

extension KeptExport {
  /// How the plan writes a record's id that the export writes so: short ids of Salesforce are lengthened.
  public func planID(_ text: String) -> String {
    ExportProfile.named(profile)?.lengthensIDs == true ? RecordID.lengthened(text) : text
  }

  private struct Document: Codable {
    var formatVersion: Int
    var profile: String
    var timeZone: String
    var files: [File]
    var users: [User]
  }

  /// The text of `source.json`.
  public func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      formatVersion: Self.formatVersion, profile: profile, timeZone: timeZone, files: files, users: users)
    guard let data = try? encoder.encode(document) else { preconditionFailure("plain data always encode") }
    return Array(data) + [0x0A]
  }

  /// What an earlier import kept in the plan folder; nil for a plan that no import made.
  ///
  /// - Throws: a fault when `source.json` cannot be read or is of a later version.
  public static func load(planFolder: String) throws(InputFaults) -> KeptExport? {
    let path = planFolder + "/" + folder
    guard FileBytes.kind(of: path + "/" + sourceFile).exists else { return nil }
    let name = folder + "/" + sourceFile
    func fault(_ message: String, _ hint: String) -> InputFaults {
      InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: name, line: 0, column: 0), value: "", message: message, hint: hint)
      ])
    }
    let bytes: [UInt8]
    do throws(InputFault) {
      bytes = try FileBytes.read(path: path + "/" + sourceFile, name: name, sizeLimit: 64 << 20)
    } catch {
      throw InputFaults(faults: [error])
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let document = try? decoder.decode(Document.self, from: Data(bytes)) else {
      throw fault("is not what an import wrote", "import the export again")
    }
    guard document.formatVersion == formatVersion else {
      throw fault(
        "has the format version \(document.formatVersion), not \(formatVersion)",
        "import the export again with this program")
    }
    // Names are of files in the folder, whatever the document says.
    guard document.files.allSatisfy({ !$0.name.contains("/") && !$0.name.hasPrefix(".") }) else {
      throw fault("names a file outside its folder", "import the export again")
    }
    return KeptExport(
      profile: document.profile, timeZone: document.timeZone, files: document.files, users: document.users,
      path: path)
  }
}
