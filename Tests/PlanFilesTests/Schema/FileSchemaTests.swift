import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// The schemas for editors: as committed, and held against files by another program.
@Suite struct FileSchemaTests {
  private static var folder: String { Repository.path + "/docs/schemas" }

  /// What the program prints is what the repository holds. `EVENFIELD_UPDATE_GOLDEN=1` writes the files anew.
  @Test(arguments: FileSchema.allCases) func isAsCommitted(_ kind: FileSchema) throws {
    let path = Self.folder + "/\(kind.rawValue).schema.json"
    if ProcessInfo.processInfo.environment["EVENFIELD_UPDATE_GOLDEN"] == "1" {
      try kind.text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOfFile: path, encoding: .utf8)
    #expect(kind.text == committed, "run the tests once with EVENFIELD_UPDATE_GOLDEN=1 and read the diff")
  }

  @Test func everySectionEveryColumnAndEveryRuleIsThere() throws {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(FileSchema.scenario.text.utf8)) as? [String: Any])
    let sections = try #require(object["properties"] as? [String: [String: Any]])
    #expect(Set(sections.keys) == Set(ScenarioDocument.keys))
    let rules = try #require(sections["rules"]?["properties"] as? [String: Any])
    #expect(Set(rules.keys) == Set(RuleBook.types.map { $0.name }))
    let definitions = try #require(object["$defs"] as? [String: [String: Any]])
    let columns = try #require(definitions["representative"]?["properties"] as? [String: Any])
    for field in PlanSchemas(duties: []).representatives.fields where field.name != "id" {
      #expect(columns[field.name] != nil, "\(field.name)")
    }
  }

  /// The settings of a rule are those that its reader asks for, whatever they are.
  @Test func theProbeFindsWhatAReaderAsksFor() {
    let probing = SettingProbing("root") { node in
      var faults: [InputFault] = []
      guard let map = node.map(keys: ["first", "list"], faults: &faults) else { return }
      _ = map["first"]?.share(faults: &faults)
      guard let mode = map["list"]?.map(keys: ["mode", "depth"], faults: &faults) else {
        _ = map["list"]?.list(faults: &faults)?.compactMap { $0.integer(in: 1...3, faults: &faults) }
        return
      }
      // Read in one mode only.
      guard mode["mode"]?.choice(Representative.Role.self, faults: &faults) == .service else { return }
      _ = mode["depth"]?.bool(faults: &faults)
    }
    #expect(probing.keys["root"] == ["first", "list"] && probing.keys["root.list"] == ["mode", "depth"])
    #expect(probing.findings["root.first"]?.contains(.share) == true)
    #expect(probing.findings["root.list"]?.contains(.list) == true)
    #expect(probing.findings["root.list[]"]?.contains(.wholeNumber(1...3)) == true)
    #expect(probing.findings["root.list.depth"]?.contains(.flag) == true, "found behind a choice")
  }

  @Test func withoutAProbeNothingIsNoted() {
    var faults: [InputFault] = []
    let node = SettingNode(value: .scalar("5"), place: SourcePlace(file: "f", line: 1, column: 1, field: "x"))
    let probe = SettingProbe()
    _ = node.integer(in: 0...9, faults: &faults)
    #expect(probe.findings.isEmpty && SettingProbe.current == nil)
  }
}

/// Files against schemas, judged by the Python packages jsonschema and PyYAML, which know nothing of this program.
@Suite(.enabled(if: PythonSchemas.isThere, "needs python3 with jsonschema and PyYAML"))
struct SchemaValidationTests {
  @Test func everyShippedFileIsValid() throws {
    let files = try PythonSchemas.shippedFiles()
    #expect(files.count > 30)
    #expect(try PythonSchemas.refused(files) == [])
  }

