import Foundation
import Testing

@testable import PlanFiles

/// A folder appears with all of its files or not at all.
@Suite struct OutputFolderTests {
  private let files = [
    PlanFolderWriter.File(name: "a.csv", bytes: [1, 2]), PlanFolderWriter.File(name: "README.txt", bytes: []),
  ]

  @Test func aNewFolderAndAnEmptyOne() throws {
    let folder = try TemporaryFolder()
    try OutputFolder.writeNew(folder.path + "/deep/new/", files)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep/new").sorted() == [
        "README.txt", "a.csv",
      ])
    #expect(try FileBytes.read(path: folder.path + "/deep/new/a.csv") == [1, 2])
    try FileManager.default.createDirectory(
      atPath: folder.path + "/empty", withIntermediateDirectories: false)
    try OutputFolder.writeNew(folder.path + "/empty", files)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/empty").count == 2)
    #expect(folder.names == ["deep", "empty"])
  }

  @Test func whatIsThereStays() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "x")
    try FileManager.default.createDirectory(atPath: folder.path + "/full", withIntermediateDirectories: false)
    try folder.write("full/old.csv", "old")
    for name in ["file", "full"] {
      #expect(throws: OutputError.self) { try OutputFolder.writeNew(folder.path + "/" + name, files) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/full") == ["old.csv"])
    #expect(folder.names == ["file", "full"])
  }

  @Test func aFailureLeavesNothing() throws {
    let folder = try TemporaryFolder()
    // No file system takes a name of so many bytes.
    let long = files + [PlanFolderWriter.File(name: String(repeating: "n", count: 300), bytes: [3])]
    #expect(throws: OutputError.self) { try OutputFolder.writeNew(folder.path + "/new", long) }
    #expect(folder.names.isEmpty)
  }
}
