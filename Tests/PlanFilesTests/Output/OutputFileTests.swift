import Foundation
import Testing

@testable import PlanFiles

@Suite struct OutputFileTests {
  private func error(_ path: String, _ folder: TemporaryFolder) -> String? {
    do throws(OutputError) {
      try OutputFile.write(path, [1, 2, 3])
      return nil
    } catch { return error.description.replacingOccurrences(of: folder.path, with: "FOLDER") }
  }

  @Test func writesAndReplacesWholeFiles() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/plan.csv"
    let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    for bytes in [large, [], Array("small".utf8)] {
      try OutputFile.write(path, bytes)
      #expect(try FileBytes.read(path: path) == bytes)
      #expect(folder.names == ["plan.csv"], "no temporary file is left behind")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
    #expect(mode & 0o600 == 0o600)
  }

  @Test func namesThePathAndTheRemedy() throws {
    let folder = try TemporaryFolder()
    #expect(
      error(folder.path + "/none/plan.csv", folder)
        == "FOLDER/none/plan.csv: its folder does not exist; make the folder FOLDER/none")
    #expect(error(folder.path, folder) == "FOLDER: is a folder; give the path of a file")
    try folder.write("file", "x")
    #expect(
      error(folder.path + "/file/plan.csv", folder)
        == "FOLDER/file/plan.csv: its folder does not exist; make the folder FOLDER/file")
    #expect(folder.names == ["file"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs /proc"))
  func aFolderThatTakesNoFilesIsAnError() throws {
    // Nobody can make files there, not even root.
    let folder = try TemporaryFolder()
    #expect(error("/proc/self/plan.csv", folder)?.hasPrefix("/proc/self/plan.csv: ") == true)
  }

  @Test func makesFoldersInFolders() throws {
    let folder = try TemporaryFolder()
    try OutputFile.makeFolder(folder.path + "/a/b/c")
    try OutputFile.makeFolder(folder.path + "/a/b/c")
    #expect(FileBytes.kind(of: folder.path + "/a/b/c").isDirectory)
    try folder.write("file", "x")
    #expect(throws: OutputError.self) { try OutputFile.makeFolder(folder.path + "/file") }
  }
}
