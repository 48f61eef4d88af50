import Foundation
import GRDB
import ScenarioRunning
import Testing

@testable import RunStore
@testable import RunStoreWriter

/// Writers that are killed, and disks that are full: what was promised is there, and nothing is there in part.
@Suite struct InterruptedWritingTests {
  private let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  /// Writers are killed after so many promises and a pause that differs from round to round, so that kills fall into
  /// every part of a transaction. What must hold does not depend on where they fall.
  @Test func killedWritersLeaveWholeRuns() throws {
    var promised: Set<String> = []
    var seed: UInt32 = 12345
    for round in 0..<30 {
      let label = "round-\(round)"
      let writer = try WriterProcess(folder, label: label, count: 0)
      var left = round % 4
      while left > 0, let promise = writer.next() {
        promised.insert("\(label) \(promise.index) \(promise.number)")
        left -= 1
      }
      seed = seed &* 1_664_525 &+ 1_013_904_223
      usleep(seed % 40_000)
      writer.kill()
      // Promises made between the last one read and the kill count too.
      for promise in writer.rest() { promised.insert("\(label) \(promise.index) \(promise.number)") }
      #expect(writer.end() == SIGKILL)
    }
    let store = try RunStore(path: folder.store, access: .writing)
    #expect(try store.faults() == [])
    let runs = try store.runs()
    var found: Set<String> = []
    for run in runs {
      let label = run.run.scenario
      let index = Int(run.run.note.dropFirst("note ".count))!
      #expect(run.run == SampleRun.run(label, index))
      #expect(try store.files(of: run.number) == SampleRun.files(label, index))
      found.insert("\(label) \(index) \(run.number)")
    }
    #expect(promised.isSubset(of: found))
    #expect(found.count == runs.count)
    // At most the one that was kept but not yet promised, of each writer.
    #expect(found.count - promised.count <= 30)
    #expect(!promised.isEmpty)
  }

  /// A copy made in the middle of a transaction is what a machine that lost its power leaves: some pages are new, and
  /// the journal holds the old ones.
  @Test(arguments: [RunStore.Access.reading, .writing])
  func aTransactionThatNeverEndedIsUndone(access: RunStore.Access) throws {
    let store = try RunStore(path: folder.store, access: .writing)
    let kept = SampleRun.files("a", 1)
    _ = try store.record([(SampleRun.run("a", 1), kept)])
    let (original, broken) = (try folder.bytes(), try StoreFolder())
    try store.database.inTransaction(.immediate) { db in
      // Little memory for pages, so that they go to the file before the transaction ends.
      try db.execute(sql: "PRAGMA cache_size = 2; PRAGMA cache_spill = 1")
      for index in 0..<100 {
        try db.execute(
          sql: "INSERT INTO run_files (run, name, size, deflated) VALUES (1, ?, 1, randomblob(20000))",
          arguments: ["file-\(index)"])
      }
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: folder.store + suffix, toPath: broken.store + suffix)
      }
      return .rollback
    }
    #expect(try broken.bytes().count > original.count)
    let again = try RunStore(path: broken.store, access: access)
    #expect(try again.faults() == [])
    #expect(try again.files(of: RunNumber(1)) == kept)
    #expect(try broken.bytes() == original)
    #expect(!FileManager.default.fileExists(atPath: broken.store + "-journal"))
  }

  @Test func aFullDiskIsNamedAndHarmsNothing() throws {
    _ = try RunStore(path: folder.store, access: .writing)
    let small = try RunStore(path: folder.store, access: .writing, patience: 60, maximumPages: 60)
    var kept = 0
    var fault: RunStoreError?
    while fault == nil, kept < 100 {
      do {
        _ = try small.record([(SampleRun.run("a", kept), SampleRun.files("a", kept))])
        kept += 1
      } catch {
        fault = error
      }
    }
    #expect(kept > 0)
    #expect(fault?.kind == .full)
    #expect(fault?.description.contains(folder.store) ?? false)
    #expect(fault?.remedy.contains("--no-store") ?? false)
    // All of a comparison or none of it.
    let before = try small.runs()
    #expect(throws: RunStoreError.self) {
      try small.record((0..<5).map { (SampleRun.run("b", $0), $0 < 2 ? [] : SampleRun.files("b", $0)) })
    }
    #expect(try small.runs() == before)
    #expect(before.count == kept)
    #expect(try small.faults() == [])
    // With room again it goes on.
    let store = try RunStore(path: folder.store, access: .writing)
    #expect(try store.record([(SampleRun.run("a", kept), SampleRun.files("a", kept))]).count == 1)
  }

  /// The system refuses to let the file grow, as a full disk does, in another process.
  @Test(arguments: [512, 4096, 100_000, 300_001])
  func aLimitOfTheSystemHarmsNothing(limit: Int) throws {
    let writer = try WriterProcess(folder, label: "a", count: 100, "file-limit=\(limit)")
    let promised = writer.rest()
    #expect(writer.end() == 65)
    #expect(writer.messages.contains(folder.store), "\(writer.messages)")
    #expect(writer.messages.contains("--no-store"), "\(writer.messages)")
    let store = try RunStore(path: folder.store, access: .writing)
    #expect(try store.faults() == [])
    #expect(try store.runs().map(\.number) == promised.map(\.number).reversed())
    for promise in promised {
      #expect(try store.files(of: promise.number) == SampleRun.files("a", promise.index))
    }
  }

  /// A program that ended while it made the store: whatever part of the file is there, the next one makes it.
  @Test func aStoreHalfMadeIsMade() throws {
    for round in 0..<12 {
      let place = try StoreFolder()
      let writer = try WriterProcess(place, label: "a", count: 1)
      usleep(UInt32(round) * 3000)
      writer.kill()
      let promised = writer.rest()
      _ = writer.end()
      let store = try RunStore(path: place.store, access: .writing)
      #expect(try store.faults() == [])
      #expect(try store.runs().count >= promised.count)
    }
  }
}
