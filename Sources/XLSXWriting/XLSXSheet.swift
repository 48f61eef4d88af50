internal import CXLSXWriter

/// A sheet of a workbook. Rows and columns count from 0.
public final class XLSXSheet {
  private let document: XLSXDocument
  public let name: String
  let sheet: UnsafeMutablePointer<lxw_worksheet>

  init(document: XLSXDocument, name: String, sheet: UnsafeMutablePointer<lxw_worksheet>) {
    self.document = document
    self.name = name
    self.sheet = sheet
  }

  // MARK: Cells

  /// A style of the sheet's workbook, looked up once for many cells.
  public func format(_ style: XLSXStyle) -> XLSXFormat { XLSXFormat(pointer: document.format(style)) }

  /// Writes a text as it is: never a formula, never a link.
  public func write(_ text: String, row: Int, column: Int, _ style: XLSXStyle) throws {
    try write(text, row: row, column: column, format(style))
  }

  /// The same with a style that was looked up.
  public func write(_ text: String, row: Int, column: Int, _ format: XLSXFormat) throws {
    let safe = XLSXText.safe(text)
    let error =
      safe.isEmpty
      ? worksheet_write_blank(sheet, UInt32(row), UInt16(column), format.pointer)
      : worksheet_write_string(sheet, UInt32(row), UInt16(column), safe, format.pointer)
    try XLSXFault.check(error)
  }

