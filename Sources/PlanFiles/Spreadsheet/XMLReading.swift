import CExpat
import TerritoryPlanning

/// A name in XML without its prefix; compared byte by byte, no `String` is made.
struct XMLName {
  private let start: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    var at = name
    var local = name
    while at.pointee != 0 {
      if at.pointee == 0x3A { local = at + 1 }
      at += 1
    }
    start = local
  }

  static func == (name: XMLName, text: StaticString) -> Bool {
    var index = 0
    let count = text.utf8CodeUnitCount
    while index < count {
      if UInt8(bitPattern: name.start[index]) != text.utf8Start[index] { return false }
      index += 1
    }
    return name.start[count] == 0
  }
}

/// The attributes of an element: pairs of name and value, ended by a null pointer.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value's bytes, ended by zero.
  subscript(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard var at = pairs else { return nil }
    while let key = at[0] {
      if XMLName(key) == name { return at[1] }
      at += 2
    }
    return nil
  }

  func text(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }
}

/// Receives the events of an XML document. Subclasses override what they need.
class XMLReading {
  /// Set by a subclass that has seen enough: parsing stops.
  var isDone = false
  fileprivate var hasDoctype = false
  fileprivate var parser: XML_Parser?

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Parses an entry of the archive.
  ///
  /// A document type is refused: it is where entities are declared, which can read other files or grow
  /// without bound, and no workbook has one.
  func read(_ entry: String, of archive: borrowing ZipArchive, file: String) throws(InputFault) {
    let parser = XML_ParserCreate(nil)
    guard let parser else { throw broken(file, entry, "no memory is left") }
    self.parser = parser
    defer {
      XML_ParserFree(parser)
      self.parser = nil
    }
    connect(parser)
    var isBroken = false
    try archive.read(entry) { piece in
      let status = XML_Parse(
        parser, piece.assumingMemoryBound(to: CChar.self).baseAddress, Int32(piece.count), 0)
      isBroken = status != XML_STATUS_OK && !isDone
      return !isBroken && !isDone
    }
    if hasDoctype {
      throw InputFault(
        place: SourcePlace(file: file, line: 0, column: 0), value: "",
        message: "declares a document type (\(entry)), which no workbook does",
        hint: "do not open it; ask who sent it")
    }
    if isDone { return }
    guard !isBroken, XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "broken"
      throw broken(file, entry, "\(reason) in line \(XML_GetCurrentLineNumber(parser))")
    }
  }

  private func broken(_ file: String, _ entry: String, _ reason: String) -> InputFault {
    InputFault(
      place: SourcePlace(file: file, line: 0, column: 0), value: "",
      message: "has a part \(entry) that is not well-formed: \(reason)",
      hint: "save it anew in Excel as .xlsx")
  }

  private func connect(_ parser: XML_Parser) {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name else { return }
        let reading = Unmanaged<XMLReading>.fromOpaque(data).takeUnretainedValue()
        reading.start(XMLName(name), XMLAttributes(pairs: attributes))
        reading.stopIfDone()
      },
      { data, name in
        guard let data, let name else { return }
        let reading = Unmanaged<XMLReading>.fromOpaque(data).takeUnretainedValue()
        reading.end(XMLName(name))
        reading.stopIfDone()
      })
    XML_SetCharacterDataHandler(parser) { data, characters, count in
      guard let data, let characters else { return }
      Unmanaged<XMLReading>.fromOpaque(data).takeUnretainedValue().text(
        UnsafeBufferPointer(
          start: UnsafeRawPointer(characters).assumingMemoryBound(to: UInt8.self), count: Int(count)))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      let reading = Unmanaged<XMLReading>.fromOpaque(data).takeUnretainedValue()
      reading.hasDoctype = true
      reading.isDone = true
      reading.stopIfDone()
    }
  }

  private func stopIfDone() {
    if isDone, let parser { XML_StopParser(parser, XML_Bool(0)) }
  }
}
