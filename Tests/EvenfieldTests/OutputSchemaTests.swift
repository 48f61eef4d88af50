import Foundation
import Testing

@testable import Reporting
@testable import evenfield

/// The schemas of what the program writes: as committed, complete, and held against real documents by another program.
@Suite struct OutputSchemaTests {
  /// What the program prints is what the repository holds. `EVENFIELD_UPDATE_GOLDEN=1` writes the files anew.
  @Test(arguments: ProgramSchemas.outputs.map(\.kind)) func isAsCommitted(_ kind: String) throws {
    let schema = try #require(ProgramSchemas.outputs.first { $0.kind == kind })
    let path = Repository.path + "/docs/schemas/\(kind).schema.json"
    if ProcessInfo.processInfo.environment["EVENFIELD_UPDATE_GOLDEN"] == "1" {
      try schema.text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOfFile: path, encoding: .utf8)
    #expect(schema.text == committed, "run the tests once with EVENFIELD_UPDATE_GOLDEN=1 and read the diff")
  }

  /// No file of the folder is without a kind, and the list for readers names every one.
  @Test func everyCommittedSchemaHasAKind() throws {
    let folder = Repository.path + "/docs/schemas"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    #expect(Set(files) == Set(ProgramSchemas.all.map { $0.kind + ".schema.json" }))
    let list = try String(contentsOfFile: folder + "/README.md", encoding: .utf8)
    for entry in ProgramSchemas.all { #expect(list.contains("`\(entry.kind)`"), "\(entry.kind)") }
  }

  @Test func everyFigureSaysWhatItIs() {
    for schema in ProgramSchemas.outputs { expectMeaning(schema.shape, schema.kind) }
  }

  private func expectMeaning(_ shape: JSONShape, _ path: String) {
    switch shape {
    case .text, .flag, .integer, .number, .nothing, .constant, .choice: break
    case .list(let inner), .map(let inner): expectMeaning(inner, path)
    case .any(let shapes): for shape in shapes { expectMeaning(shape, path) }
    case .shared(let shared): expectMeaning(shared.shape, path)
    case .object(let fields):
      #expect(Set(fields.map(\.name)).count == fields.count, "\(path): a name twice")
      for field in fields {
        #expect(field.meaning.hasSuffix("."), "\(path).\(field.name)")
        expectMeaning(field.shape, "\(path).\(field.name)")
      }
    }
  }

  @Test func kindsAreListedAndPrinted() throws {
    let list = try Program.run(["schema"])
    #expect(list.output.split(separator: "\n").map(String.init) == ProgramSchemas.all.map(\.kind))
    let printed = try Program.run(["schema", "progress"])
    #expect(printed.output == ProgressPrinter.schema.text)
    #expect(try Program.run(["schema", "comparsion"]).status == 64)
  }
}

/// Real documents of every verb against the schemas, by the Python package jsonschema. Fields that a schema does not
/// name are refused by it, and fields that it names must be there.
@Suite(.enabled(if: Tool.python(has: "jsonschema"), "needs python3 with jsonschema"))
struct OutputValidationTests {
  @Test func whatTheVerbsWriteIsAsTheSchemasSay() throws {
    let written = try WrittenDocuments()
    try written.makeAll()
    #expect(
      Set(written.documents.map(\.kind)) == Set(ProgramSchemas.outputs.map(\.kind)),
      "each kind has a document")
    let lines = written.documents.map { "\($0.kind)\t\($0.path)" }.joined(separator: "\n")
    let result = try Tool.run(
      ["python3", "-c", Self.script, Repository.path + "/docs/schemas"], input: lines)
    #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
  }

  @Test func aFieldThatNoSchemaNamesIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"seconds": 0.5, "moves": 3, "source": "search", "extra": 1}"#, to: "progress.ndjson")
    try folder.write(#"{"seconds": "soon", "moves": 3, "source": "nobody"}"#, to: "wrong.ndjson")
    for file in ["progress.ndjson", "wrong.ndjson"] {
      let result = try Tool.run(
        ["python3", "-c", Self.script, Repository.path + "/docs/schemas"], input: "progress\t" + folder[file])
      #expect(!result.output.isEmpty)
    }
  }

  /// Prints what is wrong, a line a fault.
  private static let script = """
    import json, sys, jsonschema
    for line in sys.stdin.read().split("\\n"):
        kind, path = line.split("\\t")
        with open(f"{sys.argv[1]}/{kind}.schema.json", encoding="utf-8") as file: schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        judge = jsonschema.Draft202012Validator(schema)
        with open(path, encoding="utf-8") as file: text = file.read()
        documents = [json.loads(part) for part in text.splitlines() if part.startswith("{")] \\
            if path.endswith(".ndjson") else [json.loads(text)]
        if not documents: print(kind, path, "is empty")
        for document in documents:
            for error in judge.iter_errors(document):
                best = jsonschema.exceptions.best_match([error])
                print(kind, path, list(best.absolute_path), best.message[:300])
    """
}

/// A document of every kind, made by the verbs.
private final class WrittenDocuments {
  private let tiny: TinyCase
  private(set) var documents: [(kind: String, path: String)] = []
  private let brief = ["--work-limit", "300000", "-q"]

  init() throws { tiny = try TinyCase() }

  func makeAll() throws {
    try makePlans()
    try makeQuestions()
    try makeStudies()
    try makeRuns()
    try makeModels()
    try makeDesign()
    try makeOthers()
  }

  private var rebalance: String { tiny.path + "/rebalance.yaml" }
  private var plan: String { tiny.folder["out/plans/rebalance.csv"] }

  /// Runs a verb and keeps its standard output as a document of the kind.
  private func print(
    _ kind: String, _ arguments: [String], endsWith statuses: Set<Int32> = [0]
  ) throws {
    let run = try Program.run(arguments, in: tiny.folder.path)
    #expect(statuses.contains(run.status), "\(arguments): \(run.status) \(run.messages)")
    let name = "\(kind)-\(documents.count).json"
    try tiny.folder.write(run.output, to: name)
    documents.append((kind, tiny.folder[name]))
  }

  private func keep(_ kind: String, _ file: String) {
    #expect(tiny.folder.exists(file), "\(file)")
    documents.append((kind, tiny.folder[file]))
  }

  /// Comparisons with every kind of answer: today, plans with reasons, stages, levels of visits, no plan.
  private func makePlans() throws {
    try tiny.write(
      "extends: rebalance.yaml\nrules: {coverage: on}\nobjective: [coverage, {revenue: {may_lose: 1 %}}, "
        + "{fairness: {metric: standard_minutes, may_lose: 1 %}}, moves]\n", to: "staged.yaml")
    try tiny.write(
      "extends: rebalance.yaml\nrules: {balance: {standard_minutes: 1 %}, disruption: {items: 1}}\n",
      to: "impossible.yaml")
    try tiny.write(
      "extends: rebalance.yaml\nrules: {near_ties: on, coupling: [{same: all, price: 5}]}\n"
        + "set: {parameters: {visits: {levels: {low: 50 %, usual: 100 %, high: 150 %}, response: "
        + "{all: {low: 70 %, high: 110 %}}}}}\n", to: "levels.yaml")
    try print(
      "comparison",
      ["compare", tiny.path, "--explain", "--format", "json", "-o", tiny.folder["out"]] + brief)
    keep("comparison", "out/comparison.json")
    keep("certificate", "out/certificates/rebalance.json")
    for name in ["staged", "impossible", "levels"] {
      try print(
        "comparison",
        ["solve", tiny.path + "/\(name).yaml", "--format", "json", "-o", tiny.folder[name]] + brief,
        endsWith: [0, 3, 5])
    }
    let stages = try tiny.folder.listing().filter { $0.hasPrefix("staged/certificates/staged.stage-") }
    for file in stages { keep("stage-certificate", file) }
    let run = try Program.run(
      ["compare", tiny.path, "--log-format", "json", "--no-store"] + brief.dropLast(), in: tiny.folder.path)
    try tiny.folder.write(run.messages, to: "progress.ndjson")
    keep("progress", "progress.ndjson")
  }

