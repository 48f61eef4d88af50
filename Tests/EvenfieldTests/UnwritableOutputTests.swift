import Foundation
import Testing

/// Results that cannot be written end in code 65 and leave nothing half-written.
@Suite struct UnwritableOutputTests {
  @Test(arguments: ["solve", "compare", "export"])
  func pathBelowARegularFileIsRefused(verb: String) throws {
    let tiny = try TinyCase()
    try tiny.folder.write("not a folder", to: "file")
    let before = try tiny.folder.listing()
    let run = try Program.run(
      [
        verb, tiny.path + "/rebalance.yaml", "-o", tiny.folder["file"] + "/out", "--work-limit", "200000",
        "-q",
      ])
    #expect(run.status == 65)
    #expect(run.messages.contains("is a file, not a folder"))
    #expect(run.messages.contains("choose another folder"))
    #expect(try tiny.folder.listing() == before)
  }

  @Test func generatingOverAPlanNeedsPermission() throws {
    let tiny = try TinyCase()
    let before = try tiny.text("accounts.csv")
    let arguments = [
      "generate", "--representatives", "3", "--accounts", "30", "--regions", "2", "-o", tiny.path,
    ]
    let refused = try Program.run(arguments)
    #expect(refused.status == 65)
    #expect(refused.messages.contains("--overwrite"))
    #expect(try tiny.text("accounts.csv") == before)
    #expect(try Program.run(arguments + ["--overwrite"]).status == 0)
    #expect(try tiny.text("accounts.csv") != before)
  }

  static let fullDevice = "/dev/full"

  /// Standard output on a full disk is a failure, not a success with half a result.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: fullDevice), "this system has no /dev/full"),
    arguments: ["check", "solve"])
  func fullStandardOutputIsRefused(verb: String) throws {
    let tiny = try TinyCase()
    let limits = verb == "solve" ? ["--work-limit", "200000", "-q"] : []
    let run = try Program.run(
      [verb, tiny.path + "/rebalance.yaml"] + limits, outputFile: Self.fullDevice)
    #expect(run.status == 65)
    #expect(run.messages.contains("standard output"))
    #expect(run.messages.contains("make room"))
  }

  /// A device or a pipe is not replaced by a file. The pipe here has no reader.
  @Test func pipeIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder["pipe"], 0o600) == 0)
    try folder.write("1 1\n 1\n 1\n 1\n", to: "model")
    let run = try Program.run(["solve-model", folder["model"], "--certificate", folder["pipe"], "-q"])
    #expect(run.status == 65)
    #expect(run.messages.contains("is not a regular file"))
    let kind = try FileManager.default.attributesOfItem(atPath: folder["pipe"])[.type] as? FileAttributeType
    #expect(kind != .typeRegular)
  }

  /// A file cannot take the place of a folder.
  @Test func folderInTheWayOfAFileIsNamed() throws {
    let tiny = try TinyCase()
    try FileManager.default.createDirectory(
      atPath: tiny.folder["out/comparison.json"], withIntermediateDirectories: true)
    let run = try Program.run(
      ["solve", tiny.path + "/rebalance.yaml", "-o", tiny.folder["out"], "--work-limit", "200000", "-q"])
    #expect(run.status == 65)
    #expect(run.messages.contains("comparison.json"))
    #expect(run.messages.contains("is a folder"))
  }
}
