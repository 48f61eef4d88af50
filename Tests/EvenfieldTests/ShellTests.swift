import Foundation
import Testing

@testable import evenfield

/// Completions and the man page, made from the argument parser.
@Suite struct ShellTests {
  @Test(arguments: ["bash", "zsh", "fish"]) func completionsKnowEveryVerb(_ shell: String) throws {
    let run = try Program.run(["--generate-completion-script", shell])
    #expect(run.status == 0)
    for verb in Evenfield.verbs { #expect(run.output.contains(verb), "\(verb)") }
    guard Tool.exists(shell) else { return }
    let folder = try TemporaryFolder()
    try folder.write(run.output, to: "script")
    #expect(try Tool.run([shell, "-n", folder["script"]]).status == 0)
  }

  /// What the shell asks for after `--scenario`; verbs on its line are not taken for the program's own.
  @Test func namesOfScenariosComplete() throws {
    let tiny = try TinyCase()
    try tiny.write("lang: zh\n", to: "evenfield.yaml")
    let line = ["evenfield", "solve", tiny.path, "--scenario", ""]
    let run = try Program.run(
      ["---completion", "solve", "--", "--scenario", "4", "0"] + line, environment: ["SAP_SHELL": "bash"])
    #expect(run.status == 0, "\(run.messages)")
    let names = run.output.split(separator: "\n").map(String.init)
    #expect(names.contains("rebalance") && names.contains("today"))
    #expect(!names.contains("plan") && !names.contains("evenfield"))
  }

  private static let page = Result { try manual() }

  private static func manual() throws -> String {
    let result = try Tool.run([
      "python3", Repository.path + "/scripts/manual", Program.path(), "2026-10-01",
    ])
    try #require(result.status == 0, "\(result.output)")
    return result.output
  }

  @Test(.enabled(if: Tool.exists("python3"), "needs python3"))
  func theManNamesEveryVerbVariableAndCode() throws {
    let page = try Self.page.get()
    for verb in Evenfield.verbs where verb != "config" {
      #expect(page.contains("\n.It Cm \(verb)\n"), "\(verb)")
    }
    #expect(page.contains("\n.It Cm config show\n"))
    for row in Settings.rows { #expect(page.contains("\n.It Ev \(row.variable)\n"), "\(row.variable)") }
    for code in [0, 1, 2, 3, 4, 5, 64, 65, 130] { #expect(page.contains("\n.It \(code)\n"), "\(code)") }
  }

  @Test(.enabled(if: Tool.exists("python3") && Tool.exists("mandoc"), "needs python3 and mandoc"))
  func theManPageIsSound() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Self.page.get(), to: "evenfield.1")
    let lint = try Tool.run(["mandoc", "-Tlint", folder["evenfield.1"]])
    #expect(lint.output.isEmpty, "\(lint.output)")
  }
}
