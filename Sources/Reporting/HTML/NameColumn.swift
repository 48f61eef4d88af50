/// The names at the left of a chart's lines, right-aligned: as wide as the longest of them, up to 20 columns of text.
struct NameColumn {
  /// Where the drawing beside the names may begin.
  let width: Double

  private static let mostColumns = 20
  private static let columnWidth = 7.4
  /// Between the names and the drawing, and left of the longest name.
  private static let gap = 8.0
  private static let margin = 4.0

  init(_ names: [String]) {
    let longest = names.map { DisplayWidth.of(DisplayWidth.cut($0, to: Self.mostColumns)) }.max() ?? 0
    width = Double(longest) * Self.columnWidth + Self.gap + Self.margin
  }

  func label(_ name: String, y: Double) -> Markup {
    tag(
      "text", [("class", "lab end"), ("x", px(width - Self.gap)), ("y", px(y + 4))],
      DisplayWidth.cut(name, to: Self.mostColumns))
  }
}
