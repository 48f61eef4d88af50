/// Numbers the names of a file in order of appearance, without a string a name: names stay ranges of bytes.
struct NameTable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var ranges: [Range<Int>] = []
  /// Open addressing; -1 for a free slot. Always at least twice as long as there are names.
  private var slots = [Int32](repeating: -1, count: 64)

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var count: Int { ranges.count }

  func index(of name: Range<Int>) -> Int? {
    let found = slots[slot(of: name)]
    return found < 0 ? nil : Int(found)
  }

  /// Adds a name; nil if it is there already.
  mutating func add(_ name: Range<Int>) -> Int? {
    let slot = slot(of: name)
    guard slots[slot] < 0 else { return nil }
    slots[slot] = Int32(ranges.count)
    ranges.append(name)
    if 2 * ranges.count > slots.count { grow() }
    return ranges.count - 1
  }

  func text(_ index: Int) -> String { String(decoding: bytes[ranges[index]], as: UTF8.self) }

  func texts() -> [String] { ranges.indices.map(text) }

  private func slot(of name: Range<Int>) -> Int {
    let mask = slots.count - 1
    var slot = hash(name) & mask
    while slots[slot] >= 0, !isEqual(ranges[Int(slots[slot])], name) { slot = (slot + 1) & mask }
    return slot
  }

  private func hash(_ name: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes[name] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 4 * slots.count)
    for (index, name) in ranges.enumerated() { slots[slot(of: name)] = Int32(index) }
  }
}
