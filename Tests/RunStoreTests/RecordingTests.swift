import Foundation
import GRDB
import ScenarioRunning
import Testing

@testable import RunStore
@testable import RunStoreWriter

/// What is kept comes back as it was.
@Suite struct RecordingTests {
  private let folder: StoreFolder
  private let store: RunStore

  init() throws {
    folder = try StoreFolder()
    store = try RunStore(path: folder.store, access: .writing)
  }

  @Test func aRunComesBackWhole() throws {
    let run = SampleRun.run("base", 7, answerKey: "key")
    let files = SampleRun.files("base", 7)
    let numbers = try store.record([(run, files), (SampleRun.run("none", 8, hasPlan: false), [])])
    #expect(numbers == [RunNumber(1), RunNumber(2)])
    let again = try RunStore(path: folder.store, access: .reading)
    let first = try #require(try again.run(RunNumber(1)))
    #expect(first.run == run)
    #expect(first.state == .draft)
    #expect(try again.files(of: RunNumber(1)) == files)
    #expect(try again.fileNames(of: RunNumber(1)).map(\.size) == files.map(\.bytes.count))
    #expect(try again.run(RunNumber(2))?.run.figures == nil)
    #expect(try again.run(RunNumber(3)) == nil)
    #expect(try again.latest() == RunNumber(2))
    #expect(try again.faults() == [])
  }

  @Test func listsNewestFirstAndWhatFits() throws {
    _ = try store.record([
      (SampleRun.run("a", 1), []), (SampleRun.run("b", 2), []),
      (SampleRun.run("a", 3, caseName: "other"), []),
    ])
    #expect(try store.runs().map(\.number.value) == [3, 2, 1])
    #expect(try store.runs(RunFilter(caseName: "case")).map(\.number.value) == [2, 1])
    #expect(try store.runs(RunFilter(scenario: "a")).map(\.number.value) == [3, 1])
    #expect(try store.runs(RunFilter(caseName: "case", scenario: "a")).map(\.number.value) == [1])
    #expect(try store.cases() == ["case", "other"])
  }

  @Test func aRepeatableAnswerIsOneRun() throws {
    func numbers(_ run: KeptRun) throws -> [Int64] { try store.record([(run, [])]).map(\.value) }
    #expect(try numbers(SampleRun.run("a", 1, answerKey: "k")) == [1])
    #expect(try numbers(SampleRun.run("a", 1, answerKey: "k")) == [1])
    #expect(try numbers(SampleRun.run("b", 1, answerKey: "k")) == [2])
    #expect(try numbers(SampleRun.run("a", 1, caseName: "other", answerKey: "k")) == [3])
    // Without a key each is one of its own.
    #expect(try numbers(SampleRun.run("a", 1)) == [4])
    #expect(try numbers(SampleRun.run("a", 1)) == [5])
    var noted = SampleRun.run("a", 1, answerKey: "k")
    noted.note = "another"
    #expect(try numbers(noted) == [6])
  }

  @Test(arguments: ["runs", "run_files", "decisions"])
  func historyIsOnlyAddedTo(table: String) throws {
    let numbers = try store.record([(SampleRun.run("a", 1), SampleRun.files("a", 1))])
    _ = try store.decide(
      NewDecision(run: numbers[0], step: .propose, at: Date(), who: "w", note: "", from: nil))
    for sql in ["DELETE FROM \(table)", "UPDATE \(table) SET rowid = rowid + 1"] {
      #expect(throws: DatabaseError.self) { try store.database.write { try $0.execute(sql: sql) } }
    }
    #expect(try store.runs().count == 1)
  }

  @Test func answersAreKeptReplacedAndTheOldestGo() throws {
    let key = AnswerKey(text: "one")
    #expect(try store.bytes(for: key) == nil)
    try store.keep([1, 2, 3], for: key)
    try store.keep([], for: AnswerKey(text: "empty"))
    #expect(try store.bytes(for: key) == [1, 2, 3])
    #expect(try store.bytes(for: AnswerKey(text: "empty")) == [])
    let large = SampleRun.files("x", 1, size: 5000)[0].bytes
    try store.keep(large, for: key)
    #expect(try store.bytes(for: key) == large)
    for number in 0..<5 {
      try store.keep(large, for: AnswerKey(text: "\(number)"), limit: 11_000)
    }
    let left = try (0..<5).filter { try store.bytes(for: AnswerKey(text: "\($0)")) != nil }
    #expect(left == [3, 4])
    #expect(try store.bytes(for: key) == nil)
  }

  @Test func aDamagedAnswerIsNoAnswer() throws {
    try store.keep([1, 2, 3], for: AnswerKey(text: "k"))
    try store.database.write { try $0.execute(sql: "UPDATE answers SET deflated = x'00'") }
    #expect(try store.bytes(for: AnswerKey(text: "k")) == nil)
  }
}
