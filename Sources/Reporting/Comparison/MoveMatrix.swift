import TerritoryPlanning

/// From whom to whom items go: a row for each who gives, a column for each who takes. By representative, or by
/// team where there are many.
struct MoveMatrix: Equatable {
  /// More people than this on either side are grouped by team.
  static let mostPeople = 24

  struct Hand: Hashable {
    enum Kind: Hashable {
      case representative(Int)
      case team(String)
      case pool, nobody
    }
    var kind: Kind
  }

  /// Those who give and those who take, in the order of the data; pool and nobody last.
  let givers: [Hand]
  let takers: [Hand]
  /// Items, by giver and taker.
  let counts: [[Int]]
  let isByTeam: Bool

  /// - Parameter moves: items that change hands; nil: nobody.
  init(_ moves: [(from: Holder?, to: Holder?)], in context: PlanningContext) {
    let giving = Set(moves.map { $0.from })
    let taking = Set(moves.map { $0.to })
    let isByTeam = max(giving.count, taking.count) > Self.mostPeople
    self.isByTeam = isByTeam
    let hand = { (holder: Holder?) -> Hand in
      guard let holder else { return Hand(kind: .nobody) }
      guard holder != context.pool else { return Hand(kind: .pool) }
      return isByTeam
        ? Hand(kind: .team(context.data.representatives[holder.index].team))
        : Hand(kind: .representative(holder.index))
    }
    // People of a team stand together, so that moves within teams lie near the diagonal.
    let people = context.data.representatives
    let teams = people.map(\.team).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let byTeam = teams.flatMap { team in people.indices.filter { people[$0].team == team } }
    let order = byTeam.map { Optional(Holder($0)) } + [context.pool, nil]
    func hands(_ present: Set<Holder?>) -> [Hand] {
      order.filter(present.contains).map(hand).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    let (givers, takers) = (hands(giving), hands(taking))
    let rows = Dictionary(uniqueKeysWithValues: zip(givers, givers.indices))
    let columns = Dictionary(uniqueKeysWithValues: zip(takers, takers.indices))
    var counts = givers.map { _ in takers.map { _ in 0 } }
    for move in moves {
      guard let row = rows[hand(move.from)], let column = columns[hand(move.to)] else { continue }
      counts[row][column] += 1
    }
    self.givers = givers
    self.takers = takers
    self.counts = counts
  }

  var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  var most: Int { counts.reduce(0) { max($0, $1.max() ?? 0) } }
}

/// The matrix as a table whose cells are the darker the more items they hold; each holds its figure too.
struct MoveMatrixMarkup {
  let matrix: MoveMatrix
  let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }
  /// Steps of darkness.
  private static let steps = 5

  var markup: Markup {
    guard matrix.total > 0 else { return .empty }
    let head =
      [tag("td", [("class", "corner")], phrases.fromRowToColumn)]
      + matrix.takers.map { tag("th", [("scope", "col")], tag("span", [], name($0))) }
      + [tag("th", [("scope", "col"), ("class", "num")], tag("span", [], phrases.label(Term.everything)))]
    let rows = zip(matrix.givers, matrix.counts).map { giver, counts in
      tag(
        "tr", [],
        all: [tag("th", [("scope", "row")], name(giver))]
          + zip(matrix.takers, counts).map { cell($1, from: giver, to: $0) } + [sum(counts)])
    }
    let sums = matrix.takers.indices.map { column in sum(matrix.counts.map { $0[column] }) }
    let last = tag(
      "tr", [("class", "sums")],
      all: [tag("th", [("scope", "row")], phrases.label(Term.everything))] + sums
        + [tag("td", [("class", "num")], wording.figures.count(matrix.total))])
    return .scrollable(
      tag(
        "table", [("class", "heat")], tag("thead", [], tag("tr", [], all: head)),
        tag("tbody", [], all: rows + [last])))
  }

  private func sum(_ counts: [Int]) -> Markup {
    tag("td", [("class", "num")], wording.figures.count(counts.reduce(0, +)))
  }

  private func cell(_ count: Int, from: MoveMatrix.Hand, to: MoveMatrix.Hand) -> Markup {
    // Within a team, moves are the diagonal; between one and the same person there are none.
    guard count > 0 else { return tag("td", [("class", from == to ? "same" : "")]) }
    let step = (count * Self.steps + matrix.most - 1) / max(1, matrix.most)
    let title = phrases.handedOver(wording.figures.count(count), from: name(from), to: name(to))
    return tag("td", [("class", "heat\(step)"), ("title", title)], wording.figures.count(count))
  }

  private func name(_ hand: MoveMatrix.Hand) -> String {
    switch hand.kind {
    case .representative(let index): wording.name(of: Holder(index))
    case .team(let team): team
    case .pool: phrases.label(Term.pool)
    case .nobody: phrases.label(Term.nobody)
    }
  }
}
