import ScenarioRunning
import Testing

@testable import Reporting

@Suite("Output as committed")
struct GoldenTests {
  private let comparison = TinyFirm().comparison()

  @Test(arguments: Language.allCases)
  func comparisonText(_ language: Language) throws {
    try expectGolden(
      ComparisonText(comparison, language: language, width: 140).text, "comparison.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func resultText(_ language: Language) throws {
    try expectGolden(
      ResultText(comparison.results[1], language: language).text, "solve.\(language.rawValue).txt")
    try expectGolden(
      ResultText(comparison.results[0], language: language).text, "check.\(language.rawValue).txt")
    try expectGolden(
      ResultText(comparison.results[3], language: language).text, "no-plan.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func markdown(_ language: Language) throws {
    try expectGolden(
      MarkdownReport(comparison, language: language).text, "comparison.\(language.rawValue).md")
  }

  @Test(arguments: Language.allCases)
  func json(_ language: Language) throws {
    try expectGolden(JSONReport(comparison, language: language).text, "comparison.\(language.rawValue).json")
  }

  @Test func csv() throws {
    let report = CSVReport(comparison, language: .english, dialect: .plain)
    try expectGolden(report.representatives, "representatives.csv")
    try expectGolden(report.scenarios, "scenarios.csv")
    try expectGolden(report.moves, "moves.csv")
  }
}
