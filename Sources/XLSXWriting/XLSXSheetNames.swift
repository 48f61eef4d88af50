/// Names of sheets: at most 31 UTF-16 units, without `[ ] : * ? / \`, no apostrophe at either end, each once without
/// regard to case.
public struct XLSXSheetNames {
  public static let longest = 31
  /// Excel keeps this name for itself.
  private var taken: Set<String> = ["history"]

  public init() {}

  /// A free name that is as much like the wish as is allowed; it is taken from now on.
  public mutating func free(_ wish: String) -> String {
    let name = Self.allowed(wish, most: Self.longest)
    var candidate = name
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      let suffix = " (\(number))"
      candidate = Self.allowed(name, most: Self.longest - suffix.utf16.count) + suffix
      number += 1
    }
    return candidate
  }

  static func allowed(_ wish: String, most: Int) -> String {
    var name = ""
    for character in XLSXText.safe(wish) {
      let isForbidden = "[]:*?/\\".contains(character) || character.isNewline || character == "\t"
      let kept: Character = isForbidden ? "_" : character
      guard name.utf16.count + kept.utf16.count <= most else { break }
      name.append(kept)
    }
    let trimmed = name.trimmingPrefix { $0 == "'" || $0 == " " }
    name = String(trimmed)
    while let last = name.last, last == "'" || last == " " { name.removeLast() }
    return name.isEmpty ? "_" : name
  }
}
