import ArgumentParser
import PlanFiles

/// A made-up firm of any size.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write a plan folder of a made-up firm; the same numbers give the same firm everywhere.",
    discussion: "How the firm is made up is specified in docs/generate.md.")

  @Option(help: "Representatives, 1 to 5000.")
  var representatives = 20

  @Option(help: "Accounts, 10 to 1000000.")
  var accounts = 300

  @Option(help: "Regions, 1 to 1600.")
  var regions = 12

  @Option(help: "Seed.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "The plan folder to write.")
  var output: String

  @Flag(help: "Replace the files of an earlier run.")
  var overwrite = false

  func run() throws {
    let generator = try FirmGenerator(
      representatives: representatives, accounts: accounts, regions: regions, seed: seed)
    try NewFolder.write(generator.files(), to: output, overwrites: overwrite)
    print("\(output): written; try: evenfield compare \(output)")
  }
}