  @Test(arguments: [
    "titel: x", "rules: {balanse: {accounts: 5 %}}", "rules: {balance: {standard_minuts: 5 %}}",
    "rules: {balance: {standard_minutes: much}}", "rules: {disruption: {per_representative: {item_in: 3}}}",
    "set: {accounts: {A-1: {potentail: 1}}}", "set: {accounts: [{where: {regoin: EAST}, potential: 1}]}",
    "set: {parameters: {earning: {travel_cost: 3}}}", "set: {representatives: {R-1: {status: gone}}}",
    "scale: {accounts: {region: 2}}", "add: {accounts: {id: A-9}}", "remove: {account: [A-1]}",
    "hire: {count: 2}", "hire: {like: R-1, cuont: 2}", "hire: {like: R-1, from: November}",
    "lose: {R-1: soon}",
    "lose: {R-1: {at: 2026-11-01}}", "train: {who: R-1, hours: many}", "train: {who: R-1, gains: 1}",
    "merge: {region: {x: [a, b]}}", "split: {teams: {east: [R-1]}}", "specialise: {who: R-1}",
    "churn: {where: {region: EAST}}", "churn: {share: much}", "incumbents: {gone: ignored}",
    "limits: {gap: small}", "limits: {time: soon}", "seed: x", "question: yesterday", "objective: fairness",
    "objective: [coverage, {revenue: {may_loose: 1 %}}]", "pin: [{account: A-1}]",
  ])
  func aWrongKeyOrKindIsRefused(_ text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("s.yaml", text)
    #expect(try PythonSchemas.refused([(.scenario, file)]) == [file])
  }

  @Test(arguments: [
    "", "# nothing", "tags: quarter", "rules: {balance: off, capacity: on, frozen: no}",
    "rules: {balance: {standard_minutes: 0.05, segments: {large: {tolerance: 10 %, price: 2.5}}}}",
    "rules: {disruption: {accounts: 40 %, items: {at_most: 40, price: 200}}}",
    "rules: {coupling: [{same: all}, {differ: [a, b], segments: [x]}]}",
    "set: {parameters: {travel.speed: 60, segments: {high_value: {visits: {maintenance: 8}}}}}",
    "set: {representatives: {R-1: {leave: [2026-10-05..2026-11-20], duties: a|b, skill_anything: 1.2}}}",
    "set: {accounts: [{where: {region: [EAST, ~], named: yes}, pin_maintenance: R-1}]}",
    "lose: R-1", "lose: [R-1, R-2]", "lose: {R-1: 2026-11-15, R-2: {last_day: 2026-11-15}, R-3: }",
    "leave: {R-1: 2026-10-05.., R-2: [2026-10-05..2026-10-09, 2026-12-01..]}",
    "hire: [{like: R-1}, {count: 3, like: R-2, role: hunter, region: [a, b], fte: 0.5}]",
    "objective: [coverage, {fairness: {measure: gini, may_lose: 1 %}}, revenue, moves]",
    "objective: {weights: {moved_items: 200, deviation: {standard_minutes: 2}}}",
    "limits: {gap: 0.1 %, time: 90, work: 100000}\nseed: 7",
  ])
  func whatTheProgramTakesIsNotRefused(_ text: String) throws {
    let folder = try TemporaryFolder()
    #expect(try PythonSchemas.refused([(.scenario, try folder.write("s.yaml", text))]) == [])
  }
}

/// Runs the check in Python.
private enum PythonSchemas {
  static let isThere = (try? run(["-c", "import jsonschema, yaml"], input: "").status) == 0

  static func shippedFiles() throws -> [(kind: FileSchema, path: String)] {
    let root = Repository.path + "/Scenarios"
    let names = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
    return names.sorted().filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("maps/") }.map { name in
      let last = name.split(separator: "/").last
      let kind: FileSchema = last == "plan.yaml" ? .plan : last == "objections.yaml" ? .objections : .scenario
      return (kind, "\(root)/\(name)")
    }
  }

  /// The files that their schema refuses, in order.
  static func refused(_ files: [(kind: FileSchema, path: String)]) throws -> [String] {
    let lines = files.map { "\($0.kind.rawValue)\t\($0.path)" }.joined(separator: "\n")
    let folder = Repository.path + "/docs/schemas"
    let result = try run(["-c", script, folder], input: lines)
    #expect(result.status == 0, "\(result.output)")
    return result.output.split(separator: "\n").map(String.init)
  }

  /// YAML without dates, as editors read it.
  private static let script = """
    import json, sys, jsonschema, yaml
    class Loader(yaml.SafeLoader): pass
    Loader.yaml_implicit_resolvers = {
        key: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    for line in sys.stdin.read().split("\\n"):
        kind, path = line.split("\\t")
        with open(f"{sys.argv[1]}/{kind}.schema.json", encoding="utf-8") as file: schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        with open(path, encoding="utf-8") as file: value = yaml.load(file, Loader)
        if not jsonschema.Draft202012Validator(schema).is_valid({} if value is None else value): print(path)
    """

  private static func run(_ arguments: [String], input: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let (output, inlet) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = output
    process.standardInput = inlet
    try process.run()
    try inlet.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inlet.fileHandleForWriting.close()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
