import TerritoryPlanning
import Testing

@testable import Reporting

/// Findings in words, in both languages.
struct CleaningTextTests {
  private func study() throws -> CleaningStudy {
    var data = CleaningData(asOf: try #require(CalendarDay(iso: "2026-10-31")))
    data.currency = "CNY"
    data.accounts = CleaningTable(
      file: "accounts.csv",
      columns: [
        .init(header: "id", meaning: .id, texts: ["1", "2", "3"]),
        .init(header: "name", meaning: .name, texts: ["Acme Ltd", "ACME", "Blue\u{1B}[2J"]),
        .init(header: "sector", meaning: .category, texts: ["technolgy", "retail", "retail"]),
        .init(header: "owner", meaning: .owner, texts: ["Li", "Wang", ""]),
      ], lines: [2, 3, 4])
    data.knownPeople = ["Li", "Wang"]
    return CleaningStudy(data)
  }

  @Test func english() throws {
    let text = CleaningText(try study(), settled: [], language: .english)
    let summary = text.summary(export: "export", file: "repairs.csv", usesColours: false)
    #expect(summary.contains("Findings in export, as of 31 Oct 2026"))
    #expect(summary.contains("accounts.csv: 3 rows; id = id, name = name, sector = category, owner = owner"))
    #expect(
      summary.contains(
        "accounts.csv:3 name `ACME`: merge into 1 (Acme Ltd: same name but for capitals, punctuation and legal form; "
          + "owner Li instead of Wang)"))
    #expect(summary.contains("accounts.csv:2 sector `technolgy`: read as technology"))
    #expect(summary.contains("accounts.csv:4 owner: for you to know (nobody serves it today"))
    #expect(summary.contains("repairs.csv: 3 lines. Nothing is changed yet"))
  }

  @Test func chinese() throws {
    let text = CleaningText(try study(), settled: [], language: .chinese)
    let summary = text.summary(export: "导出", file: "repairs.csv", usesColours: false)
    #expect(summary.contains("并入 1"))
    #expect(summary.contains("负责人由 Wang 变为 Li"))
    #expect(summary.contains("请在要采用的行的“采用”列填写“是”"))
  }

  @Test func nothingLooksWrong() throws {
    let empty = try study().filtered { _ in false }
    let summary = CleaningText(empty, settled: [], language: .english).summary(
      export: "export", file: "repairs.csv", usesColours: false)
    #expect(summary.contains("Nothing looks wrong."))
    #expect(!summary.contains("apply"))
  }

  /// What data hold never moves the cursor.
  @Test func controlsAreShown() throws {
    let text = CleaningText(try study(), settled: [], language: .english)
    let summary = text.summary(export: "ex\u{1B}port", file: nil, usesColours: false)
    #expect(!summary.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: Language.allCases)
  func everyKindAndReasonHasWords(language: Language) throws {
    let phrases = language.phrases
    let labels = Finding.Kind.allCases.map(phrases.label)
    #expect(Set(labels).count == labels.count)
    var evidence = DuplicateEvidence(name: .typingError, into: "Acme")
    evidence.samePhone = true
    evidence.deals = 2
    evidence.children = 1
    let day = try #require(CalendarDay(iso: "2026-01-05"))
    let reasons: [Finding.Reason] = [
      .duplicate(evidence), .repeatedRow(ofLine: 3), .variant(frequency: 1, ofCommon: 9),
      .nearCommon(frequency: 1, ofCommon: 9), .nearListed(frequency: 1, file: "f.csv"),
      .nearKnownWord(frequency: 1), .farFromMedian(group: "retail", count: 30, median: 50, times: 20),
      .farFromMedian(group: "", count: 30, median: 50, times: 0.05),
      .unit(group: "", count: 30, median: 50, unit: 10_000),
      .unit(group: "", count: 30, median: 50, unit: 0.001), .negative,
      .currency(found: "USD", expected: "CNY"), .notANumber,
      .order(opened: day, daysBetween: 3, swapped: true), .future(day, asOf: day), .placeholder, .before1990,
      .notADate, .noValue(stage: "won"), .noAccount, .noSuchAccount(isNearName: true), .noOwner,
      .markedAsLeaving(accounts: 2, deals: 1), .notAmongPeople(accounts: 2, deals: 1, last: day),
      .noSuchParent(isNearName: false), .circle(members: ["A", "B"]), .circle(members: ["A"]),
      .reportsToNobody,
    ]
    let texts = reasons.map(phrases.findingReason)
    #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("Optional(") && !$0.contains("CalendarDay") })
    if language == .english { #expect(texts[7].hasPrefix("one 20th of the median 50")) }
    if language == .chinese { #expect(texts[9] == "可能以千为单位填写：更正后接近 30 个数值的中位数 50") }
  }
}
