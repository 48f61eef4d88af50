/// File names made of ids: readable, safe on every file system, and never twice the same.
///
/// Letters and digits of all scripts, `-`, `_` and inner dots stay; everything else becomes `_`, so that no id leads
/// out of a folder or into a hidden file. Names of devices (`con`, `lpt1`) get a `_` in front, since Windows opens the
/// device; long ones are cut. What is then the same as the name of an earlier id, without regard to case, gets a number.
public enum FileNames {
  /// Longest name, in bytes of UTF-8: leaves room for an ending and a number within the 255 of most file systems.
  public static let mostBytes = 120

  /// One name for each id, in their order; a function of the list alone.
  public static func of(_ ids: [String]) -> [String] {
    var taken: Set<String> = []
    // An id that is safe as it stands keeps its name, whoever comes before it.
    let safe = ids.map(safeName)
    var names = [String](repeating: "", count: ids.count)
    for asIs in [true, false] {
      for index in ids.indices where (safe[index] == ids[index]) == asIs {
        names[index] = free(safe[index], &taken)
      }
    }
    return names
  }

  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(name)~\(number)"
      number += 1
    }
    return candidate
  }

  /// An id as a file name by itself.
  static func safeName(_ id: String) -> String {
    var name = ""
    var bytes = 0
    for character in id {
      let kept = isHarmless(character) ? character : "_"
      let size = String(kept).utf8.count
      guard bytes + size <= mostBytes else { break }
      name.append(kept)
      bytes += size
    }
    // A dot in front hides a file; Windows drops dots at the end.
    while name.hasPrefix(".") { name.replaceSubrange(name.startIndex...name.startIndex, with: "_") }
    while name.hasSuffix(".") { name.replaceSubrange(name.index(before: name.endIndex)..., with: "_") }
    if name.isEmpty { name = "_" }
    // Whatever follows a dot, "con.txt" is the device.
    let stem = name.prefix { $0 != "." }.lowercased()
    return devices.contains(stem) ? "_" + name : name
  }

  private static func isHarmless(_ character: Character) -> Bool {
    switch character {
    case "-", "_", ".": true
    default: character.unicodeScalars.allSatisfy { isLetterOrDigit($0) }
    }
  }

  /// Marks count only as part of a character with a letter, which a grapheme that begins with one has.
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  private static let devices: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul", "conin$", "conout$"]
    for port in ["com", "lpt"] {
      for digit in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"] {
        names.insert(port + digit)
      }
    }
    return names
  }()
}
