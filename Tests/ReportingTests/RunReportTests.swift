import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Kept runs in words")
struct RunReportTests {
  private static let zone = TimeZone(secondsFromGMT: 8 * 3600)!

  private func run(_ number: Int64, _ scenario: String, note: String = "", hasPlan: Bool = true) -> StoredRun
  {
    let figures = KeptRun.Figures(
      revenue: Money(minorUnits: 61_800_000_00), objective: Money(minorUnits: 61_000_000_00),
      bound: Money(minorUnits: 61_061_000_00), moves: 1023, brokenRules: 0)
    let run = KeptRun(
      // 2026-10-01 20:30:05 UTC: the next day in the zone.
      madeAt: Date(timeIntervalSince1970: 1_790_886_605), who: "王敏", verb: "solve", caseName: "north",
      scenario: scenario, title: "Rebalance", chineseTitle: "重新平衡", note: note, chineseNote: "",
      sourceHash: "s",
      contentHash: "c", answerKey: nil,
      options: KeptRun.Options(gap: 0.002, timeLimitSeconds: 60, workLimit: 30_000, seed: 1, threads: 2),
      outcome: hasPlan ? .gapReached : .infeasible, stopReason: nil,
      periodStart: CalendarDay(iso: "2026-10-01")!, periodEnd: CalendarDay(iso: "2026-12-31")!,
      currency: "CNY", currencyDigits: 2, figures: hasPlan ? figures : nil, seconds: 1.25, program: "0.1.0")
    return StoredRun(number: RunNumber(number), run: run, decisions: [])
  }

  private func history(_ runs: [StoredRun], limit: Int? = nil) -> RunHistory {
    let timeline = ApprovalTimeline(runs.flatMap(\.decisions))
    return RunHistory(
      runs, timelines: ["north": timeline], on: CalendarDay(iso: "2026-11-01")!, limit: limit)
  }

  private func approved(_ run: StoredRun, from day: String) -> StoredRun {
    var run = run
    let at = Date(timeIntervalSince1970: 1_790_886_605)
    run.decisions = [
      RunDecision(
        number: run.number.value * 2, run: run.number, step: .propose, at: at, who: "王敏", note: "",
        effectiveFrom: nil),
      RunDecision(
        number: run.number.value * 2 + 1, run: run.number, step: .approve, at: at, who: "陈", note: "agreed",
        effectiveFrom: CalendarDay(iso: day)!),
    ]
    return run
  }

  private func text(_ history: RunHistory, _ language: Language = .english, width: Int = 120) -> String {
    HistoryText(history, language: language, timeZone: Self.zone, width: width).text
  }

