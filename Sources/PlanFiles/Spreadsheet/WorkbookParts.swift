/// Which part of a workbook an id or a kind means.
final class RelationshipReading: XMLReading {
  private(set) var targets: [String: String] = [:]
  /// By the last word of the type, such as `sharedStrings`.
  private(set) var targetsByType: [String: String] = [:]
  private let folder: String

  /// - Parameter folder: what targets are relative to, such as `xl`; empty at the top.
  init(folder: String) { self.folder = folder }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes.text("Id"), let target = attributes.text("Target"),
      attributes.text("TargetMode") != "External"
    else { return }
    let path =
      target.hasPrefix("/") ? String(target.dropFirst()) : folder.isEmpty ? target : folder + "/" + target
    targets[id] = path
    if let type = attributes.text("Type")?.split(separator: "/").last { targetsByType[String(type)] = path }
  }
}

/// The names of a workbook's sheets and how it counts days.
final class WorkbookReading: XMLReading {
  struct Sheet {
    var name: String
    var relationship: String
    var isHidden: Bool
  }
  private(set) var sheets: [Sheet] = []
  /// Days count from 1904, as old Macintosh programs wrote.
  private(set) var countsFrom1904 = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "sheet", let title = attributes.text("name"), let id = attributes.text("id") {
      sheets.append(
        Sheet(name: title, relationship: id, isHidden: (attributes.text("state") ?? "visible") != "visible"))
    } else if name == "workbookPr", let flag = attributes.text("date1904") {
      countsFrom1904 = flag == "1" || flag == "true"
    }
  }
}

/// Which cell styles show a number as a date.
final class StyleReading: XMLReading {
  private var dateFormats: Set<Int> = []
  private var numberFormats: Set<Int> = []
  private var isInCellFormats = false
  /// By style index.
  private(set) var isDate: [Bool] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt", let id = attributes.text("numFmtId").flatMap({ Int($0) }),
      let code = attributes.text("formatCode")
    {
      if DateFormatCode.showsDate(code) { dateFormats.insert(id) } else { numberFormats.insert(id) }
    } else if name == "cellXfs" {
      isInCellFormats = true
    } else if isInCellFormats, name == "xf" {
      let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
      isDate.append(
        dateFormats.contains(id) || (DateFormatCode.builtIn.contains(id) && !numberFormats.contains(id)))
    }
  }

  override func end(_ name: XMLName) {
    if name == "cellXfs" { isInCellFormats = false }
  }
}

/// Number formats of workbooks that show dates.
enum DateFormatCode {
  /// Built-in formats with a day (ECMA-376 part 1, 18.8.30, with those of East Asian editions).
  static let builtIn: Set<Int> = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]

  /// Whether the first section of a format code shows a year or a day, outside quotes, brackets and escapes.
  static func showsDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var skips = false
    for character in code {
      if skips {
        skips = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: continue
      case "[": isBracketed = true
      case "]": isBracketed = false
      case _ where isBracketed: continue
      case "\\", "_", "*": skips = true
      case ";": return false
      case "y", "Y", "d", "D", "e": return !code.lowercased().hasPrefix("general")
      default: continue
      }
    }
    return false
  }
}

/// The table of strings that cells of a workbook refer to.
final class SharedStringReading: XMLReading {
  private(set) var bytes: [UInt8] = []
  /// Where string `i` ends; it begins where the one before ends.
  private(set) var ends: [UInt32] = []
  private var isInText = false
  /// Inside a reading aid (phonetic run), whose text is not part of the string.
  private var isInAid = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "t" { isInText = true } else if name == "rPh" { isInAid = true }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isInText, !isInAid { bytes.append(contentsOf: piece) }
  }

  override func end(_ name: XMLName) {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      isInAid = false
    } else if name == "si" {
      EscapedCharacters.decode(&bytes, from: Int(ends.last ?? 0))
      ends.append(UInt32(clamping: bytes.count))
    }
  }
}
