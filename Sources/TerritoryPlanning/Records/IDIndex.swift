/// The ids of one table, for looking up references.
struct IDIndex {
  /// What a member is called in messages.
  let noun: String
  let ids: [String]
  private let positions: [String: Int]

  init(noun: String, ids: [String]) {
    self.noun = noun
    self.ids = ids
    var positions: [String: Int] = [:]
    positions.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() where positions[id] == nil { positions[id] = index }
    self.positions = positions
  }

  subscript(id: String) -> Int? { positions[id] }

  /// What an id looks like to a person: capitals, leading zeros and the width of characters do not count.
  ///
  /// `007` and `7`, `R-01` and `r-1` look the same; two ids that do are a mistake waiting to happen.
  static func look(_ id: String) -> String {
    var look = ""
    var zeros = 0
    var isInNumber = false
    for scalar in id.unicodeScalars {
      let narrow =
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0)! : scalar
      if narrow == "0", !isInNumber {
        zeros += 1
        continue
      }
      let isDigit = ("0"..."9").contains(narrow)
      if zeros > 0, !isDigit { look.unicodeScalars.append("0") }
      zeros = 0
      isInNumber = isDigit
      look.unicodeScalars.append(narrow)
    }
    if zeros > 0 { look.unicodeScalars.append("0") }
    return look.lowercased()
  }

  /// Why a text cannot be an id, or nil.
  static func objection(to id: String) -> (message: String, hint: String)? {
    if id.contains("|") { return ("contains |, which separates lists", "use another character") }
    if id.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return ("contains a control character", "remove it")
    }
    if reserved.contains(id.lowercased()) { return ("is a reserved word", "use another id") }
    return nil
  }

  /// The house pool in plans; an empty list.
  static let reserved = [Holder.poolID, "none"]
}
