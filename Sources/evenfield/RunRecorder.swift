import Foundation
import PlanFiles
import Reporting
import RunStore
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// Keeps answered scenarios as runs, each with the files that `solve -o` writes for it.
struct RunRecorder {
  let store: RunStore
  let verb: String
  let caseName: String
  let note: String?
  let who: String

  /// Keeps the results of a comparison in one transaction; it is on the disk when this returns.
  ///
  /// - Parameter keys: of the repeatable answers, in the order of the results; nil where one is not repeatable.
  /// - Returns: the runs' numbers, in the order of the results. A repeatable answer that is kept already is that run.
  func record(
    _ comparison: Comparison, keys: [AnswerKey?], languages: [Language]
  ) throws -> [RunNumber] {
    let occasion = RunOccasion(
      madeAt: Date(), who: who, verb: verb, caseName: caseName, note: note, program: evenfieldVersion)
    var numbers: [RunNumber?] = []
    var new: [(run: KeptRun, files: [RunFile])] = []
    for (result, key) in zip(comparison.results, keys) {
      let run = KeptRun(result, on: occasion, answerKey: key)
      let known = try store.number(ofSame: run)
      numbers.append(known)
      // Reports are the dear part: they are made for what is new alone.
      if known == nil { new.append((run, try files(result, languages))) }
    }
    var added = try store.record(new).makeIterator()
    return numbers.map { $0 ?? added.next()! }
  }

  private func files(_ result: ScenarioResult, _ languages: [Language]) throws -> [RunFile] {
    var files = try ReportFolder.files(
      Comparison(name: caseName, results: [result]), languages: languages)
    // Leaving everything as it is can be approved too.
    if case .judged = result.answer, result.today != nil {
      files.append(
        RunFile(
          name: "plans/\(result.scenario.name).csv",
          bytes: PlanTable.bytes(result.context.today, in: result.context)))
    }
    return files
  }
}
