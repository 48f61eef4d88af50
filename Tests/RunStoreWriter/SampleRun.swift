import Foundation
import RunStore
import ScenarioRunning
import TerritoryPlanning

/// A made-up run that is known by its label and index, with files of many pages that follow from both.
enum SampleRun {
  static func run(
    _ label: String, _ index: Int, caseName: String = "case", answerKey: String? = nil, brokenRules: Int = 0,
    hasPlan: Bool = true
  ) -> KeptRun {
    KeptRun(
      madeAt: Date(timeIntervalSince1970: 1_790_000_000 + Double(index)), who: "王 敏", verb: "solve",
      caseName: caseName, scenario: label, title: "Title \(label)", chineseTitle: "标题", note: "note \(index)",
      chineseNote: "备注",
      sourceHash: "source", contentHash: "content-\(label)-\(index)", answerKey: answerKey,
      options: KeptRun.Options(
        gap: 0.002, timeLimitSeconds: nil, workLimit: 1000, seed: .max, threads: 2),
      outcome: hasPlan ? .gapReached : .infeasible, stopReason: nil,
      periodStart: CalendarDay(iso: "2026-10-01")!, periodEnd: CalendarDay(iso: "2026-12-31")!,
      currency: "CNY", currencyDigits: 2,
      figures: hasPlan
        ? KeptRun.Figures(
          revenue: Money(minorUnits: 61_800_000_00), objective: Money(minorUnits: 61_000_000_00),
          bound: Money(minorUnits: 61_061_000_00), moves: 23, brokenRules: brokenRules) : nil,
      seconds: 1.25, program: "0.0.0")
  }

  /// Bytes that do not pack: a small file here is as large in the store.
  static func files(_ label: String, _ index: Int, size: Int = 20_000) -> [RunFile] {
    var state = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
    for byte in label.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return ["certificates/\(label).json", "plans/\(label).csv"].map { name in
      let bytes = (0..<size).map { _ -> UInt8 in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 32)
      }
      return RunFile(name: name, bytes: bytes)
    }
  }
}
