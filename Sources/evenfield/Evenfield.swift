import ArgumentParser

@main
struct Evenfield: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evenfield", abstract: "Fair sales territories with a proof.")
}
