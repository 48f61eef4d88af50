import Foundation
import PlanFiles
import Reporting
import RunStore
import ScenarioRunning
import Synchronization
import TerritoryAssignment
import TerritoryPlanning

/// Keeps answered scenarios as runs, each with the files that `solve -o` writes for it.
struct RunRecorder {
  let store: RunStore
  let verb: String
  let caseName: String
  let note: String?
  let who: String
  /// For the runner.
  let answers: AnswersInUse

  init(store: RunStore, verb: String, caseName: String, note: String?, who: String) {
    self.store = store
    self.verb = verb
    self.caseName = caseName
    self.note = note
    self.who = who
    answers = AnswersInUse(store)
  }

  /// Keeps the results of a comparison; they are on the disk when this returns true.
  ///
  /// A store that fails must not take the results with it: what is wrong is said, and the caller hands them out and
  /// ends with the status of data that could not be written.
  ///
  /// - Parameters:
  ///   - isInterrupted: keeps only results with a plan; the others were not asked to the end.
  ///   - isQuiet: does not say under which numbers they are kept.
  func keep(
    _ comparison: Comparison, languages: [Language], isInterrupted: Bool, isQuiet: Bool
  ) -> Bool {
    var comparison = comparison
    if isInterrupted { comparison.results.removeAll { $0.evaluation == nil } }
    return keep(isQuiet: isQuiet) {
      try record(comparison, keys: comparison.results.map { $0.origin?.key }, languages: languages)
    }
  }

  /// Keeps one plan for several scenarios as a run of the base; nothing without a plan.
  func keep(_ study: RobustStudy, files: [RunFile], seconds: Double, isQuiet: Bool) -> Bool {
    let headlines = Language.allCases.map { ($0, RobustText(study, language: $0).headline) }
    let headline = Dictionary(uniqueKeysWithValues: headlines)
    return keep(isQuiet: isQuiet) {
      let run = KeptRun(
        study, on: occasion, note: (headline[.english] ?? "", headline[.chinese] ?? ""), seconds: seconds)
      return try run.map { try store.record([($0, files)]) } ?? []
    }
  }

  private func keep(isQuiet: Bool, _ record: () throws -> [RunNumber]) -> Bool {
    do {
      let numbers = try record()
      if let fault = answers.fault { throw fault }
      if !isQuiet, !numbers.isEmpty { StandardError.write(Self.told(numbers)) }
      return true
    } catch {
      _ = Failure.report(error)
      StandardError.write("Not everything was kept in the run store; the results themselves are complete.")
      return false
    }
  }

  private var occasion: RunOccasion {
    RunOccasion(
      madeAt: Date(), who: who, verb: verb, caseName: caseName, note: note, program: evenfieldVersion)
  }

  private static func told(_ numbers: [RunNumber]) -> String {
    let list = numbers.map(\.description).joined(separator: ", ")
    return numbers.count == 1 ? "Kept as run \(list)." : "Kept as runs \(list)."
  }

  /// Keeps the results of a comparison in one transaction; it is on the disk when this returns.
  ///
  /// - Parameter keys: of the repeatable answers, in the order of the results; nil where one is not repeatable.
  /// - Returns: the runs' numbers, in the order of the results. A repeatable answer that is kept already is that run.
  func record(
    _ comparison: Comparison, keys: [AnswerKey?], languages: [Language]
  ) throws -> [RunNumber] {
    let occasion = occasion
    var numbers: [RunNumber?] = []
    var new: [(run: KeptRun, files: [RunFile])] = []
    for (result, key) in zip(comparison.results, keys) {
      let run = KeptRun(result, on: occasion, answerKey: key)
      let known = try store.number(ofSame: run)
      numbers.append(known)
      // Reports are the dear part: they are made for what is new alone.
      if known == nil { new.append((run, try files(result, named: comparison.name, languages))) }
    }
    guard !new.isEmpty else { return numbers.compactMap(\.self) }
    var added = try store.record(new).makeIterator()
    return numbers.compactMap { $0 ?? added.next() }
  }

  private func files(
    _ result: ScenarioResult, named name: String, _ languages: [Language]
  ) throws -> [RunFile] {
    var files = try ReportFolder.files(Comparison(name: name, results: [result]), languages: languages)
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

/// The answers of a store while scenarios are solved. The first failure is remembered instead of ending the work: by
/// then there are plans in hand that took long to find.
final class AnswersInUse: AnswerStore {
  private let store: RunStore
  private let firstFault = Mutex<RunStoreError?>(nil)

  init(_ store: RunStore) { self.store = store }

  var fault: RunStoreError? { firstFault.withLock { $0 } }

  func bytes(for key: AnswerKey) throws -> [UInt8]? { try remembering { try store.bytes(for: key) } ?? nil }

  func keep(_ bytes: [UInt8], for key: AnswerKey) throws {
    _ = try remembering { try store.keep(bytes, for: key) }
  }

  private func remembering<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try body()
    } catch let fault as RunStoreError {
      firstFault.withLock { $0 = $0 ?? fault }
      return nil
    }
  }
}
