import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// A workbook kept by hand: title above the header, styles, comments, a filter, another sheet with formulas.
@Suite struct OwnWorkbookTests {
  private static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/writeback/customers.xlsx").path

  private func imported() throws -> (folder: TemporaryFolder, context: PlanningContext, kept: KeptExport) {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/export", withIntermediateDirectories: false)
    try folder.write("export/customers.xlsx", bytes: FileBytes.read(path: Self.path))
    let map = try folder.write(
      "map.yaml",
      """
      currency: CNY
      accounts: {sheet: 客户}
      value: {current: {column: {name: 年采购额, times: 1}}, potential: {times_current: 1.5}}
      incumbents: {rule: owner, duties: [acquisition, maintenance, after_sales]}
      people: {role: all_round, working_minutes: 28800, non_selling_minutes: 4800}
      """)
    let made = try CRMImport(
      ImportRequest(
        export: folder.path + "/export", map: map, profile: "plain", period: "2026-10-01..2026-12-31"))
    try OutputFile.makeFolder(folder.path + "/plan/crm")
    for file in made.files { try OutputFile.write(folder.path + "/plan/" + file.name, file.bytes) }
    let context = PlanningContext(data: try PlanFolder.load(folder.path + "/plan").data)
    return (folder, context, try #require(try KeptExport.load(planFolder: folder.path + "/plan")))
  }

  /// Parts as they are packed, and the cells of the first sheet.
  private struct Archive: Decodable {
    var parts: [String: String]
    var order: [String]
    var cells: [String: String]
  }

  private func archive(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> Archive {
    let text = try Python.run(
      """
      import sys, json, zipfile, struct, hashlib, re, xml.etree.ElementTree as E
      raw=open(sys.argv[1],'rb').read(); z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
      parts={}
      for i in z.infolist():
        n,x=struct.unpack('<HH',raw[i.header_offset+26:i.header_offset+30])
        start=i.header_offset+30+n+x
        parts[i.filename]=hashlib.sha256(raw[start:start+i.compress_size]).hexdigest()
      n='{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
      texts=[''.join(t.text or '' for t in s.iter(n+'t')) for s in E.fromstring(z.read('xl/sharedStrings.xml'))]
      cells={}
      for c in E.fromstring(z.read('xl/worksheets/sheet1.xml')).iter(n+'c'):
        v=c.find(n+'v'); t=c.get('t')
        value=''.join(x.text or '' for x in c.iter(n+'t')) if t=='inlineStr' else '' if v is None else texts[int(v.text)] if t=='s' else v.text
        cells[c.get('r')]=(c.get('s') or '')+'|'+value
      print(json.dumps({'parts':parts,'order':z.namelist(),'cells':cells}))
      """, [folder.write("looked-at.xlsx", bytes: bytes)])
    return try JSONDecoder().decode(Archive.self, from: Data((text ?? "").utf8))
  }

  @Test(.enabled(if: Python.path != nil, "python3 reads the workbook"))
  func onlyCellsOfOwnersChange() throws {
    let (folder, context, kept) = try imported()
    let original = try FileBytes.read(path: Self.path)
    let plan = context.withNewOwners
    let written = try WriteBack(plan, in: context, kept: kept, .init(fresh: folder.path + "/export"))
    #expect(written.format == .ownFile && !written.changes.isEmpty)
    let (old, new) = (try archive(original, in: folder), try archive(written.files[0].bytes, in: folder))
    #expect(old.order == new.order)
    #expect(
      old.parts.filter { $0.value != new.parts[$0.key] }.map(\.key) == ["xl/worksheets/sheet1.xml"])
    var wanted = old.cells
    for account in context.data.accounts.indices {
      let owner = try #require(context.owner(of: account, in: plan.holders))
      let cell = "D\(account + 4)"
      wanted[cell] = wanted[cell]!.prefix { $0 != "|" } + "|" + owner
    }
    #expect(new.cells == wanted && old.cells != wanted)
    #expect(written.files[1].bytes == original)
  }

  @Test func theChangedWorkbookIsImportedAgain() throws {
    let (folder, context, kept) = try imported()
    let plan = context.withNewOwners
    let written = try WriteBack(plan, in: context, kept: kept, .init(fresh: folder.path + "/export"))
    try folder.write("export/customers.xlsx", bytes: written.files[0].bytes)
    let rest = try WriteBack(plan, in: context, kept: kept, .init(fresh: folder.path + "/export"))
    #expect(rest.changes.isEmpty && rest.accountsAsPlanned == context.data.accounts.count)
    #expect(rest.comparison?.otherwiseChanged == 0)
  }

  @Test(.enabled(if: Python.path != nil, "python3 reads the workbook"))
  func openpyxlOpensIt() throws {
    guard try Python.run("import openpyxl", []) != nil else { return }
    let (folder, context, kept) = try imported()
    let written = try WriteBack(
      context.withNewOwners, in: context, kept: kept, .init(fresh: folder.path + "/export"))
    let seen = try Python.run(
      """
      import sys, openpyxl
      w=openpyxl.load_workbook(sys.argv[1]); s=w['客户']
      print(s.freeze_panes, s.auto_filter.ref, s['D4'].comment.text, s['D4'].fill.fgColor.rgb, w['汇总']['B1'].value, s['A4'].value)
      """, [folder.write("new.xlsx", bytes: written.files[0].bytes)])
    #expect(seen?.contains("A3:F15") == true && seen?.contains("下月起休假") == true)
    #expect(seen?.contains("FFFFEEDD") == true && seen?.contains("00007") == true)
  }
}
