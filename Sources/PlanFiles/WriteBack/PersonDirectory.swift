import TerritoryPlanning

/// Which person of the CRM a text means, and how a representative is called there.
struct PersonDirectory: Sendable {
  /// Of the users map, behind them representatives that it lacks, with what the plan knows of them.
  let users: [KeptExport.User]
  private let byID: [String: Int]
  private let byEmail: [String: Int]
  private let byName: [String: Int]
  private let byRepresentative: [String: Int]

  init(_ known: [KeptExport.User], representatives: [Representative]) {
    let mapped = Set(known.map(\.representative))
    // Plain spreadsheets need no users map: people are called as in the plan.
    let users =
      known
      + representatives.filter { !mapped.contains($0.id) }.map {
        KeptExport.User(representative: $0.id, name: $0.name, aliases: [$0.id])
      }
    self.users = users
    byID = Self.index(users) { [$0.id] }
    byEmail = Self.index(users) { [Self.folded($0.email)] }
    byName = Self.index(users) { [$0.name] + $0.aliases }
    byRepresentative = Self.index(users) { [$0.representative] }
  }

  /// Whom an owner's cell means; nil where it is empty, unknown, or fits several people.
  func user(_ cell: CRMState.OwnerCell, form: KeptExport.OwnerForm) -> Int? {
    if !cell.id.isEmpty, let user = byID[cell.id] { return user }
    guard !cell.text.isEmpty else { return nil }
    let asStated =
      switch form {
      case .id: byID[cell.text]
      case .email: byEmail[Self.folded(cell.text)]
      case .name: byName[cell.text]
      }
    return asStated ?? byID[cell.text] ?? byEmail[Self.folded(cell.text)] ?? byName[cell.text]
  }

  func user(ofRepresentative id: String) -> Int? { byRepresentative[id] }

  /// How a user is written; empty where that is not known.
  func text(_ user: Int, _ form: OwnerFileFormat.PersonForm, in field: OwnerField) -> String {
    let user = users[user]
    return switch form {
    case .email: user.email
    case .id: user.id
    case .name: user.name
    case .asExported: user.text(field.form)
    }
  }

  private static func folded(_ email: String) -> String { email.lowercased() }

  /// Texts that mean several people are left out.
  private static func index(
    _ users: [KeptExport.User], _ keys: (KeptExport.User) -> [String]
  ) -> [String: Int] {
    var index: [String: Int] = [:]
    var ambiguous: Set<String> = []
    for (position, user) in users.enumerated() {
      for key in Set(keys(user)) where !key.isEmpty {
        if index.updateValue(position, forKey: key) != nil { ambiguous.insert(key) }
      }
    }
    for key in ambiguous { index[key] = nil }
    return index
  }
}
