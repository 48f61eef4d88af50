/// Texts of a map, none of them over another: whoever comes first has its place, later ones move aside or are left
/// out.
struct MapLabels {
  /// Around a middle.
  private struct Box {
    var x, y: Double
    var halfWidth, halfHeight: Double
  }
  private var taken: [Box] = []
  private let height: Double

  /// Of the scale bar in the lower left corner.
  private static let scaleWidth = 150.0
  private static let scaleHeight = 24.0
  /// Of a column of text: names of places are small.
  private static let columnWidth = 5.8
  private static let halfLine = 6.5
  private static let halfBadge = 9.0
  /// Between a place and the edge of its name.
  private static let distance = 11.0

  init(height: Double) {
    self.height = height
    taken = [
      Box(
        x: Self.scaleWidth / 2, y: height - Self.scaleHeight / 2, halfWidth: Self.scaleWidth / 2,
        halfHeight: Self.scaleHeight / 2)
    ]
  }

  /// A name on a badge in its colour, as near above or below the place as there is room; over something else only
  /// where there is none.
  mutating func badge(_ text: String, colour: Int, x: Double, y: Double) -> Markup {
    let half = Double(DisplayWidth.of(text)) * 3.4 + 8
    let x = min(max(x, half + 2), MapProjection.width - half - 2)
    let range = 14...(height - 14)
    let wanted = min(max(y, range.lowerBound), range.upperBound)
    func box(_ y: Double) -> Box { Box(x: x, y: y, halfWidth: half, halfHeight: Self.halfBadge) }
    let below = stride(from: wanted, through: range.upperBound, by: 4).first { isFree(box($0)) }
    let above = stride(from: wanted, through: range.lowerBound, by: -4).first { isFree(box($0)) }
    let middle = [below, above].compactMap(\.self).min { abs($0 - wanted) < abs($1 - wanted) } ?? wanted
    taken.append(box(middle))
    return tag(
      "g", [],
      tag(
        "rect",
        [
          ("class", "tag s\(colour)"), ("x", px(x - half)), ("y", px(middle - Self.halfBadge)),
          ("width", px(half * 2)), ("height", px(Self.halfBadge * 2)), ("rx", px(Self.halfBadge)),
        ]), tag("text", [("class", "tagtext"), ("x", px(x)), ("y", px(middle + 4))], text))
  }

  /// The name of a place below it, above it, or beside it; nil where it would lie over something else.
  mutating func name(_ text: String, x: Double, y: Double) -> Markup? {
    let half = Double(DisplayWidth.of(text)) * Self.columnWidth / 2
    let aside = half + Self.distance
    let up = Self.distance + Self.halfLine
    for (dx, dy) in [(0, up), (0, -up), (aside, 0), (-aside, 0)] {
      let box = Box(x: x + dx, y: y + dy, halfWidth: half, halfHeight: Self.halfLine)
      guard isInside(box), isFree(box) else { continue }
      taken.append(box)
      return tag("text", [("class", "place"), ("x", px(box.x)), ("y", px(box.y + 4))], text)
    }
    return nil
  }

  private func isInside(_ box: Box) -> Bool {
    box.x - box.halfWidth >= 2 && box.x + box.halfWidth <= MapProjection.width - 2
      && box.y - box.halfHeight >= 2 && box.y + box.halfHeight <= height - 2
  }

  private func isFree(_ box: Box) -> Bool {
    !taken.contains { other in
      abs(other.x - box.x) < other.halfWidth + box.halfWidth + 2
        && abs(other.y - box.y) < other.halfHeight + box.halfHeight + 1
    }
  }
}
