import Foundation
import Testing

@testable import evenfield

/// Where settings come from: flag, variable, scenario, evenfield.yaml of the case and of the working directory, default.
@Suite struct ConfigurationTests {
  private struct Shown: Equatable {
    var value: String
    var source: String
    var name: String
  }

  /// What `config show` says, by key.
  private func shown(
    _ arguments: [String], environment: [String: String] = [:], in folder: String
  ) throws -> [String: Shown] {
    let run = try Program.run(
      ["config", "show", "--format", "json"] + arguments, environment: environment, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let settings = try #require(try JSONFields.object(run.output)["settings"] as? [[String: String]])
    return try Dictionary(
      uniqueKeysWithValues: settings.map { setting in
        (
          try #require(setting["key"]),
          Shown(
            value: try #require(setting["value"]), source: try #require(setting["source"]),
            name: try #require(setting["name"]))
        )
      })
  }

  @Test func everySettingHasItsDefault() throws {
    let folder = try TemporaryFolder()
    let settings = try shown([], in: folder.path)
    #expect(Set(settings.keys) == Set(Settings.rows.map(\.key)))
    for row in Settings.rows {
      #expect(settings[row.key] == Shown(value: row.standard, source: "default", name: ""), "\(row.key)")
    }
  }

  /// Each level wins over those below it, the lowest first.
  @Test func eachLevelWinsOverThoseBelow() throws {
    let tiny = try TinyCase()
    let scenario = [tiny.path, "--scenario", "few-moves"]
    try tiny.write("extends: rebalance.yaml\nlimits: {gap: 3 %}\n", to: "few-moves.yaml")
    try tiny.folder.write("gap: 5%\nwork_limit: 500\nthreads: 2\nlang: zh\nseed: 4\n", to: "evenfield.yaml")
    var now = try shown([], in: tiny.folder.path)
    #expect(now["gap"] == Shown(value: "5%", source: "file", name: "evenfield.yaml:1"))
    #expect(now["lang"] == Shown(value: "zh", source: "file", name: "evenfield.yaml:4"))
    #expect(now["time_limit"]?.value == "none", "a work limit lifts the default of the time limit")

    try tiny.write("gap: 4%\nlang: [en, zh]\n", to: "evenfield.yaml")
    now = try shown([tiny.path], in: tiny.folder.path)
    #expect(now["gap"] == Shown(value: "4%", source: "file", name: tiny.path + "/evenfield.yaml:1"))
    #expect(now["lang"]?.value == "en,zh", "the case's file wins over the working directory's")
    #expect(now["threads"]?.value == "2", "key by key")

    now = try shown(scenario, in: tiny.folder.path)
    #expect(now["gap"] == Shown(value: "3 %", source: "scenario", name: tiny.path + "/few-moves.yaml:2"))
    #expect(now["seed"]?.source == "scenario", "what is extended counts")
    #expect(now["work_limit"]?.value == "500", "the scenario does not say")

    let environment = ["EVENFIELD_GAP": "2%", "EVENFIELD_LANG": "en", "EVENFIELD_COLOR": "always"]
    now = try shown(scenario, environment: environment, in: tiny.folder.path)
    #expect(now["gap"] == Shown(value: "2%", source: "variable", name: "EVENFIELD_GAP"))
    #expect(now["lang"]?.source == "variable")
    #expect(now["color"] == Shown(value: "always", source: "variable", name: "EVENFIELD_COLOR"))

    now = try shown(
      scenario + ["--gap", "1%", "--lang", "zh", "--memory", "2GB", "--store", "x.sqlite"],
      environment: environment, in: tiny.folder.path)
    #expect(now["gap"] == Shown(value: "0.01", source: "flag", name: "--gap"))
    #expect(now["lang"] == Shown(value: "zh", source: "flag", name: "--lang"))
    #expect(now["memory"]?.source == "flag" && now["store"]?.source == "flag")
  }

  /// What `config show` says is what a run does.
  @Test func aRunSpendsWhatIsConfigured() throws {
    let tiny = try TinyCase()
    try tiny.write("rules: {balance: {standard_minutes: 30 %}}\n", to: "free.yaml")
    try tiny.write(
      "work_limit: 4321\nseed: 77\ngap: 1.5%\nthreads: 2\nlang: zh\nstore: kept/here.sqlite\n",
      to: "evenfield.yaml")
    func options(_ more: [String], _ environment: [String: String] = [:]) throws -> [String: Any] {
      let run = try Program.run(
        ["solve", tiny.path + "/free.yaml", "--format", "json", "-q"] + more, environment: environment,
        in: tiny.folder.path)
      let document = try JSONFields.object(run.output)
      #expect(document["language"] as? String == "zh")
      let scenarios = try #require(document["scenarios"] as? [[String: Any]])
      return try #require(scenarios[0]["options"] as? [String: Any])
    }
    var used = try options([])
    #expect(used["work_limit"] as? Int == 4321 && used["seed"] as? String == "77")
    #expect(used["gap"] as? Double == 0.015 && used["threads"] as? Int == 2)
    #expect(used["time_limit_seconds"] is NSNull, "the work limit lifts the default")
    #expect(tiny.folder.exists("kept/here.sqlite"))
    used = try options(["--work-limit", "99"], ["EVENFIELD_SEED": "5"])
    #expect(used["work_limit"] as? Int == 99 && used["seed"] as? String == "5")
    try tiny.write(
      "rules: {balance: {standard_minutes: 30 %}}\nlimits: {work: 777}\nseed: 6\n", to: "free.yaml")
    used = try options([])
    #expect(used["work_limit"] as? Int == 777 && used["seed"] as? String == "6")
    #expect(used["gap"] as? Double == 0.015, "what the scenario does not say")
  }

  @Test func everythingWrongIsSaidAtOnceWithARemedy() throws {
    let tiny = try TinyCase()
    try tiny.write("gapp: 1%\nthreads: 99\n", to: "evenfield.yaml")
    try tiny.folder.write("lang: fr\nlog_format: {a: b}\n", to: "evenfield.yaml")
    let run = try Program.run(["solve", tiny.path, "--scenario", "rebalance"], in: tiny.folder.path)
    #expect(run.status == 65)
    for part in [
      "evenfield.yaml:1:1: `gapp`: is not a known key; did you mean gap?",
      "evenfield.yaml:2:10: threads `99`: cannot be read; give 1 to 64",
      "evenfield.yaml:1:7: lang `fr`: cannot be read; write en, zh or en,zh", "evenfield.yaml:2:13",
      "4 faults",
    ] { #expect(run.messages.contains(part), "\(part)\n\(run.messages)") }
  }

  /// The file is no scenario, and verbs about no case need none.
  @Test func theFileIsNoScenario() throws {
    let tiny = try TinyCase()
    try tiny.write("lang: en\n", to: "evenfield.yaml")
    try tiny.apply([.replace("plan.yaml", "scenarios: [today, rebalance", "ignore_columns: [y]\n#")])
    let run = try Program.run(["check", tiny.path])
    #expect(run.status == 0, "\(run.messages)")
    #expect(!run.output.contains("evenfield.yaml"))
  }

  /// The table for readers has every setting.
  @Test func theDocumentationHasEverySetting() throws {
    let page = try String(contentsOfFile: Repository.path + "/docs/configuration.md", encoding: .utf8)
    for row in Settings.rows {
      #expect(page.contains("| `\(row.key)` | `\(row.flag)` | `\(row.variable)` |"), "\(row.key)")
      #expect(page.contains(row.standard), "\(row.key): \(row.standard)")
    }
  }
}
