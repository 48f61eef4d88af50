import ArgumentParser
import Foundation
import PlanFiles
import RunStore
import ScenarioRunning

/// The files of a run again.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Write the files of a run that was kept: plan, certificate and reports, as they were.",
    discussion: """
      Which plan is in force stays as it is; reinstate makes an earlier approved plan the approved one again.
      """)

  @Argument(help: ArgumentHelp("The run's number, or latest.", valueName: "run"))
  var reference: RunReference

  @Option(name: .shortAndLong, help: "Write to this folder.")
  var output: String

  @Flag(help: "Replace files that are there.")
  var overwrite = false

  @OptionGroup var place: StorePlace

  func run() throws {
    let store = try place.open(.reading)
    let stored = try reference.run(in: store)
    let files = try store.files(of: stored.number)
    // A store from elsewhere must not write outside the folder.
    for file in files where file.name.hasPrefix("/") || file.name.split(separator: "/").contains("..") {
      throw RunStoreError(
        .damaged, path: store.path, problem: "holds a file named `\(file.name)`",
        remedy: "put a backup in its place")
    }
    let present = files.map(\.name).filter { FileManager.default.fileExists(atPath: output + "/" + $0) }
    if !overwrite, !present.isEmpty {
      throw OutputError(
        path: output, problem: "holds \(present.joined(separator: ", ")) already",
        remedy: "choose another folder, or add --overwrite")
    }
    for file in files {
      let path = output + "/" + file.name
      try OutputFile.makeFolder((path as NSString).deletingLastPathComponent)
      try OutputFile.write(path, file.bytes)
    }
    let count = files.count == 1 ? "1 file" : "\(files.count) files"
    StandardError.write("Run \(stored.number) is written to \(output): \(count).")
  }
}
