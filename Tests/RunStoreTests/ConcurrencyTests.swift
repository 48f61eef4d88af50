import Foundation
import ScenarioRunning
import Testing

@testable import RunStore
@testable import RunStoreWriter

/// Several processes write at the same time, beginning with a store that is not there yet.
@Suite struct ConcurrencyTests {
  private let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  @Test func noRunIsLostOrDoubled() throws {
    let labels = ["a", "b", "c", "d", "e"]
    let each = 12
    let writers = try labels.map { try WriterProcess(folder, label: $0, count: each) }
    let promises = writers.map { $0.rest() }
    for writer in writers { #expect(writer.end() == 0, "\(writer.messages)") }
    let store = try RunStore(path: folder.store, access: .reading)
    let runs = try store.runs()
    #expect(runs.map(\.number.value) == (1...Int64(labels.count * each)).reversed())
    for (label, promised) in zip(labels, promises) {
      #expect(promised.map(\.index) == Array(0..<each))
      for promise in promised {
        let run = try #require(runs.first { $0.number == promise.number })
        #expect(run.run == SampleRun.run(label, promise.index))
        #expect(try store.files(of: promise.number) == SampleRun.files(label, promise.index))
      }
    }
    #expect(try store.faults() == [])
  }

  @Test func theSameAnswerFromSeveralIsOneRun() throws {
    let writers = try (0..<4).map { try WriterProcess(folder, label: "w\($0)", count: 8, "shared") }
    let promises = writers.map { $0.rest() }
    for writer in writers { #expect(writer.end() == 0, "\(writer.messages)") }
    #expect(Set(promises.map { $0.sorted { $0.index < $1.index } }).count == 1)
    #expect(promises[0].count == 8)
    #expect(try RunStore(path: folder.store, access: .reading).runs().count == 8)
  }

  /// Threads of one process share a store as processes do.
  @Test func threadsShareAStore() async throws {
    let store = try RunStore(path: folder.store, access: .writing)
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<4 {
        group.addTask {
          for index in 0..<5 {
            let key = AnswerKey(text: "\(worker)-\(index)")
            #expect(throws: Never.self) {
              _ = try store.record([(SampleRun.run("t\(worker)", index), [])])
              try store.keep([UInt8(worker), UInt8(index)], for: key)
              #expect(try store.bytes(for: key) == [UInt8(worker), UInt8(index)])
            }
          }
        }
      }
    }
    #expect(try store.runs().count == 20)
  }

  /// A reader sees whole transactions while others write.
  @Test func readersSeeWholeRuns() throws {
    _ = try RunStore(path: folder.store, access: .writing)
    let writer = try WriterProcess(folder, label: "a", count: 15)
    let store = try RunStore(path: folder.store, access: .reading, patience: 600)
    var seen = 0
    while seen < 15 {
      let runs = try store.runs()
      #expect(runs.count >= seen)
      seen = runs.count
      if let newest = runs.first {
        #expect(try store.files(of: newest.number) == SampleRun.files("a", Int(newest.number.value) - 1))
      }
      // Each look waits for the writer's next promise.
      if seen < 15, writer.next() == nil, try store.runs().count < 15 { break }
    }
    #expect(writer.end() == 0, "\(writer.messages)")
    #expect(seen == 15)
  }
}
