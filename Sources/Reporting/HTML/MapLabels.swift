/// Texts of a map, none of them over another: whoever comes first has its place, later ones move aside or are left
/// out.
struct MapLabels {
  private typealias Box = LabelBoxes.Box
  private var boxes: LabelBoxes
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
  /// How far a badge may be from what it names, and from where on a line joins the two.
  private static let reach = 96.0
  private static let near = 30.0

  init(height: Double) {
    self.height = height
    boxes = LabelBoxes(width: MapProjection.width, height: height)
    boxes.take(
      Box(
        x: Self.scaleWidth / 2, y: height - Self.scaleHeight / 2, halfWidth: Self.scaleWidth / 2,
        halfHeight: Self.scaleHeight / 2))
  }

  /// An account that badges should not hide.
  mutating func mark(x: Double, y: Double) { boxes.mark(x: x, y: y) }

  /// A name on a badge in its colour, above the place or as near to that as there is room; a line leads to the place
  /// where it is far. Over something else only where there is no room at all.
  mutating func badge(_ text: String, colour: Int, x: Double, y: Double) -> Markup {
    let half = Double(DisplayWidth.of(text)) * 3.4 + 8
    let edge = Self.halfBadge + 5
    let wanted = Box(
      x: min(max(x, half + 2), MapProjection.width - half - 2),
      y: min(max(y - 16, edge), height - edge), halfWidth: half, halfHeight: Self.halfBadge)
    let box = boxes.nearest(to: wanted, reach: Self.reach) ?? wanted
    boxes.take(box)
    let distance = ((box.x - x) * (box.x - x) + (box.y - y) * (box.y - y)).squareRoot()
    let line =
      distance > Self.near
      ? tag("path", [("class", "leader s\(colour)"), ("d", "M\(px(x)) \(px(y))L\(px(box.x)) \(px(box.y))")])
      : Markup.empty
    return tag(
      "g", [], line,
      tag(
        "rect",
        [
          ("class", "tag s\(colour)"), ("x", px(box.x - half)), ("y", px(box.y - Self.halfBadge)),
          ("width", px(half * 2)), ("height", px(Self.halfBadge * 2)), ("rx", px(Self.halfBadge)),
        ]), tag("text", [("class", "tagtext"), ("x", px(box.x)), ("y", px(box.y + 4))], text))
  }

  /// The name of a place below it, above it, or beside it; nil where it would lie over something else.
  ///
  /// - Parameter around: how far what is drawn at the place reaches.
  mutating func name(_ text: String, x: Double, y: Double, around: Double = 0) -> Markup? {
    let half = Double(DisplayWidth.of(text)) * Self.columnWidth / 2
    let gap = max(Self.distance, around + 2)
    let aside = half + gap
    let up = gap + Self.halfLine
    let free = [(0, up), (0, -up), (aside, 0), (-aside, 0)].map { dx, dy in
      Box(x: x + dx, y: y + dy, halfWidth: half, halfHeight: Self.halfLine)
    }.filter { boxes.isInside($0) && boxes.isFree($0) }
    // Where it hides least; the first of equals.
    guard let box = free.min(by: { boxes.marks(under: $0) < boxes.marks(under: $1) }) else { return nil }
    boxes.take(box)
    return tag("text", [("class", "place"), ("x", px(box.x)), ("y", px(box.y + 4))], text)
  }
}
