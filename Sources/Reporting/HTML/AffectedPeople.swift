import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The representatives whom a plan changes most; they get a colour and a shape, everybody else is grey.
struct AffectedPeople {
  /// As many as there are colours that stay apart for every kind of colour vision.
  static let most = 8

  /// By change of workload, largest first; equal change in the order of the data.
  let representatives: [Int]

  init(_ result: ScenarioResult, _ evaluation: Evaluation) {
    guard result.newPlan != nil, let today = result.today else {
      // Without a before, those with most work.
      representatives = Array(
        evaluation.representatives.filter { $0.items > 0 }
          .sorted { ($1.standardMinutes, $0.representative) < ($0.standardMinutes, $1.representative) }
          .prefix(Self.most).map(\.representative))
      return
    }
    let changes = evaluation.representatives.map { row in
      let before = today.of(row.representative)?.standardMinutes ?? .zero
      return (
        who: row.representative, size: (row.standardMinutes - before).count.magnitude,
        traded: row.itemsIn + row.itemsOut
      )
    }
    representatives = Array(
      changes.filter { $0.size > 0 || $0.traded > 0 }
        .sorted { ($1.size, $1.traded, $0.who) < ($0.size, $0.traded, $1.who) }
        .prefix(Self.most).map(\.who))
  }

  /// Number of the colour and shape of a holder, 0..<8, or nil for grey.
  func number(of holder: Holder?) -> Int? {
    holder.flatMap { holder in representatives.firstIndex(of: holder.index) }
  }
}

/// The eight shapes; each belongs to one colour, so that colour is never alone.
enum Shapes {
  /// Outlines from a middle, about 9 units wide; after each the pen may move on.
  static let outlines = [
    "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z", "m-4-4h8v8h-8z", "m0-5.2l5 9h-10z",
    "m0-5.6l5.6 5.6l-5.6 5.6l-5.6-5.6z", "m0 5.2l5-9h-10z",
    "m-1.7-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
    "m0-5.4l1.6 3.7h3.8l-3.1 2.5l1.1 3.8l-3.4-2.3l-3.4 2.3l1.1-3.8l-3.1-2.5h3.8z",
    "m-2.6-4.5h5.2l2.6 4.5l-2.6 4.5h-5.2l-2.6-4.5z",
  ]
  /// Drawn around an account that changes hands.
  static let ring = "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"

  static func reference(_ number: Int) -> String { "#shape-\(number)" }

  /// Drawn once a page and referred to by every map and legend.
  static var definitions: Markup {
    tag(
      "svg", [("class", "defs"), ("aria-hidden", "true"), ("width", "0"), ("height", "0")],
      tag(
        "defs", [],
        all: outlines.enumerated().map { number, outline in
          tag("path", [("id", "shape-\(number)"), ("d", "M0 0" + outline)])
        } + RegionLayer.patterns))
  }

  /// A shape beside a name.
  static func swatch(_ number: Int) -> Markup {
    tag(
      "svg", [("class", "swatch"), ("viewBox", "-7 -7 14 14"), ("aria-hidden", "true")],
      tag("use", [("href", reference(number)), ("class", "c\(number)")]))
  }
}
