import Foundation
import Testing

/// Every kind of bad input ends in code 65, names place, value and remedy, and leaves no file behind.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.values + BadInput.relations + BadInput.files + [BadInput.several])
  func badInputIsRefusedWithItsPlace(input: BadInput) throws {
    let tiny = try TinyCase()
    try tiny.apply(input.edits)
    let before = try tiny.folder.listing()
    let run = try Program.run(["compare", tiny.path, "-o", tiny.folder["out"], "--work-limit", "1000"])
    #expect(run.endedByItself)
    #expect(run.status == 65, "\(run.messages.prefix(4000))")
    #expect(run.output.isEmpty)
    let lines = run.messages.split(separator: "\n").map(String.init)
    for fault in input.faults {
      let isNamed = lines.contains { line in
        line.hasPrefix(fault.place) && fault.parts.allSatisfy(line.contains)
      }
      #expect(isNamed, "\(fault.place) \(fault.parts) in:\n\(run.messages.prefix(4000))")
    }
    #expect(lines.last?.hasSuffix("nothing was written.") == true)
    #expect(lines.allSatisfy { $0.utf8.count < 2000 }, "a message repeats the whole of a long value")
    #expect(try tiny.folder.listing() == before)
  }

  /// The case that the others change is sound, so each of them fails for its own change only.
  @Test func theUnchangedCaseIsSound() throws {
    let tiny = try TinyCase()
    let run = try Program.run(["check", tiny.path])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.isEmpty)
    #expect(!run.output.isEmpty)
  }

  @Test func allVerbsThatReadACaseRefuseIt() throws {
    let tiny = try TinyCase()
    try tiny.apply(BadInput.several.edits)
    let before = try tiny.folder.listing()
    var messages: Set<String> = []
    for verb in ["check", "solve", "compare", "export"] {
      let output = verb == "check" ? [] : ["-o", tiny.folder["out"]]
      let run = try Program.run([verb, tiny.path] + output)
      #expect(run.status == 65)
      #expect(run.output.isEmpty)
      messages.insert(run.messages)
    }
    #expect(messages.count == 1)
    #expect(try tiny.folder.listing() == before)
  }

  /// Columns count characters from 1, so that an editor goes to the cell.
  @Test func placeIsTheCellsOwn() throws {
    let tiny = try TinyCase()
    try tiny.apply([.cell("accounts.csv", line: 3, "potential", "64x")])
    let line = try tiny.text("accounts.csv").split(separator: "\n")[2]
    let start = try #require(line.range(of: "64x")).lowerBound
    let column = line.distance(from: line.startIndex, to: start) + 1
    let run = try Program.run(["check", tiny.path])
    #expect(run.messages.hasPrefix("accounts.csv:3:\(column): potential `64x`"), "\(run.messages)")
  }

  @Test func missingFolderAndMissingScenarioFileAreNamed() throws {
    let folder = try TemporaryFolder()
    for (name, message) in [("nowhere", "is not a folder that can be read"), ("no.yaml", "does not exist")] {
      let run = try Program.run(["check", folder[name]])
      #expect(run.status == 65)
      #expect(run.messages.contains(name))
      #expect(run.messages.contains(message))
    }
  }
}
