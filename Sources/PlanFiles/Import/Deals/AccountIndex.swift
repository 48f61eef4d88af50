/// The accounts of an import, found by id or by name.
struct AccountIndex {
  enum Found: Equatable {
    case nobody
    case one(Int)
    /// Several accounts have this name.
    case several
  }

  private var byID: [String: Int] = [:]
  /// -1 where several accounts have the name.
  private var byName: [String: Int] = [:]
  let ids: [String]

  init(_ accounts: [ImportedAccount], byName usesNames: Bool) {
    ids = accounts.map(\.id)
    byID.reserveCapacity(accounts.count)
    for (index, account) in accounts.enumerated() {
      byID[account.id] = index
      if usesNames { byName[account.name] = byName[account.name] == nil ? index : -1 }
    }
  }

  subscript(id: String) -> Int? { byID[id] }

  /// By name, or by an id that stands in the place of a name.
  func find(name: String) -> Found {
    if let index = byName[name] { return index < 0 ? .several : .one(index) }
    return byID[name].map { .one($0) } ?? .nobody
  }

  /// The names, sorted, to propose the nearest.
  var names: [String] { byName.isEmpty ? ids.sorted() : byName.keys.sorted() }
}
