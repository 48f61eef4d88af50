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
  /// - Parameter sample: another cell of the column, whose manner is kept where people are named as exported.
  func text(
    _ user: Int, _ form: OwnerFileFormat.PersonForm, in field: OwnerField, like sample: String
  ) -> String {
    let user = users[user]
    switch form {
    case .email: return user.email
    case .id: return user.id
    case .name: return user.name
    case .asExported: return Self.styled(user, user.text(field.form), like: sample)
    }
  }

  /// `["1001"]` and `Ann Lee (ann@firm.com)` are manners of exports.
  static func styled(_ user: KeptExport.User, _ text: String, like sample: String) -> String {
    guard !text.isEmpty else { return "" }
    if sample.hasPrefix("[\""), sample.hasSuffix("\"]") { return "[\"\(text)\"]" }
    guard sample.hasSuffix(")"), let inner = UserDirectory.parts(sample).first else { return text }
    let remark = inner.contains("@") ? user.email : user.id
    return remark.isEmpty || user.name.isEmpty ? text : "\(user.name) (\(remark))"
  }
}
