/// A table for a terminal, aligned by display width.
struct TextTable {
  enum Alignment { case left, right }
  struct Cell {
    var text: String
    var tone = ComparisonGrid.Cell.Tone.plain
  }

  var head: [String]
  var alignments: [Alignment]
  var rows: [[Cell]] = []

  /// The lines of the table, each ending in a newline. No line ends in a space.
  func text(style: TerminalStyle) -> String {
    let widths = head.indices.map { column in
      rows.reduce(DisplayWidth.of(head[column])) { max($0, DisplayWidth.of($1[column].text)) }
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = [line(head.map { Cell(text: $0) }, widths) { style.strong($0) }, rule]
    lines += rows.map { row in line(row, widths) { $0 } }
    return lines.map { $0 + "\n" }.joined()

    func line(_ cells: [Cell], _ widths: [Int], _ emphasis: (String) -> String) -> String {
      var result = ""
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell.text))
        let shown = emphasis(style.toned(cell.text, cell.tone))
        let isLast = column == cells.count - 1
        if column > 0 { result += "  " }
        switch alignments[column] {
        case .left: result += shown + (isLast ? "" : padding)
        case .right: result += padding + shown
        }
      }
      while result.hasSuffix(" ") { result.removeLast() }
      return result
    }
  }
}

/// Colours of a terminal, or none.
struct TerminalStyle: Sendable {
  var colours: Bool

  func strong(_ text: String) -> String { wrapped(text, "1") }
  func toned(_ text: String, _ tone: ComparisonGrid.Cell.Tone) -> String {
    switch tone {
    case .plain: text
    case .good: wrapped(text, "32")
    case .bad: wrapped(text, "31")
    case .quiet: wrapped(text, "2")
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    colours && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// Text from data made safe for a terminal: control characters, which could move the cursor or change
  /// colours, are shown as the replacement character.
  var withoutControls: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.isHidden ? "\u{FFFD}" : scalar) }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Controls, and marks that turn the direction of the text after them: in a name they would change how the rest of
  /// a line reads.
  var isHidden: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
