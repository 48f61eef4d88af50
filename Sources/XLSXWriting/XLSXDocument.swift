internal import CXLSXWriter
import Foundation

/// A workbook in the making. What is the same gives the same bytes: nothing in it depends on the clock.
///
/// No text ever becomes a formula: cells are written as strings or numbers and in no other way.
public final class XLSXDocument {
  public struct Properties: Sendable {
    public var title = ""
    public var subject = ""
    public var author = ""
    public var comments = ""
    /// Seconds since 1970 that the file names as its creation.
    public var created: Int

    public init(created: Int) { self.created = created }
  }

  /// Font of all cells: one that has Chinese characters where they are needed.
  public let font: String
  private let folder: URL
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [XLSXStyle: UnsafeMutablePointer<lxw_format>] = [:]

  /// Most rows and columns of a sheet.
  public static let mostRows = 1_048_576
  public static let mostColumns = 16_384

  /// - Parameter keepsRows: whether rows may be written in any order; without it they are written one after another,
  ///   and a large workbook needs little memory.
  /// - Throws: `XLSXFault` where there is no room for temporary files.
  public init(_ properties: Properties, font: String, keepsRows: Bool = true) throws {
    self.font = font
    folder = FileManager.default.temporaryDirectory.appending(path: "evenfield-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw XLSXFault("there is no folder for temporary files (\(error.localizedDescription)); set TMPDIR")
    }
    let path = folder.appending(path: "workbook.xlsx").path
    workbook = folder.path.withCString { temporary in
      var options = lxw_workbook_options()
      options.constant_memory = keepsRows ? 0 : 1
      options.tmpdir = UnsafeMutablePointer(mutating: temporary)
      return workbook_new_opt(path, &options)
    }
    guard workbook != nil else { throw XLSXFault("the workbook could not be begun: no memory") }
    try set(properties)
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
    try? FileManager.default.removeItem(at: folder)
  }

  private func set(_ properties: Properties) throws {
    let texts = [properties.title, properties.subject, properties.author, properties.comments]
    try CStrings.with(texts.map(XLSXText.safe)) { text in
      var document = lxw_doc_properties()
      (document.title, document.subject) = (text[0], text[1])
      (document.author, document.comments) = (text[2], text[3])
      document.created = time_t(properties.created)
      try XLSXFault.check(workbook_set_properties(workbook, &document))
    }
  }

  /// Adds a sheet after the others.
  ///
  /// - Parameter name: as `XLSXSheetNames` gives it.
  public func addSheet(_ name: String) throws -> XLSXSheet {
    guard let sheet = workbook_add_worksheet(workbook, name) else {
      throw XLSXFault("the sheet `\(name)` cannot be added")
    }
    return XLSXSheet(document: self, name: name, sheet: sheet)
  }

  /// The library's format of a style; each style is written once.
  func format(_ style: XLSXStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(workbook) else { return nil }
    style.apply(to: format, font: font)
    formats[style] = format
    return format
  }

  /// The workbook as a file; nothing can be added afterwards.
  public func finish() throws -> [UInt8] {
    guard let open = workbook else { preconditionFailure("a workbook is finished once") }
    // Closing frees it, whether or not it succeeds.
    workbook = nil
    try XLSXFault.check(workbook_close(open))
    do {
      return Array(try Data(contentsOf: folder.appending(path: "workbook.xlsx")))
    } catch {
      throw XLSXFault("the workbook cannot be read back (\(error.localizedDescription))")
    }
  }
}

/// Why a workbook could not be made, and what to do.
public struct XLSXFault: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }

  static func check(_ error: lxw_error) throws {
    guard error != LXW_NO_ERROR else { return }
    throw XLSXFault("the workbook cannot be written: \(String(cString: lxw_strerror(error)))")
  }
}

/// Texts as C strings for as long as a call takes.
enum CStrings {
  static func with<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
  ) rethrows -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return try body(copies)
  }
}
