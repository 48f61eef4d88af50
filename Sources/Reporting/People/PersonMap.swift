import TerritoryPlanning

/// The accounts of one representative: those that stay, come and leave, each with a colour and a shape of its own.
struct PersonMap {
  private enum Kind: Int, CaseIterable { case kept, coming, leaving }
  private let places: AccountPlaces
  private let kinds: [Int: Kind]
  private let home: (x: Double, y: Double)?
  private let view: PersonView
  private let wording: PlanWording
  private var phrases: any Phrases { wording.phrases }

  /// nil where no account has a place.
  init?(_ view: PersonView, _ wording: PlanWording) {
    let accounts = view.accounts
    guard let places = AccountPlaces(wording.context, drawsRegions: false, chosen: accounts) else {
      return nil
    }
    self.places = places
    self.view = view
    self.wording = wording
    // What changes is drawn rather than what stays, where an account does both.
    var kinds: [Int: Kind] = [:]
    for kept in view.kept { kinds[kept.account] = .kept }
    for exchange in view.leaving { kinds[exchange.account] = .leaving }
    for exchange in view.coming { kinds[exchange.account] = .coming }
    self.kinds = kinds
    let person = wording.context.data.representatives[view.person]
    let place =
      person.home ?? person.homeRegion.flatMap { wording.context.data.regions[$0].centroid }
    home = place.map(places.projection.point).flatMap { point in
      // A home far from all accounts is not worth a map that shows both.
      (0...MapProjection.width).contains(point.x) && (0...places.projection.height).contains(point.y)
        ? point : nil
    }
  }

  var markup: Markup {
    tag(
      "section", [("class", "card narrow")], tag("h2", [], phrases.label(PersonTerm.map)), legend,
      Markup.scrollable(drawing))
  }

  /// Colour and shape; leaving accounts are outlines.
  private static func style(_ kind: Kind) -> (outline: String, name: String) {
    switch kind {
    case .kept: (Shapes.outlines[0], "kept")
    case .coming: (Shapes.outlines[3], "coming")
    case .leaving: (Shapes.outlines[1], "leaving")
    }
  }

  private func label(_ kind: Kind) -> PersonTerm {
    switch kind {
    case .kept: .mapKept
    case .coming: .mapComing
    case .leaving: .mapLeaving
    }
  }

  private var present: [Kind] { Kind.allCases.filter { kind in kinds.values.contains(kind) } }

  private var legend: Markup {
    let entries = present.map { kind in
      entry(Self.style(kind).outline, Self.style(kind).name, phrases.label(label(kind)))
    }
    let start = home.map { _ in entry(Self.house, "house", phrases.label(PersonTerm.home)) }
    return tag(
      "ul", [("class", "legend"), ("aria-label", phrases.label(Control.legend))],
      all: entries + (start.map { [$0] } ?? []))
  }

  private static let house = "m-5 1l5-6l5 6h-1.6v5h-6.8v-5z"

  private func entry(_ outline: String, _ style: String, _ text: String) -> Markup {
    tag(
      "li", [],
      tag(
        "svg", [("class", "swatch"), ("viewBox", "-7 -7 14 14"), ("aria-hidden", "true")],
        tag("path", [("class", style), ("d", "M0 0" + outline)])), .text(text))
  }

  private var drawing: Markup {
    var labels = MapLabels(height: places.projection.height)
    for point in places.points { labels.mark(x: point.x, y: point.y) }
    let marks = present.map { kind in
      places.points.filter { kinds[$0.account] == kind }.map { point -> Markup in
        let name = wording.context.data.accounts[point.account].name
        return tag(
          "path",
          [
            ("class", Self.style(kind).name),
            ("d", "M\(px(point.x)) \(px(point.y))" + Self.style(kind).outline),
          ], tag("title", [], phrases.labelled(name, phrases.label(label(kind)))))
      }
    }
    let start = home.map {
      tag("path", [("class", "house"), ("d", "M\(px($0.x)) \(px($0.y))" + Self.house)])
    }
    let names = places.regions.compactMap { labels.name($0.name, x: $0.x, y: $0.y, around: $0.around) }
    let title = phrases.labelled(
      phrases.label(PersonTerm.map),
      phrases.list(
        present.map { kind in
          let count = kinds.values.count { $0 == kind }
          return phrases.labelled(phrases.label(label(kind)), wording.figures.count(count))
        }))
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(MapProjection.width)) \(px(places.projection.height))"), ("role", "img"),
        ("class", "map"), ("aria-labelledby", "map-title"),
      ], tag("title", [("id", "map-title")], title), .group(marks.flatMap(\.self)), start ?? .empty,
      .group(names), places.projection.scaleMarkup(phrases))
  }
}
