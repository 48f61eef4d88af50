import TerritoryAssignment
import TerritoryPlanning

/// The map of a design: every region in the colour of its territory, a square at each centre, names.
struct DesignDrawing {
  let design: TerritoryDesign
  let phrases: any Phrases
  private var data: PlanData { design.context.data }

  /// Nothing where no region has a place.
  var markup: Markup {
    let drawn = Set(design.territories.flatMap(\.regions))
    guard let projection = MapProjection(places: RegionLayer.places(data, alone: drawn)) else {
      return .empty
    }
    let colours = TerritoryColours(design).numbers
    let layer = RegionLayer(data, projection, alone: drawn)
    var labels = MapLabels(height: projection.height)
    let centres = design.territories.map { design.place(of: $0.centre).map(projection.point) }
    let badges = design.territories.indices.compactMap { index in
      centres[index].map {
        labels.badge(
          DisplayWidth.cut(name(design.territories[index].centre), to: 16), colour: colours[index], x: $0.x,
          y: $0.y - 4)
      }
    }
    let squares = zip(centres, colours).compactMap { place, colour in
      place.map {
        tag(
          "path",
          [("class", "area c\(colour)"), ("d", "M\(px($0.x - 4)) \(px($0.y - 4))h8v8h-8z")])
      }
    }
    return tag(
      "svg",
      [
        ("viewBox", "0 0 \(px(MapProjection.width)) \(px(projection.height))"), ("role", "img"),
        ("aria-label", phrases.designMap), ("class", "map regions"),
      ],
      layer.markup(paints(colours)), .group(squares), .group(names(projection, &labels)), .group(badges),
      projection.scaleMarkup(phrases))
  }

  private func name(_ region: Int) -> String { data.regions[region].name }

  private func paints(_ colours: [Int]) -> [RegionLayer.Paint] {
    var paints = data.regions.map { RegionLayer.Paint(number: nil, owner: nil, title: $0.name) }
    for (index, territory) in design.territories.enumerated() {
      for region in territory.regions {
        paints[region] = .init(
          number: colours[index], owner: index,
          title: phrases.labelled(name(region), name(territory.centre)))
      }
    }
    return paints
  }

  /// The other regions, those of large territories last: small ones have few names to be known by.
  private func names(_ projection: MapProjection, _ labels: inout MapLabels) -> [Markup] {
    let order = design.territories.indices.sorted {
      (design.territories[$0].regions.count, $0) < (design.territories[$1].regions.count, $1)
    }
    return order.flatMap { index in
      let territory = design.territories[index]
      return territory.regions.filter { $0 != territory.centre }.compactMap { region -> Markup? in
        guard let place = data.regions[region].centroid.map(projection.point) else { return nil }
        return labels.name(name(region), x: place.x, y: place.y)
      }
    }
  }
}
