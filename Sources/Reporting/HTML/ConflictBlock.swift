extension ConflictLines.Block {
  /// Heading, list and settings of one part of a card about rules without a plan.
  var markup: Markup {
    .group([
      tag("h4", [], heading),
      lines.isEmpty ? .empty : tag("ul", [], all: lines.map { tag("li", [], $0) }),
      settings.isEmpty ? .empty : tag("pre", [], settings.joined(separator: "\n")),
    ])
  }
}
