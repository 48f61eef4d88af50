import Foundation
import ScenarioRunning
import Testing

@testable import RunStore
@testable import RunStoreWriter

/// Files that are no store, or cannot be used, are refused in words and stay as they are.
@Suite struct BadFileTests {
  private let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  private func fault(_ access: RunStore.Access = .writing) -> RunStoreError? {
    do {
      _ = try RunStore(path: folder.store, access: access)
      return nil
    } catch {
      return error
    }
  }

  private func sound() throws {
    let store = try RunStore(path: folder.store, access: .writing)
    for index in 0..<20 {
      _ = try store.record([(SampleRun.run("a", index), SampleRun.files("a", index))])
    }
  }

  @Test func aMissingStoreIsMadeOnlyToWrite() throws {
    #expect(fault(.reading)?.kind == .missing)
    #expect(!FileManager.default.fileExists(atPath: folder.store))
    _ = try RunStore(path: folder.path + "/deep/er/runs.sqlite", access: .writing)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/deep/er/runs.sqlite"))
  }

  @Test(arguments: [RunStore.Access.reading, .writing])
  func refusesAnotherFile(access: RunStore.Access) throws {
    let text = Data(String(repeating: "account,duty,representative\n", count: 100).utf8)
    try folder.write(text)
    let fault = try #require(self.fault(access))
    #expect(fault.kind == .notAStore)
    #expect(fault.description.contains(folder.store) && fault.remedy.contains("--store"))
    #expect(try folder.bytes() == text)
  }

  @Test func refusesAFolder() throws {
    try FileManager.default.createDirectory(atPath: folder.store, withIntermediateDirectories: true)
    #expect(fault()?.kind == .notAStore)
  }

  /// Offsets of the header of SQLite's file format: 60 for the user version, 68 for the application.
  @Test func refusesAnotherProgramsDatabase() throws {
    try sound()
    try folder.patch(at: 68, [0, 0, 0, 9])
    let before = try folder.bytes()
    #expect(fault()?.kind == .notAStore)
    #expect(fault(.reading)?.kind == .notAStore)
    #expect(try folder.bytes() == before)
  }

  @Test func refusesANewerStore() throws {
    try sound()
    try folder.patch(at: 60, [0, 0, 0, 99])
    let before = try folder.bytes()
    let fault = try #require(self.fault())
    #expect(fault.kind == .newer)
    #expect(fault.problem.contains("version 99"))
    #expect(try folder.bytes() == before)
  }

  @Test func damageIsFoundAndNamed() throws {
    try sound()
    let size = try folder.bytes().count
    // A page in the middle: of some run's file.
    try folder.patch(at: size / 2 / 4096 * 4096 + 200, Array(repeating: 0xA5, count: 3000))
    let store = try RunStore(path: folder.store, access: .reading)
    #expect(try !store.faults().isEmpty)
    let damaged = try store.runs().filter { run in
      do {
        return try store.files(of: run.number) != SampleRun.files("a", Int(run.number.value) - 1)
      } catch let error as RunStoreError {
        #expect(error.kind == .damaged, "\(error)")
        return true
      }
    }
    // Damage is never handed out as if it were sound; the other runs are.
    #expect(damaged.count == 1)
  }

  @Test func aTruncatedStoreIsDamaged() throws {
    try sound()
    let bytes = try folder.bytes()
    try folder.write(bytes.prefix(bytes.count / 3))
    var kinds: [RunStoreError.Kind?] = [fault(.reading)?.kind]
    if kinds == [nil] {
      let store = try RunStore(path: folder.store, access: .reading)
      do { kinds = [try store.faults().isEmpty ? nil : .damaged] } catch { kinds = [error.kind] }
    }
    #expect(kinds == [.damaged])
  }

  @Test func anEmptyFileBecomesAStore() throws {
    try folder.write(Data())
    #expect(fault(.reading)?.kind == .missing)
    #expect(fault() == nil)
    #expect(fault(.reading) == nil)
  }

  /// Root may write everywhere, so a process without that right tries.
  @Test(arguments: ["file", "folder"])
  func refusesWhatMayNotBeWritten(what: String) throws {
    try sound()
    let modes = what == "file" ? (file: 0o444, folder: 0o777) : (file: 0o666, folder: 0o555)
    try FileManager.default.setAttributes([.posixPermissions: modes.file], ofItemAtPath: folder.store)
    try FileManager.default.setAttributes([.posixPermissions: modes.folder], ofItemAtPath: folder.path)
    let before = try folder.bytes()
    let writer = try WriterProcess(folder, label: "b", count: 1, "as-nobody")
    #expect(writer.rest() == [])
    #expect(writer.end() == 65)
    #expect(writer.messages.contains("may not be written"), "\(writer.messages)")
    #expect(try folder.bytes() == before)
    // Reading needs neither right.
    #expect(try RunStore(path: folder.store, access: .reading).runs().count == 20)
  }
}
