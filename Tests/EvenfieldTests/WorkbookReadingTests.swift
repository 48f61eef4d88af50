import Foundation
import Testing

/// The workbook as other programs read it: openpyxl and LibreOffice. Skipped, saying so, where they are absent.
@Suite(.enabled(if: OtherPrograms.hasOpenpyxl, "python3 with openpyxl is not installed"))
struct WorkbookReadingTests {
  /// Prints everything that is asked of a workbook as JSON.
  private static let reading = """
    import sys, json, openpyxl
    book = openpyxl.load_workbook(sys.argv[1])
    def cells(sheet):
        return [[None if c.value is None else str(c.value) for c in row] for row in sheet.iter_rows()]
    sheets = [{
        'name': s.title, 'state': s.sheet_state, 'frozen': s.freeze_panes, 'filter': s.auto_filter.ref,
        'area': s.print_area, 'repeated': s.print_title_rows, 'fit': s.page_setup.fitToHeight,
        'fits': s.sheet_properties.pageSetUpPr is not None and bool(s.sheet_properties.pageSetUpPr.fitToPage),
        'footer': s.oddFooter.right.text or '', 'protected': bool(s.protection.sheet),
        'bars': sum(r.type == 'dataBar' for f in s.conditional_formatting for r in f.rules),
        'validations': [[str(v.sqref), v.type, v.formula1] for v in s.data_validations.dataValidation],
        'unlocked': sorted({c.column_letter for row in s.iter_rows() for c in row if not c.protection.locked}),
        'formulas': sum(c.data_type == 'f' for row in s.iter_rows() for c in row),
        'cells': cells(s), 'hidden': [k for k, d in s.column_dimensions.items() if d.hidden],
    } for s in book]
    print(json.dumps({'sheets': sheets, 'title': book.properties.title,
        'created': str(book.properties.created)}))
    """

  struct Sheet {
    let fields: [String: Any]
    var name: String { fields["name"] as? String ?? "" }
    var cells: [[String?]] {
      ((fields["cells"] as? [[Any]]) ?? []).map { $0.map { $0 as? String } }
    }
    func text(_ key: String) -> String? { fields[key] as? String }
    func number(_ key: String) -> Int { fields[key] as? Int ?? -1 }
    /// The row that begins with a text.
    func row(_ label: String) -> [String?]? { cells.first { $0.first == label } }
  }

  private func sheets(_ path: String) throws -> [Sheet] {
    let run = try OtherPrograms.python(Self.reading, [path])
    try #require(run.status == 0, "\(run.messages)")
    let report = try JSONFields.object(run.output)
    return try #require(report["sheets"] as? [[String: Any]]).map(Sheet.init)
  }

  @Test(arguments: [
    ("en", ["Summary", "By representative", "Moves", "All accounts", "Handover", "Assumptions"]),
    ("zh", ["概览", "负责人对比", "变动清单", "客户清单", "交接单", "参数与假设"]),
  ])
  func sheetsAreThereAndReadyForPaper(language: String, names: [String]) throws {
    let handed = try HandedOut()
    #expect(try handed.handOut(["--lang", language]).status == 0)
    let sheets = try sheets(handed.workbook)
    let people = ["张敏", "李强", "王芳"]
    #expect(sheets.map(\.name) == names + people + ["evenfield lists", "evenfield"])
    #expect(sheets.filter { $0.text("state") == "hidden" }.map(\.name) == ["evenfield lists", "evenfield"])
    for sheet in sheets.dropLast(2) {
      #expect(sheet.text("area") != nil, "\(sheet.name)")
      #expect(sheet.fields["fits"] as? Bool == true)
      #expect(sheet.number("fit") == 0)
      #expect(sheet.text("footer")?.contains("&P") == true)
      #expect(sheet.number("formulas") == 0)
    }
    for sheet in sheets[1...5] {
      #expect(sheet.text("frozen") != nil)
      #expect(sheet.text("filter") != nil)
      #expect(sheet.text("repeated") != nil)
    }
    #expect(sheets[1].number("bars") > 0)
  }

  /// Only the planned owner and the note beside it, and the boxes to tick, can be changed.
  @Test func onlyThePlannedOwnerIsUnlocked() throws {
    let handed = try HandedOut()
    #expect(try handed.handOut().status == 0)
    let sheets = try sheets(handed.workbook)
    let accounts = try #require(sheets.first { $0.name == "All accounts" })
    #expect(accounts.fields["protected"] as? Bool == true)
    #expect(accounts.fields["unlocked"] as? [String] == ["G", "H"])
    #expect(accounts.fields["hidden"] as? [String] == ["M"])
    let choice = try #require((accounts.fields["validations"] as? [[String]])?.first)
    // Three people and the pool, on a sheet of their own: a list of names in the cell may have 255 characters.
    #expect(choice[1...] == ["list", "'evenfield lists'!$A$2:$A$5"])
    let handover = try #require(sheets.first { $0.name == "Handover" })
    #expect(handover.fields["unlocked"] as? [String] == ["A"])
    #expect((handover.fields["validations"] as? [[String]])?.first?[2] == "\"☐,☑\"")
  }

