import Foundation
import TerritoryPlanning

/// Places on a flat drawing: longitude shortened by the cosine of the middle latitude, one scale both ways.
/// Good for a country or less, which a sales map shows.
struct MapProjection {
  static let width = 560.0
  /// Taller for a tall country, flatter for a wide one: 260...460.
  let height: Double
  private static let margin = 34.0
  /// Kilometres a degree of latitude.
  private static let kilometresPerDegree = 111.195

  private let middle: Coordinates
  private let shrink: Double
  /// Units of the drawing a degree of latitude.
  private let scale: Double

  /// - Parameter places: Everything to be shown; nil when there is nothing.
  init?(places: [Coordinates]) {
    guard let first = places.first else { return nil }
    var low = first
    var high = first
    for place in places {
      low.latitude = min(low.latitude, place.latitude)
      low.longitude = min(low.longitude, place.longitude)
      high.latitude = max(high.latitude, place.latitude)
      high.longitude = max(high.longitude, place.longitude)
    }
    middle = Coordinates(
      latitude: (low.latitude + high.latitude) / 2, longitude: (low.longitude + high.longitude) / 2)
    shrink = max(0.05, cos(middle.latitude * .pi / 180))
    // Half a tenth of a degree at least, so that one place or one town does not fill the drawing with nothing.
    let across = max(0.05, (high.longitude - low.longitude) * shrink)
    let up = max(0.05, high.latitude - low.latitude)
    height = min(max((Self.width - 2 * Self.margin) / across * up + 2 * Self.margin, 260), 460)
    scale = min((Self.width - 2 * Self.margin) / across, (height - 2 * Self.margin) / up)
  }

  func point(_ place: Coordinates) -> (x: Double, y: Double) {
    (
      Self.width / 2 + (place.longitude - middle.longitude) * shrink * scale,
      height / 2 - (place.latitude - middle.latitude) * scale
    )
  }

  /// The scale bar in the lower left corner.
  func scaleMarkup(_ phrases: any Phrases) -> Markup {
    let (kilometres, length) = scaleBar
    let y = height - 14
    return tag(
      "g", [("class", "scale")],
      tag("path", [("d", "M16 \(px(y - 5))v5h\(px(length))v-5")]),
      tag(
        "text", [("x", px(22 + length)), ("y", px(y))],
        phrases.scaleBar(kilometres: NumberText.trimmed(kilometres, decimals: 1))))
  }

  /// A round distance that takes about a fifth of the width.
  var scaleBar: (kilometres: Double, length: Double) {
    let perKilometre = scale / Self.kilometresPerDegree
    let wanted = Self.width / 5 / perKilometre
    let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
    let kilometres = steps.last { $0 <= wanted } ?? steps[0]
    return (kilometres, kilometres * perKilometre)
  }
}
