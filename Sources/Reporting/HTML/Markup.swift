/// HTML as a tree: tags balance and text is escaped because nothing else can be written.
indirect enum Markup {
  /// Text from anywhere; escaped.
  case text(String)
  case element(String, [(String, String)], [Markup])
  case group([Markup])
  /// Code of this module (style sheet, script), or JSON made by `textForScript`. Never text from data.
  case trusted(String)

  static let empty = Markup.group([])

  /// Something wide that a narrow screen scrolls sideways. Where it does, the page's script lets the keyboard reach
  /// it and names it.
  static func scrollable(_ content: Markup) -> Markup {
    .element("div", [("class", "wide")], [content])
  }

  func write(to output: inout String) {
    switch self {
    case .text(let text): Self.escape(text, to: &output)
    case .trusted(let code): output += code
    case .group(let children): for child in children { child.write(to: &output) }
    case .element(let name, let attributes, let children):
      output += "<" + name
      for (key, value) in attributes {
        output += " " + key + "=\""
        Self.escape(value, to: &output)
        output += "\""
      }
      output += ">"
      if Self.voidElements.contains(name) { return }
      for child in children { child.write(to: &output) }
      output += "</" + name + ">"
    }
  }

  var html: String {
    var output = ""
    write(to: &output)
    return output
  }

  private static let voidElements: Set<String> = ["meta", "input", "br"]

  private static func escape(_ text: String, to output: inout String) {
    if text.utf8.allSatisfy({ isPlain[Int($0)] }) {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case "\n", "\t": output.unicodeScalars.append(scalar)
      case _ where scalar.isHidden: output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  /// Bytes of UTF-8 that stand for themselves whatever follows; those that may begin a hidden character do not.
  private static let isPlain: [Bool] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case 0..<0x20, 0x7F, 0xC2, 0xE2: false
    default: true
    }
  }
}

/// An element with text or further elements in it.
func tag(_ name: String, _ attributes: [(String, String)] = [], _ children: Markup...) -> Markup {
  .element(name, attributes, children)
}

func tag(_ name: String, _ attributes: [(String, String)] = [], _ text: String) -> Markup {
  .element(name, attributes, [.text(text)])
}

func tag(_ name: String, _ attributes: [(String, String)] = [], all children: [Markup]) -> Markup {
  .element(name, attributes, children)
}

/// A coordinate or length of a drawing with one decimal, the same on every machine.
func px(_ value: Double) -> String {
  let tenths = Int64((value * 10).rounded(.toNearestOrAwayFromZero))
  let whole = tenths.magnitude / 10
  let fraction = tenths.magnitude % 10
  return (tenths < 0 ? "-" : "") + String(whole) + (fraction == 0 ? "" : "." + String(fraction))
}
