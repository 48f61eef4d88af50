import Foundation
import Testing

/// `writeback` and `routing`: what they write and how they end.
@Suite struct WriteBackTests {
  private let folder: TemporaryFolder

  private static let companies = """
    Record ID,Company name,Company owner,State/Region,Bought
    001,"O'Neil, Sons",Ann,North,90000
    002,=SUM(A1),Ann,North,120000
    003,华东精密,Bob,South,80000
    004,无锡泵业,Ann,North,70000

    """

  init() throws {
    folder = try TemporaryFolder()
    for name in ["export", "fresh"] {
      try FileManager.default.createDirectory(atPath: folder[name], withIntermediateDirectories: false)
    }
    try folder.write(Self.companies, to: "export/companies.csv")
    try folder.write(
      "name,email,id\nAnn,ann@example.com,11\nBob,bob@example.com,12\n", to: "users.csv")
    try folder.write(
      """
      value: {current: {column: {name: Bought, times: 1}}, potential: {times_current: 1.5}}
      incumbents: {rule: owner, duties: [acquisition, maintenance, after_sales]}
      people: {role: all_round, working_minutes: 28800, non_selling_minutes: 4800}

      """, to: "map.yaml")
    let run = try Program.run([
      "import", folder["export"], "--profile", "hubspot", "--map", folder["map.yaml"], "--users",
      folder["users.csv"], "--period", "2026-10-01..2026-12-31", "--currency", "CNY", "-o", folder["plan"],
    ])
    try #require(run.status == 0, "\(run.messages)")
    // 002 goes to Bob with all its duties, nothing else moves.
    let owners = ["001": "Ann", "002": "Bob", "003": "Bob", "004": "Ann"]
    let rows = owners.sorted { $0.key < $1.key }.flatMap { id, owner in
      ["acquisition", "maintenance", "after_sales"].map { "\(id),\($0),\(owner)" }
    }
    try folder.write(
      "account,duty,representative\n" + rows.map { $0 + "\n" }.joined(), to: "plan.csv")
  }

  /// - Parameter fresh: the accounts now; nil: as exported.
  private func write(_ arguments: [String], fresh: String? = nil) throws -> Program.Run {
    try folder.write(fresh ?? Self.companies, to: "fresh/all-companies-2026-10-02.csv")
    return try Program.run(
      ["writeback", folder["plan"], "--scenario", "today", "--plan", folder["plan.csv"], "-o", folder["out"]]
        + arguments)
  }

  @Test func theFilesOfAPlan() throws {
    let run = try write(["--fresh", folder["fresh"], "--lang", "en,zh", "--despite-rules"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder["out"]).sorted() == [
        "README.txt", "README.zh.txt", "changes.csv", "owners-1.csv", "undo-1.csv",
      ])
    #expect(try folder.text("out/owners-1.csv") == "Record ID,Company owner\r\n002,bob@example.com\r\n")
    #expect(try folder.text("out/undo-1.csv") == "Record ID,Company owner\r\n002,ann@example.com\r\n")
    let changes = try folder.text("out/changes.csv").split(separator: "\r\n")
    #expect(changes.count == 2 && changes[1].hasPrefix("002,'=SUM(A1),North,"))
    #expect(changes[1].hasSuffix(",owners-1.csv,undo-1.csv"))
    #expect(run.output.contains("another owner for 1 account (owners-1.csv)"))
    #expect(try folder.text("out/README.txt").contains("Record ID to Record ID"))
    #expect(try folder.text("out/README.zh.txt").contains("负责人变更"))
    // A folder that holds anything is not written into.
    let again = try write(["--fresh", folder["fresh"], "--despite-rules"])
    #expect(again.status == 65 && again.messages.contains("holds files already"))
  }

  @Test func aChangedCRMEndsWith2() throws {
    let changed = Self.companies.replacingOccurrences(of: "003,华东精密,Bob", with: "003,华东精密,Ann")
      .replacingOccurrences(of: "004,无锡泵业,Ann,North,70000\n", with: "")
    let run = try write(["--fresh", folder["fresh"], "--despite-rules"], fresh: changed)
    #expect(run.status == 2)
    #expect(run.messages.contains("003 (华东精密): the owner was Bob, now Ann"))
    #expect(run.messages.contains("004 (无锡泵业): is gone") && run.messages.contains("Nothing was written"))
    #expect(!folder.exists("out"))
  }

