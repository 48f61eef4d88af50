import TerritoryPlanning

/// The people of the CRM, found by any text that an owner column may hold: name, e-mail, id or alias.
struct UserDirectory {
  struct User {
    /// Id in the plan.
    var representative: String
    var name: String
    var email = ""
    /// Id in the CRM.
    var id = ""
    var aliases: [String] = []
    var team = ""
    var manager = ""
    var region = ""
    var role: Representative.Role?
    /// Working minutes of the period; nil: as everybody.
    var workingMinutes: Int64?
    /// Known, but not planned for: a manager, somebody who left.
    var isInPlan = true
    /// Row of the table that names the person.
    var row: Int
  }

  enum Found: Equatable {
    case nobody
    case one(Int)
    /// Several people go by this text.
    case several([Int])
  }

  private(set) var users: [User] = []
  private var byText: [String: [Int]] = [:]
  /// Texts that were looked up before, as columns repeat them.
  private var known: [String: Found] = [:]

  mutating func add(_ user: User) {
    let index = users.count
    users.append(user)
    let texts = [user.representative, user.name, user.email, user.id] + user.aliases
    for text in Set(texts.map { Self.folded($0) }) where !text.isEmpty {
      byText[text, default: []].append(index)
    }
  }

  /// Somebody who is known, but not planned for.
  mutating func leaveOut(_ index: Int) { users[index].isInPlan = false }

  /// Who is meant by a cell. `Ann Lee (ann@firm.com)` is found by either part, `["1001"]` by what it lists.
  mutating func find(_ text: String) -> Found {
    if let found = known[text] { return found }
    let found = search(text)
    known[text] = found
    return found
  }

  private func search(_ text: String) -> Found {
    for candidate in [text] + Self.parts(text) {
      guard let found = byText[Self.folded(candidate)] else { continue }
      return found.count == 1 ? .one(found[0]) : .several(found)
    }
    return .nobody
  }

  /// Case and the width of characters do not count; blanks inside do, as they part names.
  private static func folded(_ text: String) -> String {
    var folded = ""
    for scalar in ExportTable.trimmed(text).unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      folded.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0)! : scalar)
    }
    return folded.lowercased()
  }

  /// What else a text may name a person by.
  static func parts(_ text: String) -> [String] {
    var text = text
    if text.hasPrefix("["), text.hasSuffix("]") {
      text = String(text.dropFirst().dropLast()).filter { $0 != "\"" && $0 != "'" }
      return text.contains(",") ? [] : [ExportTable.trimmed(text)]
    }
    let narrow = text.map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 }
    guard narrow.last == ")", let open = narrow.lastIndex(of: "(") else { return [] }
    let inner = String(narrow[(open + 1)...].dropLast())
    return [inner, ExportTable.trimmed(String(narrow[..<open]))]
  }

  /// How a column names people: by what most of its texts match.
  mutating func form(of texts: some Sequence<String>) -> KeptExport.OwnerForm {
    var counts: [KeptExport.OwnerForm: Int] = [:]
    for text in texts where !text.isEmpty {
      if text.contains("@"), !text.hasSuffix(")") {
        counts[.email, default: 0] += 1
      } else if case .one(let index) = find(text), !users[index].id.isEmpty,
        ([text] + Self.parts(text)).contains(users[index].id), users[index].id != users[index].name
      {
        counts[.id, default: 0] += 1
      } else {
        counts[.name, default: 0] += 1
      }
    }
    let (names, mails, ids) = (counts[.name] ?? 0, counts[.email] ?? 0, counts[.id] ?? 0)
    if mails > max(names, ids) { return .email }
    return ids > names ? .id : .name
  }
}
