import Foundation

/// Programs that read what is handed out; tests that need one are skipped, saying so, where it is absent.
enum OtherPrograms {
  static let hasOpenpyxl = ((try? python("import openpyxl"))?.status ?? 1) == 0
  static let office = ["soffice", "libreoffice"].first { ((try? run([$0, "--version"]))?.status ?? 1) == 0 }

  struct Run {
    var status: Int32
    var output: String
    var messages: String
  }

  /// Runs a Python script; its arguments follow the script.
  static func python(_ script: String, _ arguments: [String] = []) throws -> Run {
    try run(["python3", "-W", "ignore", "-c", script] + arguments)
  }

  /// Converts a file with LibreOffice, in a profile of its own so that several may run at once.
  static func convert(_ file: String, to format: String, in folder: TemporaryFolder) throws -> Run {
    try run([
      office ?? "soffice", "-env:UserInstallation=file://" + folder["profile"], "--headless", "--convert-to",
      format, "--outdir", folder["converted"], file,
    ])
  }

  static func run(_ arguments: [String]) throws -> Run {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try folder.newFile("output")
    process.standardError = try folder.newFile("messages")
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try folder.text("output"),
      messages: try folder.text("messages"))
  }
}