  /// The figures of the summary and of every move are those of the JSON report.
  @Test func figuresAreThoseOfTheReport() throws {
    let handed = try HandedOut()
    #expect(try handed.handOut().status == 0)
    let sheets = try sheets(handed.workbook)
    let report = try JSONFields.object(try handed.tiny.folder.text("out/comparison.json"))
    let scenario = try #require((report["scenarios"] as? [[String: Any]])?.first)
    let (today, plan) = (
      try #require(scenario["today"] as? [String: Any]), try #require(scenario["plan"] as? [String: Any])
    )
    let summary = sheets[0]
    func money(_ evaluation: [String: Any], _ key: String) throws -> Double {
      Double(try #require(evaluation[key] as? Int)) / 100
    }
    #expect(summary.cells[2][0] == scenario["headline"] as? String)
    let revenue = try #require(summary.row("Expected revenue"))
    #expect(try Double(#require(revenue[1])) == money(today, "revenue"))
    #expect(try Double(#require(revenue[2])) == money(plan, "revenue"))
    let bound = try #require(summary.cells.first { $0.first??.hasPrefix("Upper bound") == true })
    #expect(try Double(#require(bound[1])) == money(scenario, "bound"))
    let moves = try #require(plan["moves"] as? [[String: Any]])
    let rows = sheets[2].cells.dropFirst(3)
    #expect(rows.count == moves.count)
    let worths = try moves.map { try money($0, "worth_difference") }.sorted(by: >)
    #expect(rows.map { $0[7].flatMap(Double.init) } == worths)
    let reasons = Set(moves.compactMap { ($0["reason"] as? [String: Any])?["text"] as? String })
    #expect(Set(rows.compactMap { $0[9] }) == reasons)
    // Every item of the firm, with its planned owner.
    let items = try #require(scenario["assignments"] as? [[String: Any]])
    #expect(sheets[3].cells.count - 6 == items.count)
  }

  /// Names that try to be formulas, codes, paths or markup are text everywhere.
  @Test func hostileNamesAreText() throws {
    let evil = "=cmd|'/C calc'!A0"
    let name = "A [b]:c*d?e/f\\\\g who has a very long name indeed"
    let handed = try HandedOut(edits: [
      .cell("accounts.csv", line: 2, "name", evil), .cell("accounts.csv", line: 3, "name", "_x0041_<b>&amp;"),
      .cell("representatives.csv", line: 2, "name", name),
      .cell("representatives.csv", line: 3, "name", "+1+1"),
      .cell("representatives.csv", line: 4, "name", "+1+1"),
      .cell("representatives.csv", line: 4, "team", "@SUM(1)"),
    ])
    let run = try handed.handOut()
    #expect(run.status == 0, "\(run.messages)")
    let sheets = try sheets(handed.workbook)
    #expect(sheets.allSatisfy { $0.number("formulas") == 0 })
    let accounts = try #require(sheets.first { $0.name == "All accounts" })
    #expect(accounts.cells.contains { $0[1] == evil })
    #expect(accounts.cells.contains { $0[1] == "_x0041_<b>&amp;" || $0[1] == "_x005F_x0041_<b>&amp;" })
    #expect(sheets.map(\.name).contains("A _b__c_d_e_f__g who has a very"))
    // Two people of one name are told apart by their ids.
    #expect(sheets.map(\.name).filter { $0.hasPrefix("+1+1") } == ["+1+1 (R-2)", "+1+1 (R-3)"])
    // And none of it keeps the workbook from being read back.
    let contest = try handed.contest(handed.workbook)
    #expect(contest.status == 65)
    #expect(contest.messages.contains("no planned owner that differs"), "\(contest.messages)")
  }

  /// Who leaves hands over by the last day; open deals of the account are named with stage and value.
  @Test func handoversHaveDatesAndDeals() throws {
    let handed = try HandedOut(
      scenario: "lose-top-rep",
      edits: [
        .overwrite(
          "opportunities.csv",
          "id,account,representative,product,stage,opened,closed,value\n"
            + "D-1,A-1,R-1,Drives,negotiation,2026-05-01,2026-11-30,120000\nD-2,A-1,R-2,,open,,,\n"
            + "D-3,A-1,R-1,Old,won,2026-01-01,2026-03-01,5000\n"),
        .replace("lose-top-rep.yaml", "status_date: 2026-10-01", "status_date: 2026-11-15"),
      ])
    let run = try handed.handOut()
    #expect(run.status == 0, "\(run.messages)")
    let rows = try #require(try sheets(handed.workbook).first { $0.name == "Handover" }).cells
    let row = try #require(rows.first { $0[11] == "A-1" && $0[3] == "张敏" })
    #expect(row[0] == "☐")
    #expect(row[5]?.hasPrefix("2026-11-15") == true)
    #expect(row[6] == "last day at work")
    #expect(row[7] == "张敏")
    #expect(row[8] == "2")
    #expect(row[9] == "120000")
    #expect(
      row[10] == "Drives: ¥120,000, in negotiation, expected 2026-11-30\nD-2: open, led by 李强")
  }

  /// LibreOffice opens it, prints it, and what it saves can still be read back.
  @Test(.enabled(if: OtherPrograms.office != nil, "LibreOffice is not installed"))
  func libreOfficeReadsPrintsAndSavesIt() throws {
    let handed = try HandedOut()
    #expect(try handed.handOut(["--lang", "zh"]).status == 0)
    let folder = handed.tiny.folder
    let printed = try OtherPrograms.convert(handed.workbook, to: "pdf", in: folder)
    #expect(printed.status == 0, "\(printed.messages)")
    #expect(try folder.bytes("converted/workbook.pdf").starts(with: Data("%PDF".utf8)))
    let saved = try OtherPrograms.convert(handed.workbook, to: "xlsx", in: folder)
    #expect(saved.status == 0, "\(saved.messages)")
    let contest = try handed.contest(folder["converted/workbook.xlsx"])
    #expect(contest.messages.contains("no planned owner that differs"), "\(contest.messages)")
    #expect(contest.messages.contains("1 fault;"), "\(contest.messages)")
  }
}