  private func makeQuestions() throws {
    let inHand = ["--plan", plan, "--format", "json"] + brief
    try print("moves", ["moves", rebalance] + inHand)
    let data = try ["accounts.csv", "representatives.csv", "regions.csv"].map { file in
      try #require(tiny.text(file).split(separator: "\n")[1].split(separator: ",").first.map(String.init))
    }
    for question in [
      ["account", data[0]], ["rep", data[1]], ["region", data[2]], ["move", data[0], "--to", data[1]],
      ["rule", "balance"],
    ] { try print("explanation", ["explain", rebalance] + question + inHand) }
    try print("diff", ["diff", "today", plan, rebalance, "--format", "json"], endsWith: [0, 2])
    try print(
      "replay", ["replay", plan, tiny.path + "/lose-top-rep.yaml", "--was", rebalance, "--format", "json"],
      endsWith: [0, 2])
    try tiny.folder.write(
      "objections:\n  - give: A-5\n    to: R-2\n    note: She speaks their language.\n  - keep: A-3\n",
      to: "objections.yaml")
    try print("contest", ["contest", rebalance, "--objections", tiny.folder["objections.yaml"]] + inHand)
    try print("alternatives", ["alternatives", rebalance] + inHand)
  }

  private func makeStudies() throws {
    let json = ["--format", "json"]
    try print(
      "size", ["size", rebalance, "--candidates", "all_round@SH:1", "--to", "1"] + json + brief,
      endsWith: [0, 3, 5])
    try print(
      "sweep",
      ["sweep", rebalance, "--vary", "rules.balance.standard_minutes=10%,30%", "--pareto"] + json + brief)
    try print("stress", ["stress", rebalance, "--plan", plan, "--against", "today", "--draws", "200"] + json)
    try print(
      "robust",
      [
        "robust", tiny.path, "--scenario", "rebalance", "--scenario", "market-down", "-o",
        tiny.folder["robust"],
      ]
        + json + brief)
    keep("robust-certificate", "robust/certificates/robust.json")
  }

  private func makeRuns() throws {
    for step in [["propose", "1"], ["approve", "1", "--from", "2026-10-01", "--note", "Agreed."]] {
      _ = try Program.run(step, in: tiny.folder.path)
    }
    try print("history", ["history", "--format", "json"])
    try print("run", ["show", "latest", "--format", "json"])
  }

  private func makeModels() throws {
    let out = tiny.folder["models"]
    let exported = try Program.run(["export", rebalance, "-o", out, "--with-plan"] + brief)
    #expect(exported.status == 0, "\(exported.messages)")
    keep("claims", "models/rebalance/claims.json")
    try print(
      "solve-model",
      ["solve-model", out + "/rebalance/model.mps", "--certificate", tiny.folder["model.json"]] + brief)
    keep("certificate", "model.json")
    let measured = try Program.run(
      [
        "bench", "--size", "XS", "--work-limit", "2000", "--note", "A test.", "--json",
        tiny.folder["bench.json"],
      ])
    #expect(measured.status == 0, "\(measured.messages)")
    keep("bench", "bench.json")
  }

  private func makeDesign() throws {
    try print(
      "design",
      [
        "design", Repository.path + "/Scenarios/regions", "--scenario", "free", "--territories", "4",
        "--balance",
        "standard_minutes=30%", "--format", "json", "-o", tiny.folder["design"],
        "--work-limit", "20000",
      ], endsWith: [0, 3, 5])
    keep("design-certificate", "design/certificate.json")
  }

  private func makeOthers() throws {
    let fixtures = Repository.path + "/Tests/PlanFilesTests/Fixtures"
    let imported = try Program.run([
      "import", fixtures + "/hubspot", "--profile", "hubspot", "--users",
      fixtures + "/users/hubspot-users.csv",
      "--period", "2026-10-01..2026-12-31", "--currency", "CNY", "-o", tiny.folder["imported"],
    ])
    #expect(imported.status == 0, "\(imported.messages)")
    keep("import-source", "imported/crm/source.json")
    try print("estimates", ["estimate", tiny.folder["imported"], "--format", "json"])
    try print("settings", ["config", "show", "--format", "json"])
    // Written by hand, read by the program.
    try tiny.folder.write(#"{"gap": "1 %", "threads": 2, "lang": ["zh", "en"]}"#, to: "configuration.json")
    keep("configuration", "configuration.json")
  }
}