  @Test func theTableSaysWhatAPlannerAsks() throws {
    let runs = [
      run(3, "none", hasPlan: false),
      approved(run(2, "rebalance", note: "after\nthe talk"), from: "2026-10-15"),
      approved(run(1, "base"), from: "2026-10-01"),
    ]
    let lines = text(history(runs), width: 160).split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("Run  When"))
    #expect(!lines[0].contains("Case"))
    #expect(lines[2].contains("2026-10-02 04:30") && lines[2].hasSuffix("draft"))
    #expect(lines[2].contains(EnglishPhrases().outcome(OutcomeKind.infeasible)))
    #expect(lines[3].contains("¥61,800,000  ") && lines[3].contains("0.1 %") && lines[3].contains("1,023"))
    #expect(lines[3].hasSuffix("in force since 15 Oct 2026  after the talk"))
    #expect(lines[4].hasSuffix("superseded by run 2"))
    #expect(lines.suffix(2).first == "  1 Oct 2026 to 14 Oct 2026: run 1 (base)")
    #expect(lines.last == "  from 15 Oct 2026 on: run 2 (rebalance)")
    let chinese = text(history(runs), .chinese)
    #expect(chinese.contains("2026年10月15日起生效中") && chinese.contains("已被运行 2 取代"))
  }

  @Test func notesAreCutToTheTerminal() {
    let long = String(repeating: "会议纪要", count: 60)
    for width in [100, 140] {
      let lines = text(history([run(1, "base", note: long)]), width: width).split(separator: "\n")
      #expect(lines[2].hasSuffix("…"))
      #expect(DisplayWidth.of(String(lines[2])) <= width)
    }
  }

  @Test func saysWhatIsLeftOut() {
    let runs = (1...3).reversed().map { run($0, "base") }
    #expect(text(history(runs, limit: 2)).contains("The newest 2 of 3 runs"))
    #expect(!text(history(runs)).contains("newest"))
    #expect(text(history([])) == "No run is kept that fits.\n")
  }

  @Test func dataCannotSteerTheTerminal() {
    let shown = text(history([run(1, "base", note: "a\u{1B}[2Jb")]))
    #expect(!shown.contains("\u{1B}"))
  }

  @Test func oneRunWhole() throws {
    let stored = approved(run(2, "rebalance", note: "after the talk"), from: "2026-10-15")
    let report = RunReport(
      stored, in: history([stored]), files: [("plans/rebalance.csv", 812)], language: .english,
      timeZone: Self.zone)
    let text = report.text(colours: false)
    for part in [
      "Run 2: rebalance, of north\nin force since 15 Oct 2026\n", "2026-10-02 04:30 by 王敏, solve",
      "Rebalance — after the talk", "gap 0.2 %, time limit", "work limit 30,000, seed 1, threads 2",
      "¥61,061,000", "2026-10-02 04:30  陈  approved from 15 Oct 2026: agreed\n", "  plans/rebalance.csv\n",
    ] { #expect(text.contains(part), "\(part) is not in\n\(text)") }
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    #expect(json["format"] as? String == "evenfield.run")
    #expect(json["at"] as? String == "2026-10-01T20:30:05Z")
    #expect(json["objective"] as? Int == 61_000_000_00)
    #expect((json["decisions"] as? [[String: Any]])?.last?["effective_from"] as? String == "2026-10-15")
  }

  @Test func csvHasARowARun() {
    let csv = HistoryCSV(history([run(2, "none", hasPlan: false), run(1, "base", note: "a, b")])).text
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2].contains("CNY,61800000,61000000,61061000,0.001,1023,0,draft"))
    #expect(lines[2].hasSuffix("\"a, b\""))
    #expect(lines[1].contains("infeasible,CNY,,,,,,,draft"))
  }

  @Test func everythingIsSaidInBothLanguages() {
    let all: [(any Phrases) -> [String]] = [
      { phrases in RunColumn.allCases.map { phrases.label($0) } },
      { phrases in RunField.allCases.map { phrases.label($0) } },
      { phrases in RunStep.allCases.map { phrases.label($0) } },
      { phrases in RunState.allCases.map { phrases.label($0) } },
      { phrases in
        let reasons: [StepRefusal] = [
          .noPlan, .breaksRules(2), .afterPeriod(end: CalendarDay(iso: "2026-12-31")!), .neverApproved,
          .dateMissing,
        ]
        return (RunState.allCases.map { .notFrom($0) } + reasons).flatMap { reason in
          RunStep.allCases.map { phrases.refused($0, run: "7", reason, periodEnd: "D") }
        }
      },
    ]
    for texts in all {
      let (english, chinese) = (texts(EnglishPhrases()), texts(ChinesePhrases()))
      for (here, there) in zip(english, chinese) {
        #expect(here.unicodeScalars.allSatisfy { $0.value < 0x2E80 } && !here.isEmpty)
        #expect(there.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      }
    }
  }

  /// A day of the calendar is that of the place, also before 1970 and west of Greenwich.
  @Test(arguments: [(0.0, 0, 0), (-1.0, 0, -1), (86_399.0, 3600, 1), (0.0, -3600, -1), (1e9, 0, 11574)])
  func daysOfAPlace(seconds: Double, offset: Int, day: Int) throws {
    let zone = try #require(TimeZone(secondsFromGMT: offset))
    #expect(LocalTime.day(Date(timeIntervalSince1970: seconds), in: zone).daysSince1970 == day)
  }
}
