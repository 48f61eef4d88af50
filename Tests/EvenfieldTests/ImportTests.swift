import Foundation
import Testing

/// The verb `import`, as typed.
struct ImportTests {
  private func export(_ name: String, from file: String = #filePath) -> String {
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    return tests.path + "/PlanFilesTests/Fixtures/" + name
  }

  @Test func oneCommandMakesAPlanOfAnExport() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      [
        "import", export("salesforce"), "--profile", "salesforce", "--period", "2026-10-01..2026-12-31",
        "--currency", "CNY", "-o", "plan",
      ], in: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("4 accounts, 3 representatives, 5 deals read"))
    for name in ["plan.yaml", "accounts.csv", "opportunities.csv", "import_report.csv", "crm/source.json"] {
      #expect(folder.exists("plan/" + name), "\(name)")
    }
    let check = try Program.run(["check", "plan"], in: folder.path)
    #expect(check.status == 0, "\(check.messages)")
  }

  /// What is printed and what the report's notes say follow the language; codes and places do not.
  @Test func theReportSpeaksChinese() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      [
        "import", export("salesforce"), "--profile", "salesforce", "--period", "2026-10-01..2026-12-31",
        "--currency", "CNY", "-o", "plan", "--lang", "zh",
      ], in: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("已读取 4 个客户、3 名销售、5 个商机；"), "\(run.output)")
    #expect(run.output.contains("\n假定：") && run.output.contains("plan：已写入；"), "\(run.output)")
    let report = try folder.text("plan/import_report.csv")
    #expect(report.hasPrefix("kind,file,line,field,value,rows,note"))
    #expect(report.contains("assumed,plan.yaml,0,,,0,") && report.contains("为 40，默认值"), "\(report)")
    #expect(!report.contains(", by default"))
  }

  @Test func whatIsMissingIsAskedTogether() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      ["import", export("plain"), "--profile", "plain", "-o", "plan"], in: folder.path)
    #expect(run.status == 65)
    #expect(run.messages.contains("--period 2026-10-01..2026-12-31"))
    #expect(run.messages.contains("--currency CNY"))
    #expect(!folder.exists("plan"))
    let other = try Program.run(
      ["import", export("plain"), "--profile", "hubspott", "--guess"], in: folder.path)
    #expect(other.status == 65)
    #expect(other.messages.contains("did you mean hubspot?"))
  }

  @Test func hostileFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    for name in ["bomb.xlsx", "dtd.xlsx", "cutoff.xlsx"] {
      let run = try Program.run(
        [
          "import", export("workbooks/" + name), "--profile", "plain", "--period", "2026-10-01..2026-12-31",
          "--currency", "CNY", "-o", "plan",
        ], in: folder.path)
      #expect(run.status == 65, "\(name)")
      #expect(run.messages.contains(name))
    }
  }
}
