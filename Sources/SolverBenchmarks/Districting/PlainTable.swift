import Foundation

/// Reads the plain tables of published instances: fields without quotes, and every fault by file and line.
struct PlainTable {
  let path: String
  /// Line number, then the fields.
  let lines: [(number: Int, fields: [Substring])]

  init(path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UnusableInput(
        text: "\(path): cannot be read; \(ReferenceFolder.variable) must name the folder of instances")
    }
    self.path = path
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .filter { !$1.allSatisfy(\.isWhitespace) }
      .map { ($0 + 1, $1.split(separator: ",", omittingEmptySubsequences: false)) }
  }

  /// The lines under the header, which has to be this one.
  func body(under header: String) throws -> ArraySlice<(number: Int, fields: [Substring])> {
    guard lines.first?.fields.joined(separator: ",") == header else {
      throw fault(lines.first?.number ?? 1, "the header is not \"\(header)\"")
    }
    let wrong = lines.dropFirst().first { $0.fields.count != lines[0].fields.count }
    if let wrong {
      throw fault(wrong.number, "\(wrong.fields.count) fields instead of \(lines[0].fields.count)")
    }
    return lines.dropFirst()
  }

  func number<Value: LosslessStringConvertible>(
    _ field: Substring, line: Int, as type: Value.Type = Value.self
  ) throws -> Value {
    guard let value = Value(String(field)) else { throw fault(line, "\"\(field)\" is not a number") }
    return value
  }

  func fault(_ line: Int, _ text: String) -> UnusableInput { UnusableInput(text: "\(path):\(line): \(text)") }
}
