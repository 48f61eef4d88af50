import Foundation

/// A copy of Scenarios/tiny that a test may change.
struct TinyCase {
  let folder: TemporaryFolder
  /// The copy; results go beside it.
  var path: String { folder["tiny"] }

  init() throws {
    folder = try TemporaryFolder()
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      atPath: package.appendingPathComponent("Scenarios/tiny").path, toPath: folder["tiny"])
  }

  func text(_ file: String) throws -> String { try folder.text("tiny/" + file) }
  func write(_ text: String, to file: String) throws { try folder.write(text, to: "tiny/" + file) }

  func apply(_ edits: [CaseEdit]) throws {
    for edit in edits { try edit.apply(to: self) }
  }

  /// Keeps only these scenarios in plan.yaml's list.
  func keepScenarios(_ names: [String]) throws {
    let lines = try text("plan.yaml").split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix("scenarios:") ? "scenarios: [\(names.joined(separator: ", "))]" : String($0)
    }
    try write(lines.joined(separator: "\n"), to: "plan.yaml")
  }
}

/// One change of a case's files.
enum CaseEdit: Sendable {
  /// Gives a cell of a CSV file a new value; lines count from 1, the header included.
  case cell(_ file: String, line: Int, _ column: String, _ value: String)
  /// Adds a column to a CSV file, with one filled cell.
  case column(_ file: String, _ column: String, line: Int, _ value: String)
  case withoutColumn(_ file: String, _ column: String)
  case append(_ file: String, _ text: String)
  /// Replaces text that must be there.
  case replace(_ file: String, _ old: String, _ new: String)
  case overwrite(_ file: String, _ text: String)
  case utf16(_ file: String)
  case folderInstead(_ file: String)

  struct NotApplicable: Error { var edit: CaseEdit }

  func apply(to tiny: TinyCase) throws {
    switch self {
    case .cell(let file, let line, let column, let value):
      try table(tiny, file) { rows in
        guard let index = rows[0].firstIndex(of: column) else { return false }
        rows[line - 1][index] = value
        return true
      }
    case .column(let file, let column, let line, let value):
      try table(tiny, file) { rows in
        for index in rows.indices { rows[index].append(index == 0 ? column : index == line - 1 ? value : "") }
        return true
      }
    case .withoutColumn(let file, let column):
      try table(tiny, file) { rows in
        guard let index = rows[0].firstIndex(of: column) else { return false }
        for row in rows.indices { rows[row].remove(at: index) }
        return true
      }
    case .append(let file, let text): try tiny.write(try tiny.text(file) + text, to: file)
    case .replace(let file, let old, let new):
      let text = try tiny.text(file)
      guard text.contains(old) else { throw NotApplicable(edit: self) }
      try tiny.write(text.replacingOccurrences(of: old, with: new), to: file)
    case .overwrite(let file, let text): try tiny.write(text, to: file)
    case .utf16(let file):
      guard let bytes = try tiny.text(file).data(using: .utf16LittleEndian) else {
        throw NotApplicable(edit: self)
      }
      try tiny.folder.write(Data([0xFF, 0xFE]) + bytes, to: "tiny/" + file)
    case .folderInstead(let file):
      try FileManager.default.removeItem(atPath: tiny.path + "/" + file)
      try FileManager.default.createDirectory(
        atPath: tiny.path + "/" + file, withIntermediateDirectories: false)
    }
  }

  /// The tiny case quotes no cell, so splitting at commas is exact.
  private func table(_ tiny: TinyCase, _ file: String, _ change: (inout [[String]]) -> Bool) throws {
    var rows = try tiny.text(file).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard change(&rows) else { throw NotApplicable(edit: self) }
    try tiny.write(rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n", to: file)
  }
}
