/// Text in lines of a terminal.
enum TextLines {
  /// Broken at spaces, or between wide characters, so that no line takes more columns than `width`; a word that is
  /// longer by itself stays whole.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: text) {
      let columns = DisplayWidth.of(piece)
      let isSpace = piece == " "
      if used + columns > width, !line.isEmpty {
        lines.append(line.trimmingTrailingSpaces)
        line = ""
        used = 0
      }
      if line.isEmpty, isSpace { continue }
      line += piece
      used += columns
    }
    if !line.isEmpty { lines.append(line.trimmingTrailingSpaces) }
    return lines
  }

  /// Words, spaces and wide characters; a mark that closes stays with what it follows.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    func isWide(_ character: Character) -> Bool { DisplayWidth.of(String(character)) == 2 }
    for character in text {
      if character == " " {
        if !word.isEmpty { pieces.append(word) }
        pieces.append(" ")
        word = ""
      } else if "，。；：、）".contains(character) {
        if word.isEmpty, let last = pieces.popLast() { word = last }
        pieces.append(word + String(character))
        word = ""
      } else if isWide(character) {
        if !word.isEmpty { pieces.append(word) }
        pieces.append(String(character))
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { pieces.append(word) }
    return pieces
  }
}
