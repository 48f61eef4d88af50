import ArgumentParser
import PlanFiles

/// JSON Schemas for editors and for programs that read results.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file: one that you write, or one that this program writes.",
    discussion: """
      In an editor that knows the YAML language server, the first line of a file names its schema:
      # yaml-language-server: $schema=../../docs/schemas/scenario.schema.json
      Without a kind, the kinds are listed. docs/schemas/README.md says which verb writes what.
      """)

  /// One of the kinds that `ProgramSchemas` knows.
  struct Kind: ExpressibleByArgument {
    let entry: ProgramSchemas.Entry

    init?(argument: String) {
      guard let entry = ProgramSchemas.all.first(where: { $0.kind == argument }) else { return nil }
      self.entry = entry
    }

    static var allValueStrings: [String] { ProgramSchemas.all.map(\.kind) }
  }

  @Argument(help: "The kind of file, such as scenario or comparison.")
  var kind: Kind?

  func run() throws {
    if let kind {
      print(kind.entry.text(), terminator: "")
    } else {
      for name in Kind.allValueStrings { print(name) }
    }
  }
}
