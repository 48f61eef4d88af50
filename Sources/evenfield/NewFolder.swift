import ArgumentParser
import Foundation
import PlanFiles

/// Writes the files of a new plan folder; one that holds any of them is left alone unless asked.
enum NewFolder {
  static func write(_ files: [PlanFolderWriter.File], to path: String, overwrites: Bool) throws {
    let present = files.map(\.name).filter { FileManager.default.fileExists(atPath: path + "/" + $0) }
    if !overwrites, !present.isEmpty {
      throw OutputError(
        path: path, problem: "holds \(present.joined(separator: ", ")) already",
        remedy: "choose another folder, or add --overwrite")
    }
    try PlanFolderWriter.write(files, to: path, overwrites: true)
  }
}
