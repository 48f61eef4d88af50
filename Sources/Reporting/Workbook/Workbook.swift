import ScenarioRunning
import TerritoryPlanning
import XLSXWriting

/// The hand-out that planners and directors work in: `workbook.xlsx`, one for each language. docs/workbook.md
/// describes its sheets.
public enum Workbook {
  public static func files(_ handout: Handout) throws -> [HandoutFile] {
    try handout.languages.map { language in
      HandoutFile(
        name: handout.fileName("workbook", "xlsx", language: language),
        bytes: try WorkbookPages(handout, language).bytes())
    }
  }
}

/// What all sheets of one workbook are made from.
struct WorkbookPages {
  let handout: Handout
  let language: Language
  let wording: PlanWording
  let labels: OwnerLabels
  let handovers: Handovers
  let look: WorkbookLook
  /// How many people have something today or in the plan.
  let concernedPeople: Int
  /// Those of them who have a sheet of their own, in its order.
  let peopleWithSheet: [Int]
  /// Names of the sheets.
  let names: Names
  /// Most rows of a sheet; longer tables go on in a further one.
  var mostRows = XLSXDocument.mostRows

  /// Most people with a sheet of their own: more sheets make a workbook that nobody can find the way in.
  static let mostPeople = 250

  struct Names {
    var sheet: [WorkbookSheet: String] = [:]
    /// By representative.
    var person: [Int: String] = [:]
    var lists = ""
    var metadata = ""
    /// What is left for further sheets.
    var free = XLSXSheetNames()
  }

  var phrases: any Phrases { wording.phrases }
  var context: PlanningContext { handout.result.context }
  var data: PlanData { context.data }
  var evaluation: Evaluation { handout.evaluation }
  var before: Evaluation? { handout.before }

  init(_ handout: Handout, _ language: Language) {
    self.handout = handout
    self.language = language
    wording = PlanWording(language: language, context: handout.result.context)
    labels = OwnerLabels(wording)
    handovers = Handovers(handout.evaluation, in: handout.result.context)
    look = WorkbookLook(currency: wording.figures.money)
    let concerned = Self.concerned(handout)
    concernedPeople = concerned.count
    peopleWithSheet = concerned.sorted { one, two in
      (two.itemsIn + two.itemsOut, one.representative) < (one.itemsIn + one.itemsOut, two.representative)
    }.prefix(Self.mostPeople).map(\.representative).sorted()
    var names = Names()
    for sheet in WorkbookSheet.allCases {
      names.sheet[sheet] = names.free.free(wording.phrases.name(of: sheet))
    }
    names.lists = names.free.free(WorkbookLayout.lists)
    names.metadata = names.free.free(WorkbookLayout.metadata)
    for person in peopleWithSheet { names.person[person] = names.free.free(labels.people[person]) }
    self.names = names
  }

  /// Everybody who has something today or in the plan; of too many, those with most changes get a sheet.
  private static func concerned(_ handout: Handout) -> [RepresentativeEvaluation] {
    handout.evaluation.representatives.filter { row in
      row.items > 0 || row.itemsOut > 0 || (handout.before?.of(row.representative)?.items ?? 0) > 0
    }
  }

  func bytes() throws -> [UInt8] {
    var properties = XLSXDocument.Properties(created: handout.date.daysSince1970 * 86_400)
    properties.title = handout.caseName + " · " + handout.result.title(language)
    properties.subject = data.parameters.period
    properties.author = "Evenfield \(handout.program)"
    let document = try XLSXDocument(properties, font: language == .chinese ? "Microsoft YaHei" : "Arial")
    let summary = try document.addSheet(name(.summary))
    try SummarySheet(pages: self).write(to: summary)
    try PeopleSheet(pages: self).write(to: document)
    try MovesSheet(pages: self).write(to: document)
    let parts = try AccountsSheet(pages: self).write(to: document)
    try HandoverSheet(pages: self).write(to: document)
    try ParametersSheet(pages: self).write(to: document)
    try PersonSheets(pages: self).write(to: document)
    try HiddenSheets(pages: self).write(to: document, accounts: parts)
    summary.activate()
    return try document.finish()
  }

  func segmentName(_ segment: Int) -> String {
    let segment = data.parameters.segments[segment]
    return language == .chinese && !segment.chineseName.isEmpty ? segment.chineseName : segment.name
  }

  func name(_ sheet: WorkbookSheet) -> String { names.sheet[sheet] ?? sheet.rawValue }

  /// How a sheet is printed.
  func paper(_ title: String, isLandscape: Bool = true) -> XLSXSheet.Paper {
    XLSXSheet.Paper(
      isLandscape: isLandscape, repeatedRows: nil,
      header: [handout.caseName, handout.result.title(language), title].joined(separator: " · "),
      footer: phrases.printed(handout.date.iso, program: handout.program), pageNumber: phrases.pageNumber)
  }

  /// A table on a sheet of its own.
  func table(
    _ sheet: XLSXSheet, title: String, lines: [String], columns: [WorkbookColumn], firstRow: Int = 0
  ) throws -> WorkbookTable {
    try WorkbookTable(
      sheet, look: look, title: title, lines: lines, columns: columns, firstRow: firstRow)
  }

  /// A sheet of a table that may need several.
  struct Part {
    var sheet: XLSXSheet
    var headRow: Int
    /// Rows of cells; nil without any.
    var rows: ClosedRange<Int>?
  }

  /// A table of any length: where a sheet is full, it goes on in a further one.
  ///
  /// - Parameters:
  ///   - count: of rows.
  ///   - cells: of each row.
  func write(
    _ kind: WorkbookSheet, lines: [String], columns: [WorkbookColumn], count: Int, to document: XLSXDocument,
    cells: (Int) -> [WorkbookCell]
  ) throws -> [Part] {
    var parts: [Part] = []
    var free = names.free
    var row = 0
    repeat {
      let title = name(kind)
      let part = parts.isEmpty ? title : free.free(phrases.part(title, parts.count + 1))
      let table = try WorkbookTable(
        document.addSheet(part), look: look, title: part, lines: lines, columns: columns)
      while row < count, table.nextRow < mostRows {
        try table.append(cells(row))
        row += 1
      }
      try table.finish(frozenColumns: 2, paper: paper(part))
      parts.append(Part(sheet: table.sheet, headRow: table.headRow, rows: table.rows))
    } while row < count
    return parts
  }

  func column(
    _ head: WorkbookHead, _ look: WorkbookColumn.Look = .plain, _ widths: ClosedRange<Double> = 8...16
  ) -> WorkbookColumn {
    WorkbookColumn(phrases.label(head), look, widths)
  }

  func column(
    _ term: Term, _ look: WorkbookColumn.Look = .plain, _ widths: ClosedRange<Double> = 8...16
  ) -> WorkbookColumn {
    WorkbookColumn(phrases.label(term), look, widths)
  }
}