  @Test func newAccountsAreRouted() throws {
    let more = Self.companies + "005,new one,,South,\n006,far away,Ann,Mars,\n"
    let run = try write(["--fresh", folder["fresh"], "--despite-rules"], fresh: more)
    #expect(run.status == 0, "\(run.messages)")
    let lines = try folder.text("out/new-accounts.csv").split(separator: "\r\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("005,new one,South,,") && lines[1].contains("Bob"))
    #expect(lines[2].contains("decide by hand"))
  }

  @Test func rulesAndFitAreChecked() throws {
    try folder.write("account,duty,representative\n001,maintenance,Cid\n099,maintenance,Ann\n", to: "odd.csv")
    let odd = try Program.run([
      "writeback", folder["plan"], "--scenario", "today", "--plan", folder["odd.csv"], "--unchecked", "-o",
      folder["out"],
    ])
    #expect(odd.status == 2 && odd.messages.contains("no such representative: Cid"))
    #expect(odd.messages.contains("099") && odd.messages.contains("that it does not list"))
    // The base scenario wants a balance that this plan does not keep.
    let all = try folder.text("plan.csv").replacingOccurrences(of: ",Bob", with: ",Ann")
    try folder.write(all, to: "plan.csv")
    let unbalanced = try write(["--fresh", folder["fresh"]])
    #expect(unbalanced.status == 2 && unbalanced.messages.contains("--despite-rules"))
    #expect(!folder.exists("out"))
  }

  @Test func usage() throws {
    #expect(try write([]).status == 64)
    #expect(try write(["--fresh", folder["fresh"], "--unchecked"]).status == 64)
    #expect(try write(["--unchecked", "--despite-rules", "--form", "fax"]).status == 64)
    #expect(try write(["--unchecked", "--despite-rules", "--owner-duty", "sales"]).status == 64)
    #expect(try write(["--unchecked", "--widget", "x"]).status == 64)
    let tiny = try TinyCase()
    let foreign = try Program.run([
      "writeback", tiny.path, "--scenario", "today", "--plan", "today", "--unchecked", "-o", folder["out"],
    ])
    #expect(foreign.status == 65 && foreign.messages.contains("keeps no CRM export"))
    let unchecked = try write(["--unchecked", "--despite-rules"])
    #expect(unchecked.status == 0 && unchecked.output.contains("NOT CHECKED"))
    #expect(folder.exists("out/UNCHECKED-owners-1.csv") && folder.exists("out/UNCHECKED-undo-1.csv"))
  }

  /// The routing table of a hand-out knows people as the verb's does.
  @Test func routingTableOfAHandOut() throws {
    let verb = try Program.run([
      "routing", folder["plan"], "--scenario", "today", "--plan", "today", "-o", folder["routing"],
    ])
    let handout = try Program.run([
      "handout", folder["plan"], "--scenario", "today", "--plan", "today", "--only", "routing", "-o",
      folder["handout"], "-q",
    ])
    #expect(verb.status == 0 && handout.status == 0, "\(verb.messages) \(handout.messages)")
    let csv = try folder.text("handout/routing.csv")
    #expect(csv.contains("ann@example.com"))
    #expect(try csv == folder.text("routing/routing.csv"))
  }

  @Test func routingTable() throws {
    let run = try Program.run([
      "routing", folder["plan"], "--scenario", "today", "--plan", folder["plan.csv"], "-o", folder["routing"],
      "--lang", "en,zh",
    ])
    #expect(run.status == 0 && run.output.hasPrefix("Routing table for new accounts"), "\(run.messages)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder["routing"]).sorted()
        == ["routing.csv", "routing.md", "routing.zh.md"])
    let csv = try folder.text("routing/routing.csv")
    #expect(csv.contains("North,North,,,maintenance,Maintenance,Ann,Ann,ann@example.com,11,owner,North,"))
    #expect(csv.contains("South,South,,,maintenance,Maintenance,Bob,Bob,bob@example.com,12,owner,South,"))
    for format in ["markdown", "csv"] {
      let shown = try Program.run([
        "routing", folder["plan"], "--scenario", "today", "--plan", "today", "--format", format,
      ])
      #expect(shown.status == 0 && !shown.output.isEmpty)
    }
  }
}
