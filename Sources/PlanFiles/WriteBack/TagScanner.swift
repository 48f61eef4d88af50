/// Walks the tags of a well-formed XML document in UTF-8 with their places, which a parser of events does not give.
/// Comments, CDATA sections and processing instructions are passed over.
struct TagScanner {
  enum Kind { case open, close, empty }

  struct Tag {
    /// Without its prefix.
    var name: String
    var kind: Kind
    /// From `<` to behind `>`.
    var range: Range<Int>
    fileprivate var nameRange: Range<Int>

    /// The value as written; nil where there is none of this name.
    func attribute(_ name: StaticString, in xml: [UInt8]) -> String? {
      var at = nameRange.upperBound
      while at < range.upperBound {
        while at < range.upperBound, xml[at] <= 0x20 { at += 1 }
        let start = at
        while at < range.upperBound, xml[at] != UInt8(ascii: "="), xml[at] > 0x20 { at += 1 }
        let isWanted = TagScanner.equal(xml[start..<at], name)
        while at < range.upperBound, xml[at] != 0x22, xml[at] != 0x27 { at += 1 }
        guard at < range.upperBound else { return nil }
        let quote = xml[at]
        let value = at + 1
        at = value
        while at < range.upperBound, xml[at] != quote { at += 1 }
        if isWanted { return String(decoding: xml[value..<at], as: UTF8.self) }
        at += 1
      }
      return nil
    }

    /// With its prefix.
    func fullName(in xml: [UInt8]) -> String { String(decoding: xml[nameRange], as: UTF8.self) }
  }

  private let xml: [UInt8]
  private var at = 0

  init(_ xml: [UInt8]) { self.xml = xml }

  mutating func next() -> Tag? {
    while let start = find(0x3C, from: at) {
      if starts(with: "<!--", at: start) {
        at = behind("-->", from: start + 4)
      } else if starts(with: "<![CDATA[", at: start) {
        at = behind("]]>", from: start + 9)
      } else if starts(with: "<?", at: start) {
        at = behind("?>", from: start + 2)
      } else {
        return tag(from: start)
      }
    }
    return nil
  }

  private mutating func tag(from start: Int) -> Tag {
    var at = start + 1
    let closes = at < xml.count && xml[at] == UInt8(ascii: "/")
    if closes { at += 1 }
    let nameStart = at
    var localStart = at
    while at < xml.count, !Self.endsName(xml[at]) {
      if xml[at] == UInt8(ascii: ":") { localStart = at + 1 }
      at += 1
    }
    let name = nameStart..<at
    var quote: UInt8 = 0
    while at < xml.count, quote != 0 || xml[at] != UInt8(ascii: ">") {
      let byte = xml[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      }
      at += 1
    }
    let isEmpty = !closes && at > start && at <= xml.count && xml[at - 1] == UInt8(ascii: "/")
    at = min(at + 1, xml.count)
    self.at = at
    return Tag(
      name: String(decoding: xml[localStart..<name.upperBound], as: UTF8.self),
      kind: closes ? .close : isEmpty ? .empty : .open, range: start..<at, nameRange: name)
  }

  fileprivate static func equal(_ bytes: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
    guard bytes.count == name.utf8CodeUnitCount else { return false }
    for (index, byte) in bytes.enumerated() where byte != name.utf8Start[index] { return false }
    return true
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    var at = start
    while at < xml.count {
      if xml[at] == byte { return at }
      at += 1
    }
    return nil
  }

  private func starts(with mark: StaticString, at start: Int) -> Bool {
    guard start + mark.utf8CodeUnitCount <= xml.count else { return false }
    for index in 0..<mark.utf8CodeUnitCount where xml[start + index] != mark.utf8Start[index] { return false }
    return true
  }

  private func behind(_ mark: StaticString, from start: Int) -> Int {
    var at = start
    while at < xml.count {
      if starts(with: mark, at: at) { return at + mark.utf8CodeUnitCount }
      at += 1
    }
    return xml.count
  }
}
