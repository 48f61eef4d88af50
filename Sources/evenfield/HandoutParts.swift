import ArgumentParser
import Reporting

/// One part of what is handed out. To add one: a line in `all`.
struct HandoutPart: Sendable {
  /// As `--only` calls it.
  let name: String
  let files: @Sendable (Handout) throws -> [HandoutFile]

  init(_ name: String, _ files: @escaping @Sendable (Handout) throws -> [HandoutFile]) {
    self.name = name
    self.files = files
  }

  /// Every part, in the order in which they are made.
  static let all: [HandoutPart] = [
    HandoutPart("workbook") { try Workbook.files($0) },
    HandoutPart("tableau") { TableauFiles.files($0) },
    HandoutPart("report") { try HandoutReport.files($0) },
    HandoutPart("people") { try PeoplePages.files($0) },
    HandoutPart("routing") { RoutingTable.files($0) },
  ]
}

/// Parts to hand out, as a user names them: "workbook,people".
struct HandoutParts: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",").map { String($0.trimmingPrefix { $0.isWhitespace }) }
    let known = Set(HandoutPart.all.map(\.name))
    guard !names.isEmpty, names.allSatisfy(known.contains), Set(names).count == names.count else {
      return nil
    }
  }

  var parts: [HandoutPart] { HandoutPart.all.filter { names.contains($0.name) } }

  static var allValueStrings: [String] { HandoutPart.all.map(\.name) }
}
