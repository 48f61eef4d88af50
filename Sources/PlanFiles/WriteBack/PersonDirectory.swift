import TerritoryPlanning

/// Which person of the CRM a text means, and how a representative is called there. Texts mean whom they meant to the
/// import.
struct PersonDirectory: Sendable {
  /// Of the users map, behind them representatives that it lacks, with what the plan knows of them.
  let users: [KeptExport.User]
  private var directory = UserDirectory()
  private let byRepresentative: [String: Int]

  init(_ known: [KeptExport.User], representatives: [Representative]) {
    let mapped = Set(known.map(\.representative))
    // Plain spreadsheets need no users map: people are called as in the plan.
    users =
      known
      + representatives.filter { !mapped.contains($0.id) }.map {
        KeptExport.User(representative: $0.id, name: $0.name)
      }
    byRepresentative = Dictionary(
      users.enumerated().map { ($1.representative, $0) }, uniquingKeysWith: { first, _ in first })
    for (row, user) in users.enumerated() {
      directory.add(
        UserDirectory.User(
          representative: user.representative, name: user.name, email: user.email, id: user.id,
          aliases: user.aliases, row: row))
    }
  }

  /// Whom an owner's cell means; nil where it is empty, unknown, or fits several people.
  mutating func user(_ cell: CRMState.OwnerCell) -> Int? {
    for text in [cell.id, cell.text] where !text.isEmpty {
      switch directory.find(text) {
      case .one(let user): return user
      case .several: return nil
      case .nobody: continue
      }
    }
    return nil
  }

  func user(ofRepresentative id: String) -> Int? { byRepresentative[id] }

  /// How a user is written; empty where that is not known.
  ///
  /// - Parameter sample: an owner's cell, in whose manner the user is written where people are named as exported.
  func text(
    _ user: Int, _ form: OwnerFileFormat.PersonForm, in field: OwnerField, like sample: OwnerSample
  ) -> String {
    let user = users[user]
    return switch form {
    case .email: user.email
    case .id: Self.member(user.id)
    case .name: user.name
    case .asExported: styled(user, user.text(field.form), like: sample.cell.text, of: sample.user)
    }
  }

  /// The user's id as a column of ids has it.
  func id(_ user: Int, like sample: OwnerSample) -> String {
    styled(users[user], users[user].id, like: sample.cell.id, of: sample.user)
  }

  /// `["1001"]` and `Ann Lee (ann@firm.com)` are manners of exports.
  func styled(_ user: KeptExport.User, _ text: String, like sample: String, of known: Int?) -> String {
    guard !text.isEmpty else { return "" }
    if Self.isList(sample) { return "[\"\(Self.member(text))\"]" }
    // Brackets that hold neither an address nor an id are part of a name.
    guard let known, sample.hasSuffix(")") || sample.hasSuffix("）"),
      let inner = UserDirectory.parts(sample).first, !inner.isEmpty
    else { return text }
    let remark = inner == users[known].email ? user.email : inner == users[known].id ? user.id : ""
    return remark.isEmpty || user.name.isEmpty ? text : "\(user.name) (\(remark))"
  }

  private static func isList(_ text: String) -> Bool { text.hasPrefix("[\"") && text.hasSuffix("\"]") }

  /// The only member of a list, or the text itself.
  private static func member(_ text: String) -> String {
    isList(text) ? UserDirectory.parts(text).first ?? text : text
  }
}

/// An owner's cell and whom it means.
struct OwnerSample {
  var cell: CRMState.OwnerCell
  var user: Int?
}
