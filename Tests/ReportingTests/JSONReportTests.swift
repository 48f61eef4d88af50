import Foundation
import Testing

@testable import Reporting

@Suite("JSON")
struct JSONReportTests {
  @Test("Another reader of JSON finds the same figures")
  func readable() throws {
    let text = JSONReport(TinyFirm().comparison(), language: .chinese).text
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(document["format_version"] as? Int == 1)
    let scenarios = try #require(document["scenarios"] as? [[String: Any]])
    #expect(
      scenarios.map { $0["outcome"] as? String } == ["judged", "gap_reached", "infeasible", "no_plan_found"])
    let plan = scenarios[1]
    #expect(plan["objective"] as? Int == 60_100_000)
    #expect(plan["bound"] as? Int == 60_400_000)
    let gap = try #require(plan["gap"] as? [String: Any])
    #expect(gap["money"] as? Int == 300_000)
    #expect(abs((gap["relative"] as? Double ?? 0) - 300_000.0 / 60_100_000) < 1e-15)
    #expect(abs((gap["share_of_improvement"] as? Double ?? 0) - 300_000.0 / 4_400_000) < 1e-15)
    #expect((plan["assignments"] as? [[String: Any]])?.count == 10)
    #expect(scenarios[3]["stop_reason"] as? String == "time_limit")
    #expect(scenarios[2]["plan"] is NSNull)
  }

  @Test func strings() {
    let value = JSONValue.string("a\"b\\c\n\u{1}上</script>\u{2028}")
    #expect(value.text(indent: false) == "\"a\\\"b\\\\c\\n\\u0001上</script>\u{2028}\"")
    #expect(value.textForScript == "\"a\\\"b\\\\c\\n\\u0001上\\u003c/script\\u003e\\u2028\"")
  }

  @Test func undefinedIsNull() {
    #expect(JSONValue.number(.nan).text(indent: false) == "null")
    #expect(JSONValue.object([]).text(indent: true) == "{}")
  }
}

@Suite("CSV")
struct CSVReportTests {
  @Test func quotes() {
    var csv = CSVText(head: ["a", "b"], dialect: .plain)
    csv.append([.text("x,\"y\"\r\nz"), .share(nil)])
    #expect(csv.text == "a,b\n\"x,\"\"y\"\"\r\nz\",\n")
  }

  @Test("Excel gets a mark, CR LF and no formulas; figures stay as they are")
  func excel() {
    var csv = CSVText(head: ["a", "b"], dialect: .excel)
    csv.append([.text("=1+1"), .integer(-5)])
    csv.append([.text("@SUM(A1)"), .text("上海")])
    #expect(csv.text == "\u{FEFF}a,b\r\n'=1+1,-5\r\n'@SUM(A1),上海\r\n")
    var plain = CSVText(head: ["a"], dialect: .plain)
    plain.append([.text("=1+1")])
    #expect(plain.text == "a\n=1+1\n")
  }

  @Test("Every line has as many fields as the head")
  func tidy() {
    let report = CSVReport(TinyFirm().comparison(), language: .english, dialect: .plain)
    for text in [report.representatives, report.scenarios] {
      let lines = text.split(separator: "\n")
      let fields = Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
      #expect(fields.count == 1)
    }
    // Two representatives' plans of today and one new plan; 15 figures each.
    let today = 4 * 3 * 15
    #expect(report.representatives.split(separator: "\n").count == 1 + today + 3 * 15)
  }
}
