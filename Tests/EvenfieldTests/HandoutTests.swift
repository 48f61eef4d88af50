import Foundation
import Testing

/// `handout` from the command line.
@Suite struct HandoutTests {
  @Test func everyFileIsNamedAndWritten() throws {
    let handed = try HandedOut()
    let run = try handed.handOut(["--lang", "zh,en", "--only", "workbook"])
    #expect(run.status == 0, "\(run.messages)")
    let written = run.output.split(separator: "\n").map(String.init)
    let folder = handed.tiny.folder
    #expect(written == ["workbook.xlsx", "workbook.en.xlsx"].map { folder["handout/" + $0] })
    for file in written { #expect(FileManager.default.fileExists(atPath: file)) }
    // Nothing is solved, so that nothing is said of progress.
    #expect(run.messages.isEmpty)
  }

  @Test func sameBytesOnRepetition() throws {
    let handed = try HandedOut()
    #expect(try handed.handOut().status == 0)
    let once = try handed.tiny.folder.bytes("handout/workbook.xlsx")
    #expect(try handed.handOut().status == 0)
    #expect(try handed.tiny.folder.bytes("handout/workbook.xlsx") == once)
  }

  /// The certificate of another scenario, or a plan that breaks rules, hands nothing out.
  @Test func whatDoesNotHoldIsRefused() throws {
    let handed = try HandedOut()
    let other = try HandedOut(scenario: "tight-fairness")
    let run = try handed.handOut(proof: ["--certificate", other.certificate])
    #expect(run.status == 2)
    #expect(run.messages.contains("does not hold for the plan"))
    let text = try handed.tiny.folder.text("out/plans/rebalance.csv")
    try handed.tiny.folder.write(
      text.replacingOccurrences(of: ",R-2,", with: ",R-1,"), to: "out/plans/rebalance.csv")
    let broken = try handed.handOut(proof: ["--no-bound"])
    #expect(broken.status == 2)
    #expect(broken.messages.contains("breaks rules of the scenario"))
    #expect(!handed.tiny.folder.exists("handout"))
  }

  @Test func todayIsHandedOutAsItStands() throws {
    let tiny = try TinyCase()
    let run = try Program.run([
      "handout", tiny.path, "--scenario", "rebalance", "--plan", "today", "-o", tiny.folder["handout"],
    ])
    #expect(run.status == 0, "\(run.messages)")
    let proven = try Program.run([
      "handout", tiny.path, "--scenario", "rebalance", "--plan", "today", "--certificate", "x.json", "-o",
      tiny.folder["handout"],
    ])
    #expect(proven.status == 64)
  }

  /// A run brings its plan and its certificate.
  @Test func runsAreHandedOut() throws {
    let tiny = try TinyCase()
    let store = ["--store", tiny.folder["runs.sqlite"]]
    let solved = try Program.run(
      ["solve", tiny.path, "--scenario", "rebalance", "--gap", "0", "--work-limit", "1500000", "-q"] + store)
    #expect(solved.status == 0, "\(solved.messages)")
    let run = try Program.run(
      [
        "handout", tiny.path, "--scenario", "rebalance", "--plan", "run:1", "-o", tiny.folder["handout"],
      ] + store)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.isEmpty)
  }

  /// Stages have a certificate each; without any the bound has to be renounced.
  @Test func stagesAreHandedOutByTheirCertificates() throws {
    let handed = try HandedOut(edits: [
      .append("rebalance.yaml", "objective:\n  - revenue\n  - moves\n")
    ])
    let folder = handed.tiny.folder
    let proofs = try folder.listing().filter { $0.hasPrefix("out/certificates/rebalance.stage-") }
    #expect(!proofs.isEmpty)
    let run = try handed.handOut(proof: proofs.flatMap { ["--certificate", folder[$0]] })
    #expect(run.status == 0, "\(run.messages)")
    let none = try handed.handOut(proof: [])
    #expect(none.status == 64)
    #expect(none.messages.contains("--no-bound"))
    #expect(try handed.handOut(proof: ["--no-bound"]).status == 0)
  }
}
