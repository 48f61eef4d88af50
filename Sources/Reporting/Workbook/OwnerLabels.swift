import TerritoryPlanning

/// What people are called in a list to choose from: by name, and where two have the same name, by id too.
struct OwnerLabels {
  /// For each representative.
  let people: [String]
  let pool: String
  let nobody: String
  /// Whether the pool may be chosen.
  private let poolIndex: Int

  init(_ wording: PlanWording) {
    let representatives = wording.context.data.representatives
    poolIndex = representatives.count
    pool = wording.phrases.label(Term.pool)
    nobody = wording.phrases.label(Term.nobody)
    // Names are compared as a reader sees them: without regard to case and space.
    func seen(_ name: String) -> String {
      name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
    var count: [String: Int] = [seen(pool): 1, seen(nobody): 1]
    for person in representatives { count[seen(person.name), default: 0] += 1 }
    people = representatives.map { person in
      count[seen(person.name)] == 1 && !person.name.isEmpty ? person.name : "\(person.name) (\(person.id))"
    }
  }

  func label(of holder: Holder?) -> String {
    guard let holder else { return nobody }
    return holder.index == poolIndex ? pool : people[holder.index]
  }
}
