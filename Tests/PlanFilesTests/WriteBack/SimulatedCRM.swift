import Foundation

/// A CRM as far as owners go: it exports its accounts, and imports files of owners by the rules that its
/// documentation states. It shares no code with what it tests.
struct SimulatedCRM {
  struct User {
    var name: String
    var email: String
    var id: String
  }

  /// How the export looks.
  struct Look {
    var lineEnd = "\r\n"
    var hasMark = false
    var isGB18030 = false
    var separator = ","
    /// Quotes every cell, not only those that need it.
    var quotesAll = false
    /// Lines above the header and below the rows, as they stand.
    var above = ""
    var below = ""
  }

  enum Shown { case name, email, id, list }

  var header: [String]
  var rows: [[String]]
  var users: [User]
  var look = Look()
  var idColumn = 0
  /// The owner's column and what it shows; perhaps a second one.
  var ownerColumns: [(column: Int, shown: Shown)]

  // MARK: Export

  func exported() -> [UInt8] {
    let lines = ([header] + rows).map { $0.map(written).joined(separator: look.separator) + look.lineEnd }
    let text = look.above + lines.joined() + look.below
    if look.isGB18030 {
      return [UInt8](text.data(using: String.Encoding(rawValue: 0x8000_0632))!)
    }
    return (look.hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
  }

  private func written(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    let needs = scalars.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" || String($0) == look.separator }
    return needs || look.quotesAll ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
  }

  // MARK: Import

  struct Refused: Error { var why: String }

  mutating func give(_ id: String, to user: User) throws {
    guard let row = rows.firstIndex(where: { $0[idColumn] == id }) else {
      throw Refused(why: "no record \(id)")
    }
    for (column, shown) in ownerColumns {
      rows[row][column] =
        switch shown {
        case .name: user.name
        case .email: user.email
        case .id: user.id
        case .list: "[\"\(user.id)\"]"
        }
    }
  }

  /// A file of two columns: the record's id and what names the owner.
  mutating func importTable(
    _ bytes: [UInt8], header: [String], mostRows: Int, mostBytes: Int, by key: (User) -> String
  ) throws {
    guard bytes.count <= mostBytes else { throw Refused(why: "\(bytes.count) bytes") }
    let table = Self.cells(String(decoding: bytes, as: UTF8.self))
    guard table.first == header else { throw Refused(why: "header \(table.first ?? [])") }
    guard table.count - 1 <= mostRows else { throw Refused(why: "\(table.count - 1) rows") }
    try take(Array(table.dropFirst()), by: key)
  }

  /// Rows of an id, perhaps a name, and what names the owner.
  mutating func take(_ table: [[String]], by key: (User) -> String) throws {
    for row in table {
      guard let owner = row.last, !owner.isEmpty else { continue }
      guard let user = users.first(where: { key($0) == owner }) else {
        throw Refused(why: "no user \(owner)")
      }
      try give(row[0], to: user)
    }
  }

  /// Bodies that set one member field of up to 100 records.
  mutating func importRequests(_ bytes: [UInt8], app: String, entry: String, widget: String) throws {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let body = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      guard body["app_id"] as? String == app, body["entry_id"] as? String == entry,
        let records = body["data_ids"] as? [String], (1...100).contains(records.count),
        let data = body["data"] as? [String: [String: String]], data.count == 1,
        let user = users.first(where: { $0.id == data[widget]?["value"] })
      else { throw Refused(why: "body \(line.prefix(200))") }
      for record in records { try give(record, to: user) }
    }
  }

  /// Cells of comma-separated text.
  static func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where !isQuoted: isQuoted = true
      case "\"" where scalars.first == "\"": cell.unicodeScalars.append(scalars.removeFirst())
      case "\"": isQuoted = false
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}

/// Python, where it is installed: reads archives and workbooks with its own libraries.
enum Python {
  static let path = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What a script prints; nil where it ends with a fault.
  static func run(_ script: String, _ arguments: [String]) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "/nonexistent")
    process.arguments = ["-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// Cells of the first sheet of a workbook, row by row, by its XML alone.
  static func rows(ofWorkbook path: String) throws -> [[String]] {
    let text = try run(
      """
      import sys, json, zipfile, xml.etree.ElementTree as E
      n='{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
      z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
      rows=[]
      for r in E.fromstring(z.read('xl/worksheets/sheet1.xml')).iter(n+'row'):
        rows.append([''.join(t.text or '' for t in c.iter(n+'t')) for c in r.iter(n+'c')])
      print(json.dumps(rows))
      """, [path])
    return try JSONSerialization.jsonObject(with: Data((text ?? "").utf8)) as? [[String]] ?? []
  }
}
