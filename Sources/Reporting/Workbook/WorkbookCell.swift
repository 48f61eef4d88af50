import TerritoryPlanning
import XLSXWriting

/// What a cell of the workbook holds: figures as numbers, so that readers can go on calculating.
enum WorkbookCell {
  case text(String)
  case money(Money)
  case count(Int)
  /// A share of 1; nil where it is undefined.
  case share(Double?)
  /// A difference of two shares, shown in percentage points.
  case points(Double)
  /// Shown in hours.
  case hours(Minutes)
  case day(CalendarDay)
  /// A name that leads to a sheet.
  case link(String, sheet: String)
  case empty

  /// How wide it is on paper, in characters; figures are always narrow enough.
  var width: Int {
    switch self {
    case .text(let text), .link(let text, _): DisplayWidth.of(text)
    case .money: 14
    case .count, .share, .hours, .points: 8
    case .day: 10
    case .empty: 0
    }
  }
}

/// What the cells of a column have in common.
struct WorkbookColumn {
  enum Look: Int, CaseIterable {
    case plain, wrapped, centred, right, signed, editable, editableWrapped, quiet
  }

  var label: String
  var look: Look
  /// In characters: as wide as its widest cell within these.
  var widths: ClosedRange<Double>
  var isHidden = false

  init(
    _ label: String, _ look: Look = .plain, _ widths: ClosedRange<Double> = 8...16, isHidden: Bool = false
  ) {
    self.label = label
    self.look = look
    self.widths = widths
    self.isHidden = isHidden
  }
}

/// The styles of the workbook in one currency.
struct WorkbookLook {
  let currency: CurrencyText

  static let ink: UInt32 = 0x1F2D3D
  static let quiet: UInt32 = 0x5A6672
  static let headFill: UInt32 = 0xDCE6F1
  static let editableFill: UInt32 = 0xFFF4CC
  static let forcedFill: UInt32 = 0xF3F3F3
  /// Okabe and Ito's sky blue and orange: told apart by colour-blind readers.
  static let barBefore: UInt32 = 0xC9CDD2
  static let barAfter: UInt32 = 0x9AD0F0

  static let base = XLSXStyle()
  static let title = base.with {
    $0.isBold = true
    $0.size = 16
    $0.colour = ink
  }
  static let lead = base.with {
    $0.size = 12
    $0.wraps = true
    $0.colour = ink
  }
  static let caption = base.with {
    $0.colour = quiet
    $0.wraps = true
  }
  static let heading = base.with {
    $0.isBold = true
    $0.size = 12
    $0.colour = ink
  }
  static let head = base.with {
    $0.isBold = true
    $0.wraps = true
    $0.fill = headFill
    $0.border = .around
    $0.colour = ink
  }
  static let figureHead = head.with { $0.alignment = .right }
  static let editableHead = head.with { $0.fill = 0xFFD966 }
  static let link = base.with {
    $0.isLink = true
    $0.colour = 0x0B5CAD
  }

  /// The style of a cell in a column.
  func style(_ cell: WorkbookCell, _ look: WorkbookColumn.Look) -> XLSXStyle {
    var style = Self.base
    style.border = .below
    switch look {
    case .plain, .signed: break
    case .wrapped: style.wraps = true
    case .centred: style.alignment = .centre
    case .right: style.alignment = .right
    case .quiet: style.colour = Self.quiet
    case .editable, .editableWrapped:
      style.isUnlocked = true
      style.fill = Self.editableFill
      style.border = .around
      style.wraps = look == .editableWrapped
    }
    switch cell {
    case .text:
      // Away from the figures of the column before.
      if style.alignment == .natural { style.indent = 1 }
    case .empty: break
    case .link:
      style.isLink = true
      style.colour = 0x0B5CAD
    case .money: style.numberFormat = look == .signed ? signed(moneyFormat) : moneyFormat
    case .count: style.numberFormat = look == .signed ? signed("#,##0") : "#,##0"
    case .share:
      style.numberFormat = look == .signed ? signed("0.0%") : "0.0%"
      style.alignment = .right
    case .points:
      let unit = currency.language == .chinese ? "个百分点" : " pp"
      style.numberFormat = signed("0.0\"\(unit)\"")
    case .hours: style.numberFormat = look == .signed ? signed("#,##0.0") : "#,##0.0"
    case .day:
      style.numberFormat = "yyyy-mm-dd"
      style.alignment = .left
    }
    return style
  }

  /// Whole units with the currency's sign; the cell holds every minor unit.
  private var moneyFormat: String { "\"\(currency.sign)\"#,##0" }

  private func signed(_ format: String) -> String { "+\(format);-\(format);\(format)" }

  /// An amount in units of the currency.
  func number(_ money: Money) -> Double { Double(money.minorUnits) / Double(currency.minorUnits) }
}
