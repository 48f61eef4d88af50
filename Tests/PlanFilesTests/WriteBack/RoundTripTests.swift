import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Export, import, a plan, write-back, the CRM's import, a fresh export, import again: exactly the owners that the plan
/// changes have changed, and the undo files bring the first export back byte for byte.
@Suite struct RoundTripTests {
  private typealias Applying = (inout SimulatedCRM, [UInt8]) throws -> Void

  /// The CRM with the plan's owners set by hand: what the files must come to.
  private func expected(_ crm: SimulatedCRM, _ plan: Plan, _ context: PlanningContext) throws -> SimulatedCRM
  {
    var crm = crm
    #expect(context.data.accounts.count == crm.rows.count)
    for account in context.data.accounts.indices {
      let name = try #require(context.owner(of: account, in: plan.holders))
      guard name != context.owner(of: account, in: context.today.holders) else { continue }
      try crm.give(
        crm.rows[account][crm.idColumn], to: try #require(crm.users.first { $0.name == name }))
    }
    return crm
  }

  private func roundTrip(
    _ firm: RoundTripCase, _ format: OwnerFileFormat, limits: FileLimits? = nil,
    jiandaoyun: JiandaoyunForm = JiandaoyunForm(), apply: Applying
  ) throws {
    let original = firm.crm.exported()
    let first = try firm.imported(firm.export("export"), as: "plan")
    #expect(try FileBytes.read(path: first.kept.path + "/" + firm.file) == original)
    let plan = first.context.withNewOwners
    var question = WriteBack.Question(fresh: try firm.export("fresh", as: "new-" + firm.file))
    (question.format, question.limits, question.jiandaoyun) = (format, limits, jiandaoyun)
    let written = try WriteBack(plan, in: first.context, kept: first.kept, question)
    let wanted = try expected(firm.crm, plan, first.context)
    #expect(written.format == format)
    #expect(written.changes.count == zip(wanted.rows, firm.crm.rows).count { $0 != $1 })
    #expect(!written.changes.isEmpty && written.notUndone.isEmpty && written.manual.isEmpty)

    var changed = firm.crm
    for file in written.files where file.purpose == .change { try apply(&changed, file.bytes) }
    #expect(changed.exported() == wanted.exported())

    var later = firm
    later.crm = changed
    let again = try later.imported(later.export("later"), as: "plan-later")
    #expect(again.context.today.holders == plan.holders)
    // What is written already is left out: nothing remains.
    question.fresh = firm.folder.path + "/later"
    let rest = try WriteBack(plan, in: first.context, kept: first.kept, question)
    #expect(rest.changes.isEmpty && rest.files.isEmpty && rest.accountsAsPlanned == firm.crm.rows.count)

    for file in written.files where file.purpose == .undo { try apply(&changed, file.bytes) }
    #expect(changed.exported() == original)
  }

  /// Own files are not imported: they are the export as it would be.
  private func ownFile(_ firm: RoundTripCase) throws {
    let original = firm.crm.exported()
    let first = try firm.imported(firm.export("export"), as: "plan")
    let plan = first.context.withNewOwners
    var question = WriteBack.Question(fresh: try firm.export("fresh"))
    question.format = .ownFile
    let written = try WriteBack(plan, in: first.context, kept: first.kept, question)
    let wanted = try expected(firm.crm, plan, first.context)
    #expect(written.files.map(\.name) == [firm.file, "undo-" + firm.file])
    #expect(written.files[0].bytes == wanted.exported())
    #expect(written.files[1].bytes == original)
    var later = firm
    later.crm = wanted
    let again = try later.imported(later.export("later"), as: "plan-later")
    #expect(again.context.today.holders == plan.holders)
  }

  @Test(arguments: [nil, FileLimits(rows: 1, bytes: 150_000_000), FileLimits(rows: 100, bytes: 60)])
  func hubspot(limits: FileLimits?) throws {
    let firm = try RoundTripCase(profile: "hubspot", file: "companies.csv", crm: RoundTripFirms.hubspot)
    try roundTrip(firm, .hubspotImport, limits: limits) { crm, bytes in
      try crm.importTable(
        bytes, header: ["Record ID", "Company owner"], mostRows: limits?.rows ?? 249_999,
        mostBytes: limits?.bytes ?? 149_999_999, by: \.email)
    }
    try ownFile(firm)
  }

  @Test func zoho() throws {
    let firm = try RoundTripCase(profile: "zoho", file: "Accounts.csv", crm: RoundTripFirms.zoho)
    try roundTrip(firm, .zohoBulkWrite) { crm, bytes in
      try crm.importTable(
        bytes, header: ["Record Id", "Owner.id"], mostRows: 25_000, mostBytes: 25_000_000, by: \.id)
    }
    try ownFile(firm)
  }

  @Test func salesforce() throws {
    let firm = try RoundTripCase(profile: "salesforce", file: "report.csv", crm: RoundTripFirms.salesforce)
    try roundTrip(firm, .salesforceDataLoader) { crm, bytes in
      try crm.importTable(
        bytes, header: ["Id", "OwnerId"], mostRows: 5_000_000, mostBytes: 100_000_000, by: \.id)
    }
    try ownFile(firm)
  }

  @Test func fxiaokeRecords() throws {
    let firm = try RoundTripCase(profile: "fxiaoke", file: "客户.csv", crm: RoundTripFirms.fxiaokeRecords)
    try roundTrip(firm, .fxiaokeRecords) { crm, bytes in
      try crm.importTable(
        bytes, header: ["_id", "owner"], mostRows: 1_048_575, mostBytes: 100_000_000, by: \.id)
    }
    try ownFile(firm)
  }

  @Test(.enabled(if: Python.path != nil, "python3 reads the workbook"))
  func workbooksOfFxiaokeAndJiandaoyun() throws {
    let cases = [
      ("fxiaoke", "客户.csv", RoundTripFirms.fxiaokeExport, ["客户编号", "客户名称", "负责人"]),
      ("jiandaoyun", "客户.csv", RoundTripFirms.jiandaoyun, ["数据ID", "客户名称", "负责人"]),
    ]
    for (profile, file, crm, header) in cases {
      let firm = try RoundTripCase(profile: profile, file: file, crm: crm)
      try roundTrip(firm, .workbookOfChanges, limits: FileLimits(rows: 3, bytes: .max)) { crm, bytes in
        let rows = try Python.rows(ofWorkbook: firm.folder.write("import.xlsx", bytes: bytes))
        #expect(rows.first == header && rows.count <= 4)
        try crm.take(Array(rows.dropFirst()), by: \.name)
      }
      try ownFile(firm)
    }
  }

  @Test func jiandaoyunRequests() throws {
    let firm = try RoundTripCase(profile: "jiandaoyun", file: "客户.csv", crm: RoundTripFirms.jiandaoyun)
    let form = JiandaoyunForm(application: "app", entry: "form", widgets: ["负责人": "_widget_1432728651402"])
    try roundTrip(firm, .jiandaoyunRequests, limits: FileLimits(rows: 2, bytes: .max), jiandaoyun: form) {
      try $0.importRequests($1, app: "app", entry: "form", widget: "_widget_1432728651402")
    }
  }

  static let looks: [SimulatedCRM.Look] = [
    .init(), .init(lineEnd: "\n", hasMark: true), .init(lineEnd: "\r\n", isGB18030: true, separator: ";"),
    .init(lineEnd: "\n", isGB18030: true, quotesAll: true),
    .init(hasMark: true, separator: "\t", quotesAll: true),
    .init(lineEnd: "\n", above: "Customers of May\n\n"),
  ]

  @Test(arguments: looks.indices, [SimulatedCRM.Shown.name, .email, .id])
  func ownSpreadsheets(look: Int, shown: SimulatedCRM.Shown) throws {
    let firm = try RoundTripCase(
      profile: "plain", file: "customers.csv", crm: RoundTripFirms.plain(Self.looks[look], shown: shown))
    try ownFile(firm)
  }
}
