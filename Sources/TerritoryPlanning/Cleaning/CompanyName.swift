/// A firm's name taken apart: what it is called, where, in which legal form, and which part of it is meant.
struct CompanyName: Equatable {
  /// The name proper: folded words, joined by one blank; Chinese as one word.
  var core = ""
  /// Place in the name, most general first; empty where it names none.
  var places: [String] = []
  /// Which part of the firm: a branch's own words, or empty for the firm itself.
  var branch = ""
  /// What the name says of the legal form; empty where it says nothing.
  var form = ""
  var isGroup = false

  /// - Parameters:
  ///   - name: as written.
  ///   - places: names of places known.
  init(_ name: String, places known: PlaceNames) {
    let folded = FoldedText.of(name)
    var rest = takeBrackets(folded, known)
    if rest.unicodeScalars.contains(where: FoldedText.isHan) {
      rest = Self.chineseText(rest)
      rest = takeBranch(rest, known)
      rest = takeChineseForm(rest)
      core = takePlaces(rest, known)
    } else {
      core = takeLatin(Self.words(rest), known).joined(separator: " ")
    }
    if core.isEmpty { core = FoldedText.letters(name) }
  }

  /// The core in one piece: names that differ in blanks only are the same.
  var key: String { core.filter { $0 != " " } }

  /// The words in the order of the alphabet: a name written the other way round is the same words.
  var sortedWords: String { core.split(separator: " ").sorted().joined(separator: " ") }

  /// Digits in order: `Plant 1` is not `Plant 2`.
  var digits: String { core.filter { $0.isASCII && $0.isNumber } }

  /// Words between blanks and punctuation; dots and apostrophes join, as in `S.A.` and `L'Air`.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close() {
      if !word.isEmpty { words.append(String(word)) }
      word = .init()
    }
    for scalar in text.unicodeScalars {
      if FoldedText.isLetterOrDigit(scalar) {
        word.append(scalar)
      } else if scalar == "&" {
        close()
        words.append("and")
      } else if scalar != ".", scalar != "'", scalar != "\u{2019}" {
        close()
      }
    }
    close()
    return words
  }

  /// Chinese without punctuation; blanks stay only between Latin words.
  private static func chineseText(_ text: String) -> String {
    var result = ""
    for word in words(text) {
      let first = word.unicodeScalars.first.map(FoldedText.isHan) ?? false
      let last = result.unicodeScalars.last.map(FoldedText.isHan) ?? true
      result += first || last ? word : " " + word
    }
    return result
  }

  /// Takes out what stands in brackets where it is a place or a word for the group; other text in brackets stays.
  private mutating func takeBrackets(_ text: String, _ known: PlaceNames) -> String {
    guard text.contains("("), text.contains(")") else { return text }
    var kept = ""
    var inside: String?
    for character in text {
      if character == "(", inside == nil {
        inside = ""
      } else if character == ")", let content = inside {
        let word = Self.words(content).joined(separator: " ")
        if known.contains(word) {
          places.append(PlaceNames.stripped(word))
        } else if word == "集团" || LegalForms.latinGroups.contains(word) {
          isGroup = true
        } else {
          kept += " " + content + " "
        }
        inside = nil
      } else if inside != nil {
        inside?.append(character)
      } else {
        kept.append(character)
      }
    }
    return kept + (inside ?? "")
  }

  /// A branch is what stands behind the firm's legal form, or the place before the word for it.
  private mutating func takeBranch(_ text: String, _ known: PlaceNames) -> String {
    guard let word = LegalForms.branches.first(where: { text.hasSuffix($0) }) else { return text }
    let before = String(text.dropLast(word.count))
    if let form = before.firstRange(of: "公司") ?? before.firstRange(of: "集团") {
      branch = String(before[form.upperBound...]) + word
      return String(before[..<form.upperBound])
    }
    let scalars = Array(before.unicodeScalars)
    for length in stride(from: min(known.longest + 1, scalars.count - 2), through: 2, by: -1) {
      let tail = Self.text(scalars[(scalars.count - length)...])
      if known.contains(tail) {
        branch = PlaceNames.stripped(tail) + word
        return Self.text(scalars[..<(scalars.count - length)])
      }
    }
    branch = word
    return before
  }

  private mutating func takeChineseForm(_ text: String) -> String {
    guard let ending = LegalForms.chinese.first(where: { text.hasSuffix($0.ending) }),
      text.count - ending.ending.count >= 2
    else { return text }
    form = ending.form
    if ending.isGroup { isGroup = true }
    return String(text.dropLast(ending.ending.count))
  }

  /// Places at the beginning, with 省 or 市; at least two characters stay.
  private mutating func takePlaces(_ text: String, _ known: PlaceNames) -> String {
    var rest = Array(text.unicodeScalars)[...]
    while true {
      let longest = min(known.longest + 1, rest.count - 2)
      guard longest >= 2,
        let length = stride(from: longest, through: 2, by: -1).first(where: {
          known.contains(Self.text(rest.prefix($0)))
        })
      else { return Self.text(rest) }
      places.append(PlaceNames.stripped(Self.text(rest.prefix(length))))
      rest = rest.dropFirst(length)
    }
  }

  /// Legal forms, the word for a group and a place at the end; the article at the beginning.
  private mutating func takeLatin(_ words: [String], _ known: PlaceNames) -> [String] {
    var words = words[...]
    if words.count > 1, words.first == "the" { words = words.dropFirst() }
    if words.count > 1, let last = words.last, LegalForms.branches.contains(last) {
      branch = words.count > 2 ? words[words.endIndex - 2] + " " + last : last
      words = words.dropLast(words.count > 2 ? 2 : 1)
    }
    while words.count > 1, let last = words.last {
      if let said = LegalForms.latin[last] {
        if form.isEmpty { form = said }
        words = words.dropLast()
      } else if last == "and", words.count > 1 {
        words = words.dropLast()
      } else if LegalForms.latinGroups.contains(last) {
        isGroup = true
        words = words.dropLast()
      } else if let length = placeLength(words, known) {
        places.append(words.suffix(length).joined(separator: " "))
        words = words.dropLast(length)
      } else {
        break
      }
    }
    return Array(words)
  }

  /// How many words at the end are a place; a name is never a place alone.
  private func placeLength(_ words: ArraySlice<String>, _ known: PlaceNames) -> Int? {
    (1...3).reversed().first { words.count > $0 && known.contains(words.suffix($0).joined(separator: " ")) }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
