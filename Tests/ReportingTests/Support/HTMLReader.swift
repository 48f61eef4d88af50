/// A strict reader of the HTML that the reports write: every tag closed in order, every attribute quoted,
/// every entity known.
struct HTMLReader {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }
  struct Element {
    var name: String
    var attributes: [String: String]
  }
  /// In document order.
  private(set) var elements: [Element] = []
  /// All text outside of script and style, entities resolved.
  private(set) var text = ""

  private var rest: Substring
  private var open: [String] = []

  init(_ html: String) throws(Fault) {
    rest = html[...]
    guard rest.hasPrefix("<!DOCTYPE html>\n") else { throw Fault(description: "no document type") }
    rest = rest.dropFirst(16)
    while !rest.isEmpty { try step() }
    guard open.isEmpty else { throw Fault(description: "never closed: \(open)") }
  }

  private mutating func step() throws(Fault) {
    if rest.hasPrefix("</") {
      rest = rest.dropFirst(2)
      let name = try take(until: ">")
      guard open.popLast() == name else { throw Fault(description: "</\(name)> closes nothing open") }
    } else if rest.first == "<" {
      rest = rest.dropFirst()
      try element()
    } else {
      let raw = rest.prefix { $0 != "<" }
      rest = rest[raw.endIndex...]
      text += try resolved(raw)
    }
  }

  private mutating func element() throws(Fault) {
    let name = String(rest.prefix { $0.isLetter || $0.isNumber })
    guard !name.isEmpty else { throw Fault(description: "a bare <") }
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while rest.first == " " {
      rest = rest.dropFirst()
      let key = try take(until: "=")
      guard rest.first == "\"" else { throw Fault(description: "\(key) is not quoted") }
      rest = rest.dropFirst()
      guard attributes.updateValue(try resolved(try take(until: "\"")[...]), forKey: key) == nil else {
        throw Fault(description: "\(key) twice in <\(name)>")
      }
    }
    guard rest.first == ">" else { throw Fault(description: "<\(name) does not end") }
    rest = rest.dropFirst()
    elements.append(Element(name: name, attributes: attributes))
    if ["meta", "input", "br"].contains(name) { return }
    if name == "script" || name == "style" {
      guard let end = rest.firstRange(of: "</\(name)>") else {
        throw Fault(description: "<\(name)> never ends")
      }
      rest = rest[end.upperBound...]
      return
    }
    open.append(name)
  }

  private mutating func take(until end: Character) throws(Fault) -> String {
    guard let index = rest.firstIndex(of: end) else { throw Fault(description: "no \(end)") }
    defer { rest = rest[rest.index(after: index)...] }
    return String(rest[..<index])
  }

  private func resolved(_ raw: Substring) throws(Fault) -> String {
    let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
    var result = ""
    var rest = raw
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ";"),
        let character = entities[String(rest[rest.index(after: start)..<end])]
      else { throw Fault(description: "a bare & in “\(raw.prefix(40))”") }
      result += character
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
