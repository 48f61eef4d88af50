import Foundation
import Testing

/// `check` refuses plans that break a rule and certificates in which any figure was changed.
@Suite struct CheckTests {
  /// A solved scenario of the tiny case, with the paths of its plan and certificate.
  struct Solved {
    let tiny: TinyCase
    var scenario: String { tiny.path + "/rebalance.yaml" }
    var plan: String { tiny.folder["out/plans/rebalance.csv"] }
    var certificate: String { tiny.folder["out/certificates/rebalance.json"] }

    init() throws {
      tiny = try TinyCase()
      let run = try Program.run(
        ["solve", scenario, "-o", tiny.folder["out"], "--work-limit", "300000", "-q"])
      try #require(run.status == 0, "\(run.messages)")
    }
  }

  @Test func planAndCertificateOfASolveHold() throws {
    let solved = try Solved()
    let run = try Program.run(
      ["check", solved.scenario, "--plan", solved.plan, "--certificate", solved.certificate])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("The certificate holds"))
    #expect(run.output.contains("The plan given is legal"))
  }

  /// `A-6` forbids `R-2`.
  @Test func forbiddenHolderIsRefused() throws {
    let solved = try Solved()
    let lines = try solved.tiny.folder.text("out/plans/rebalance.csv").split(separator: "\n").map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "A-6", cells[2] == "maintenance" { cells[3] = "R-2" }
      return cells.joined(separator: ",")
    }
    try solved.tiny.folder.write(lines.joined(separator: "\n") + "\n", to: "changed.csv")
    let run = try Program.run(["check", solved.scenario, "--plan", solved.tiny.folder["changed.csv"]])
    #expect(run.status == 2)
    #expect(run.output.contains("鸢屿纺织"))
    #expect(run.output.contains("李强"))
  }

  /// An item that the file does not list is held by nobody, which coverage forbids.
  @Test func missingItemIsRefused() throws {
    let solved = try Solved()
    let lines = try solved.tiny.folder.text("out/plans/rebalance.csv").split(separator: "\n")
    try solved.tiny.folder.write(lines.dropLast().joined(separator: "\n") + "\n", to: "changed.csv")
    let run = try Program.run(["check", solved.scenario, "--plan", solved.tiny.folder["changed.csv"]])
    #expect(run.status == 2)
  }

  @Test func unreadablePlanIsBadData() throws {
    let tiny = try TinyCase()
    try tiny.folder.write("account,duty,representative\nA-1,maintenance,R-9\n", to: "plan.csv")
    let run = try Program.run(
      ["check", tiny.path + "/rebalance.yaml", "--plan", tiny.folder["plan.csv"]])
    #expect(run.status == 65)
    #expect(run.messages.contains("plan.csv:2:17:"))
    #expect(run.messages.contains("`R-9`"))
  }

  static let figures = ["problem", "scale", "multipliers", "bound"]

  @Test(arguments: figures)
  func changedFigureIsRefused(field: String) throws {
    let solved = try Solved()
    var certificate = try JSONFields.object(solved.tiny.folder.text("out/certificates/rebalance.json"))
    switch field {
    case "problem":
      let text = try #require(certificate[field] as? String)
      certificate[field] = (text.hasPrefix("0") ? "1" : "0") + text.dropFirst()
    case "multipliers":
      var numbers = try #require(certificate[field] as? [String])
      let index = try #require(numbers.firstIndex { $0 != "0" })
      numbers[index] = String(try #require(Int64(numbers[index])) / 2)
      certificate[field] = numbers
    case "scale":
      certificate[field] = String(try #require(Int64(certificate[field] as? String ?? "")) / 2)
    default:
      certificate[field] = String(try #require(Int64(certificate[field] as? String ?? "")) - 1)
    }
    try solved.tiny.folder.write(try JSONSerialization.data(withJSONObject: certificate), to: "changed.json")
    let run = try Program.run(
      [
        "check", solved.scenario, "--plan", solved.plan, "--certificate",
        solved.tiny.folder["changed.json"],
      ])
    #expect(run.status == 2, "\(run.output.suffix(600))")
    #expect(run.output.contains("The certificate does not hold"))
  }

  @Test func missingMultiplierIsRefused() throws {
    let solved = try Solved()
    var certificate = try JSONFields.object(solved.tiny.folder.text("out/certificates/rebalance.json"))
    certificate["multipliers"] = Array(try #require(certificate["multipliers"] as? [String]).dropLast())
    try solved.tiny.folder.write(try JSONSerialization.data(withJSONObject: certificate), to: "changed.json")
    let run = try Program.run(
      ["check", solved.scenario, "--certificate", solved.tiny.folder["changed.json"]])
    #expect(run.status == 2)
  }

  /// Every stage has a certificate of its own, in a file of its own.
  @Test func certificatesOfStagesHold() throws {
    let tiny = try TinyCase()
    try tiny.write(
      "extends: rebalance.yaml\nrules: {disruption: off}\n"
        + "objective: [coverage, {revenue: {may_lose: 5 %}}, {fairness: {measure: mean_absolute_deviation}}, moves]\n",
      to: "staged.yaml")
    let run = try Program.run(
      ["solve", tiny.path + "/staged.yaml", "-o", tiny.folder["out"], "--work-limit", "200000", "-q"])
    try #require(run.status == 0, "\(run.messages)")
    let files = try FileManager.default.contentsOfDirectory(atPath: tiny.folder["out/certificates"]).sorted()
    #expect(files == (1...4).map { "staged.stage-\($0).json" })
    let said = [
      "least items in the pool", "most net revenue", "smallest mean deviation", "fewest items moved",
    ]
    for (file, stage) in zip(files, said) {
      let path = tiny.folder["out/certificates/" + file]
      let check = try Program.run(["check", tiny.path + "/staged.yaml", "--certificate", path])
      #expect(check.status == 0 && check.output.contains(stage), "\(check.output)\(check.messages)")
    }
    let other = try Program.run(
      [
        "check", tiny.path + "/rebalance.yaml", "--certificate",
        tiny.folder["out/certificates/staged.stage-2.json"],
      ])
    #expect(other.status == 64 && other.messages.contains("has no stages"), "\(other.messages)")
  }

  @Test func certificateOfAnotherScenarioIsRefused() throws {
    let solved = try Solved()
    let run = try Program.run(
      ["check", solved.tiny.path + "/market-down.yaml", "--certificate", solved.certificate])
    #expect(run.status == 2)
  }

  @Test(arguments: ["", "{}", "[1]", "{\"format_version\": 9}", "no JSON at all"])
  func unreadableCertificateIsBadData(text: String) throws {
    let tiny = try TinyCase()
    try tiny.folder.write(text, to: "certificate.json")
    let run = try Program.run(
      ["check", tiny.path + "/rebalance.yaml", "--certificate", tiny.folder["certificate.json"]])
    #expect(run.status == 65)
    #expect(run.messages.contains("is not a certificate"))
    #expect(!run.messages.contains("DecodingError"))
  }
}