  /// Writes a number; one that is not finite leaves the cell empty.
  public func write(_ number: Double, row: Int, column: Int, _ format: XLSXFormat) throws {
    guard number.isFinite else { return try write("", row: row, column: column, format) }
    try XLSXFault.check(
      worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format.pointer))
  }

  /// Writes a text that leads to the first cell of a sheet of the same workbook.
  public func write(_ text: String, leadingTo sheetName: String, row: Int, column: Int, _ style: XLSXStyle)
    throws
  {
    let target = "internal:'\(sheetName.replacing("'", with: "''"))'!A1"
    try CStrings.with([target, XLSXText.safe(text)]) { texts in
      try XLSXFault.check(
        worksheet_write_url_opt(
          sheet, UInt32(row), UInt16(column), texts[0], document.format(style), texts[1], nil))
    }
  }

  /// Joins cells of a row into one that shows a text.
  public func merge(_ text: String, row: Int, columns: ClosedRange<Int>, _ style: XLSXStyle) throws {
    guard columns.count > 1 else {
      return try write(text, row: row, column: columns.lowerBound, style)
    }
    try XLSXFault.check(
      worksheet_merge_range(
        sheet, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound),
        XLSXText.safe(text), document.format(style)))
  }

  // MARK: Rows and columns

  /// - Parameter width: in characters of the standard font.
  public func setWidth(_ width: Double, column: Int, isHidden: Bool = false) throws {
    var options = lxw_row_col_options()
    options.hidden = isHidden ? 1 : 0
    try XLSXFault.check(
      worksheet_set_column_opt(sheet, UInt16(column), UInt16(column), width, nil, &options))
  }

  /// - Parameter height: in points. Before anything is written to the row.
  public func setHeight(_ height: Double, row: Int) throws {
    try XLSXFault.check(worksheet_set_row(sheet, UInt32(row), height, nil))
  }

  /// Keeps the rows above and the columns left of a cell in sight.
  public func freeze(row: Int, column: Int) {
    worksheet_freeze_panes(sheet, UInt32(row), UInt16(column))
  }

  /// Lets the reader filter rows by their columns; the first row holds the heads.
  public func filter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws {
    try XLSXFault.check(
      worksheet_autofilter(
        sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
        UInt16(columns.upperBound)))
  }

  /// Locks every cell that is not unlocked, without a password; filters and widths stay usable.
  public func protect() {
    var options = lxw_protection()
    options.autofilter = 1
    options.format_columns = 1
    options.format_rows = 1
    worksheet_protect(sheet, nil, &options)
  }

  public func hide() { worksheet_hide(sheet) }
  /// The sheet that is in front when the file is opened.
  public func activate() { worksheet_activate(sheet) }
  public func setTab(colour: UInt32) { worksheet_set_tab_color(sheet, colour) }
  /// Without the grey lines between cells on the screen.
  public func hideGridlines() { worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }

  // MARK: Choices and bars

  /// What stands beside a choice.
  public struct Advice: Sendable {
    /// At most 32 characters each.
    public var title: String
    public var errorTitle: String
    /// At most 255 characters each.
    public var message: String
    public var error: String

    public init(title: String, message: String, errorTitle: String, error: String) {
      (self.title, self.message, self.errorTitle, self.error) = (title, message, errorTitle, error)
    }
  }

  /// Cells of a column that take nothing but what a column of another sheet lists.
  public func choose(
    rows: ClosedRange<Int>, column: Int, from list: XLSXSheet, listed: ClosedRange<Int>, advice: Advice?
  ) throws {
    let source =
      "='\(list.name.replacing("'", with: "''"))'!$A$\(listed.lowerBound + 1):$A$\(listed.upperBound + 1)"
    try validate(rows: rows, column: column, advice) { validation in
      try CStrings.with([source]) { texts in
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        validation.value_formula = texts[0]
        try apply(&validation, rows, column)
      }
    }
  }

  /// Cells of a column that take nothing but a few words, together below 255 characters.
  public func choose(rows: ClosedRange<Int>, column: Int, _ words: [String]) throws {
    try validate(rows: rows, column: column, nil) { validation in
      try CStrings.with(words) { texts in
        var list = texts + [nil]
        try list.withUnsafeMutableBufferPointer { buffer in
          validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
          validation.value_list = buffer.baseAddress
          try apply(&validation, rows, column)
        }
      }
    }
  }

  private func validate(
    rows: ClosedRange<Int>, column: Int, _ advice: Advice?,
    _ body: (inout lxw_data_validation) throws -> Void
  ) throws {
    var validation = lxw_data_validation()
    validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
    guard let advice else { return try body(&validation) }
    try CStrings.with([advice.title, advice.message, advice.errorTitle, advice.error]) { texts in
      (validation.input_title, validation.input_message) = (texts[0], texts[1])
      (validation.error_title, validation.error_message) = (texts[2], texts[3])
      try body(&validation)
    }
  }

  private func apply(
    _ validation: inout lxw_data_validation, _ rows: ClosedRange<Int>, _ column: Int
  ) throws {
    try XLSXFault.check(
      worksheet_data_validation_range(
        sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &validation))
  }

  /// Bars behind the figures of a column, as long as the figures.
  ///
  /// - Parameter range: figures of the shortest and the longest bar; nil: those of the column.
  public func bars(
    rows: ClosedRange<Int>, column: Int, colour: UInt32, range: ClosedRange<Double>? = nil
  ) throws {
    var bar = lxw_conditional_format()
    bar.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    bar.data_bar_2010 = 1
    bar.bar_solid = 1
    bar.bar_color = colour
    bar.bar_negative_color = 0xD55E00
    if let range {
      bar.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
      bar.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
      (bar.min_value, bar.max_value) = (range.lowerBound, range.upperBound)
    }
    try XLSXFault.check(
      worksheet_conditional_format_range(
        sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &bar))
  }

  // MARK: Paper

  /// How the sheet is printed: A4, as wide as a page, with page numbers.
  public struct Paper: Sendable {
    public var isLandscape: Bool
    /// Rows printed at the head of every page; nil: none.
    public var repeatedRows: ClosedRange<Int>?
    public var header: String
    public var footer: String
    /// "Page 2 of 5", with `&P` and `&N` for the numbers.
    public var pageNumber: String

    public init(
      isLandscape: Bool, repeatedRows: ClosedRange<Int>?, header: String, footer: String, pageNumber: String
    ) {
      self.isLandscape = isLandscape
      self.repeatedRows = repeatedRows
      self.header = header
      self.footer = footer
      self.pageNumber = pageNumber
    }
  }

  /// Prints the cells from the first to the one given.
  public func print(_ paper: Paper, lastRow: Int, lastColumn: Int) throws {
    if paper.isLandscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
    let a4: UInt8 = 9
    worksheet_set_paper(sheet, a4)
    worksheet_set_margins(sheet, 0.5, 0.5, 0.7, 0.7)
    // Any number of pages long.
    worksheet_fit_to_pages(sheet, 1, 0)
    try XLSXFault.check(worksheet_print_area(sheet, 0, 0, UInt32(lastRow), UInt16(lastColumn)))
    if let rows = paper.repeatedRows {
      try XLSXFault.check(worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
    }
    let header = Self.short("&L" + XLSXText.inHeader(paper.header))
    try XLSXFault.check(worksheet_set_header(sheet, header))
    let footer = Self.short("&L" + XLSXText.inHeader(paper.footer)) + "&R" + paper.pageNumber
    try XLSXFault.check(worksheet_set_footer(sheet, footer))
  }

  /// Excel refuses files with more than 255 characters in a header.
  private static func short(_ text: String) -> String {
    var cut = String(text.prefix(200))
    // A lone ampersand at the end would begin a code.
    if cut.reversed().prefix(while: { $0 == "&" }).count % 2 == 1 { cut.removeLast() }
    return cut
  }
}
