import Foundation
import TerritoryPlanning

/// The regions under the points of a map: areas where boundaries are given, else lines between neighbours with a
/// disc at each centroid. Each is painted for the person or territory that it belongs to.
struct RegionLayer {
  /// How one region is drawn.
  struct Paint {
    /// Colour and hatch; nil for grey, or for nothing where the region belongs to nobody.
    var number: Int?
    /// What it belongs to; nil for nobody. Lines between regions of one owner are broad.
    var owner: Int?
    /// Said where the pointer rests on it.
    var title: String
  }
  private enum Shape {
    case area(path: String)
    case disc(x: Double, y: Double)
  }
  private let shapes: [(region: Int, shape: Shape)]
  /// Between the centroids of neighbours; empty where areas are drawn.
  private let lines: [(a: Int, b: Int, path: String)]
  /// As large as neighbours at the usual distance allow.
  private let discRadius: Double

  /// What the drawing has to have room for.
  ///
  /// - Parameter alone: Regions that are drawn although they have no neighbours.
  static func places(_ data: PlanData, alone: Set<Int> = []) -> [Coordinates] {
    let outlines = data.regions.compactMap(\.boundary).flatMap { $0.polygons.joined().joined() }
    guard outlines.isEmpty else { return outlines }
    return data.regions.indices.filter { isDrawn($0, data, alone) }.compactMap { data.regions[$0].centroid }
  }

  private static func isDrawn(_ region: Int, _ data: PlanData, _ alone: Set<Int>) -> Bool {
    !data.regions[region].neighbours.isEmpty || alone.contains(region)
  }

  init(_ data: PlanData, _ projection: MapProjection, alone: Set<Int> = []) {
    let areas = data.regions.enumerated().compactMap { region, figures in
      figures.boundary.map { (region: region, shape: Shape.area(path: Self.path($0, projection))) }
    }
    guard areas.isEmpty else {
      (shapes, lines, discRadius) = (areas, [], 0)
      return
    }
    var discs: [(region: Int, shape: Shape)] = []
    var lines: [(a: Int, b: Int, path: String)] = []
    var lengths: [Double] = []
    for (index, region) in data.regions.enumerated() where Self.isDrawn(index, data, alone) {
      guard let from = region.centroid.map(projection.point) else { continue }
      discs.append((index, .disc(x: from.x, y: from.y)))
      for neighbour in region.neighbours where neighbour > index {
        guard let to = data.regions[neighbour].centroid.map(projection.point) else { continue }
        lines.append((index, neighbour, "M\(px(from.x)) \(px(from.y))L\(px(to.x)) \(px(to.y))"))
        lengths.append(hypot(to.x - from.x, to.y - from.y))
      }
    }
    lengths.sort()
    (shapes, self.lines) = (discs, lines)
    discRadius = min(max((lengths.isEmpty ? 0 : lengths[lengths.count / 4]) * 0.45, 6), 15)
  }

  /// Places are moved to a grid of half a unit and repeated ones left out: a border drawn twice stays one border
  /// without gaps, and a drawing has no more places than can be seen.
  private static func path(_ boundary: Boundary, _ projection: MapProjection) -> String {
    var path = ""
    for ring in boundary.polygons.joined() {
      var points: [SIMD2<Double>] = []
      for place in ring {
        let (x, y) = projection.point(place)
        let point = SIMD2((x * 2).rounded() / 2, (y * 2).rounded() / 2)
        if points.last != point { points.append(point) }
      }
      guard points.count > 3 else { continue }
      path += "M" + points.dropLast().map { "\(px($0.x)) \(px($0.y))" }.joined(separator: "L") + "z"
    }
    return path
  }

  /// Regions in the colours of whoever holds most of the work in each.
  func markup(_ plan: Plan, _ affected: AffectedPeople, _ wording: PlanWording) -> Markup {
    let holders = Self.holders(plan, wording.context)
    return markup(
      holders.enumerated().map { region, holder in
        let name = wording.context.data.regions[region].name
        return Paint(
          number: affected.number(of: holder),
          owner: holder.flatMap { $0 == wording.context.pool ? nil : $0.index },
          title: wording.phrases.labelled(name, wording.name(of: holder)))
      })
  }

  /// - Parameter paints: One a region.
  func markup(_ paints: [Paint]) -> Markup {
    let drawn = shapes.map { region, shape in
      let paint = paints[region]
      let fill =
        paint.number.map { "url(#region-\($0))" } ?? (paint.owner == nil ? "none" : "var(--other)")
      let stroke = paint.number.map { " s\($0)" } ?? ""
      let title = tag("title", [], paint.title)
      let style = [("class", "area" + stroke), ("fill", fill)]
      return switch shape {
      case .area(let path): tag("path", style + [("d", path)], title)
      case .disc(let x, let y):
        tag("circle", style + [("cx", px(x)), ("cy", px(y)), ("r", px(discRadius))], title)
      }
    }
    return .group([joins(paints), .group(drawn)])
  }

  /// Thin lines between neighbours, broad ones in the owner's colour where both have the same owner.
  private func joins(_ paints: [Paint]) -> Markup {
    var paths = [String](repeating: "", count: AffectedPeople.most + 1)
    for line in lines {
      let isOne = paints[line.a].owner != nil && paints[line.a].owner == paints[line.b].owner
      let number = isOne ? paints[line.a].number : nil
      paths[number ?? AffectedPeople.most] += line.path
    }
    return .group(
      paths.enumerated().reversed().filter { !$0.element.isEmpty }.map { number, path in
        let style = number == AffectedPeople.most ? "joins" : "joins own s\(number)"
        return tag("path", [("class", style), ("d", path)])
      })
  }

  /// Of each region, who holds most standard minutes in it; nil where nobody holds anything.
  static func holders(_ plan: Plan, _ context: PlanningContext) -> [Holder?] {
    var minutes = [[Holder: Minutes]](repeating: [:], count: context.data.regions.count)
    for (item, work) in context.items.enumerated() {
      guard let holder = plan.holders[item] else { continue }
      minutes[context.data.accounts[work.account].region][holder, default: .zero] +=
        context.standardMinutes[item]
    }
    // The key breaks ties, so the order of the dictionary cannot show.
    return minutes.map { $0.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
  }

  /// Fills of areas: a tint of each colour with its own hatch, so that colour is never alone.
  static var patterns: [Markup] {
    let marks = [
      "M0 8L8 0", "M0 0L8 8", "M4 0v8", "M0 4h8", "M0 0L8 8M0 8L8 0", "M4 0v8M0 4h8", "M2 4h4",
      "M3 2h2M6 6h2",
    ]
    return marks.enumerated().map { number, mark in
      tag(
        "pattern",
        [("id", "region-\(number)"), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse")],
        tag("rect", [("width", "8"), ("height", "8"), ("class", "tint c\(number)")]),
        tag("path", [("d", mark), ("class", "weave s\(number)")]))
    }
  }

  /// The fill of a colour in a legend.
  static func swatch(_ number: Int) -> Markup {
    tag(
      "svg", [("class", "swatch"), ("viewBox", "0 0 14 14"), ("aria-hidden", "true")],
      tag("rect", [("width", "14"), ("height", "14"), ("fill", "url(#region-\(number))")]))
  }
}
