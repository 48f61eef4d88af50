internal import CXLSXWriter

/// A style as one workbook knows it; it lives as long as the workbook.
public struct XLSXFormat {
  let pointer: UnsafeMutablePointer<lxw_format>?
}

/// How a cell looks and whether it may be edited on a protected sheet.
public struct XLSXStyle: Sendable, Hashable {
  public enum Alignment: Sendable, Hashable { case natural, left, centre, right }
  public enum Border: Sendable, Hashable { case none, below, around }

  /// Excel's code of the format, such as `0.0%`; nil: general.
  public var numberFormat: String?
  public var isBold = false
  public var isItalic = false
  /// In points.
  public var size: Double = 10
  /// 0xRRGGBB; nil: black.
  public var colour: UInt32?
  /// Of the background, 0xRRGGBB; nil: none.
  public var fill: UInt32?
  public var wraps = false
  public var alignment = Alignment.natural
  /// Steps away from the left edge.
  public var indent = 0
  public var border = Border.none
  /// Whether it may be edited where the sheet is protected.
  public var isUnlocked = false
  /// Underlined, as what leads elsewhere is.
  public var isLink = false

  public init() {}

  /// The style with something changed.
  public func with(_ change: (inout XLSXStyle) -> Void) -> XLSXStyle {
    var style = self
    change(&style)
    return style
  }

  private static let lineColour: UInt32 = 0xBFBFBF

  /// Writes the style into a format of the library.
  func apply(to format: UnsafeMutablePointer<lxw_format>, font: String) {
    format_set_font_name(format, font)
    format_set_font_size(format, size)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if let numberFormat { format_set_num_format(format, numberFormat) }
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if let colour { format_set_font_color(format, colour) }
    if let fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, fill)
    }
    if wraps { format_set_text_wrap(format) }
    switch alignment {
    case .natural: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if indent > 0 { format_set_indent(format, UInt8(min(indent, 15))) }
    switch border {
    case .none: break
    case .below:
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Self.lineColour)
    case .around:
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, Self.lineColour)
    }
    if isUnlocked { format_set_unlocked(format) }
    if isLink { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
  }
}
