import ArgumentParser
import PlanFiles

/// JSON Schemas for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file, so that an editor completes and checks it.",
    discussion: """
      In an editor that knows the YAML language server, the first line of a file names its schema:
      # yaml-language-server: $schema=../../docs/schemas/scenario.schema.json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case scenario, plan, objections

    var schema: FileSchema {
      switch self {
      case .scenario: .scenario
      case .plan: .plan
      case .objections: .objections
      }
    }
  }

  @Argument(help: "The kind of file: scenario, plan or objections.")
  var kind: Kind

  func run() throws { print(kind.schema.text, terminator: "") }
}
