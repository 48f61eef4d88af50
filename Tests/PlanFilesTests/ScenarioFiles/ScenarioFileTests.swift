import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct ScenarioFileTests {
  /// Loads the last of some scenario files beside the small plan.
  private func load(_ files: (name: String, text: String)...) throws -> Scenario {
    let folder = try SmallFolder().write()
    for file in files { try folder.write(file.name, file.text) }
    return try ScenarioFile.load(folder.path + "/" + files.last!.name)
  }

  private func faults(_ files: (name: String, text: String)...) throws -> [String] {
    let folder = try SmallFolder().write()
    for file in files { try folder.write(file.name, file.text) }
    do throws(InputFaults) {
      _ = try ScenarioFile.load(folder.path + "/" + files.last!.name)
      return []
    } catch { return error.faults.map(\.description) }
  }

  @Test func anEmptyScenarioIsThePlanAsItIs() throws {
    let scenario = try load(("s.yaml", ""))
    #expect(scenario.name == "s" && scenario.title.isEmpty && scenario.question == .optimise)
    #expect(scenario.effort == Effort())
    #expect(scenario.data == (try SmallFolder().load().data))
    #expect(scenario.sourceHash == (try SmallFolder().load().sourceHash))
  }

  @Test func theLastFileThatSaysSomethingWins() throws {
    let scenario = try load(
      (
        "base.yaml",
        "title: Base\nquestion: today\nseed: 4\nlimits: {gap: 1 %, time: 2min}\nrules: {balance: {accounts: 20 %}, frozen: off}"
      ),
      (
        "s.yaml",
        "extends: base.yaml\ntitle_zh: 场景\nquestion: optimise\nlimits: {gap: 0, work: 500}\nrules: {balance: off}"
      ))
    #expect(scenario.title.isEmpty, "titles are not inherited")
    #expect(scenario.chineseTitle == "场景")
    #expect(scenario.question == .optimise)
    #expect(scenario.effort == Effort(gap: 0, timeLimitSeconds: 120, workLimit: 500, seed: 4))
    let names = scenario.rules.map { type(of: $0).name }
    #expect(!names.contains("balance") && !names.contains("frozen") && names.contains("capacity"))
  }

  @Test func theObjectiveIsReadAndPartOfTheQuestion() throws {
    let plain = try load(("s.yaml", ""))
    let said = try load(("s.yaml", "objective: expected_revenue"))
    let staged = try load(("s.yaml", "objective: [revenue, {moves: {may_lose: 2}}]"))
    #expect(said.objective == .netRevenue && said.contentHash == plain.contentHash)
    #expect(
      staged.objective
        == .stages([Stage(.revenue), Stage(.moves(.items), mayLose: .amount(2))]))
    #expect(staged.contentHash != plain.contentHash)
  }

  @Test func changesApplyParentFirst() throws {
    let scenario = try load(
      ("base.yaml", "set: {accounts: {A-1: {potential: 1000000, industry: steel}}}"),
      ("s.yaml", "extends: base.yaml\nscale: {accounts: {where: {industry: steel}, potential: 0.5}}"))
    #expect(scenario.data.accounts[0].potential == Money(minorUnits: 50_000_000))
    #expect(scenario.data.accounts[1].potential == Money(minorUnits: 5_000_050))
  }

  @Test func setsAddsRemovesScalesAndPins() throws {
    let scenario = try load(
      (
        "s.yaml",
        """
        remove: {accounts: [A-2]}
        add:
          accounts: [{id: A-3, like: A-1, region: EAST}]
          representatives:
            - {id: R-3, name: New, like: R-2, status: open, status_date: 2026-11-01}
          assignments: [{account: A-3, duty: maintenance, representative: R-1}]
        set:
          parameters:
            travel.speed: 50
            segments: {high_value: {win_rate: 50 %}}
          representatives:
            R-1: {role: service, duties: [after_sales, maintenance], presence: 0.5}
          accounts:
            - where: {region: EAST, current: 300000}
              credit_risk: 0.1
        scale: {representatives: [{where: {id: R-1}, presence: 50 %, skill_maintenance: 1.1}]}
        pin: [{account: A-1, duty: maintenance, representative: R-1}, {account: A-3, representative: R-1}]
        """
      ))
    let data = scenario.data
    #expect(data.accounts.map(\.id) == ["A-1", "A-3"])
    #expect(data.accounts[1].name == "A-3" && data.accounts[1].region == 0)
    #expect(data.accounts.map(\.creditRisk) == [0.1, 0.1], "a region includes those inside it")
    #expect(data.accounts[0].pinned == [nil, 0, nil] && data.accounts[1].pinned == [0, 0, 0])
    #expect(data.accounts[1].incumbents == [nil, 0, nil])
    #expect(data.representatives.map(\.id) == ["R-1", "R-2", "R-3"])
    #expect(data.representatives[2].status == .open(from: CalendarDay(iso: "2026-11-01")!))
    #expect(data.representatives[2].fullTimeEquivalent == 0.5)
    #expect(data.representatives[0].role == .service)
    #expect(data.representatives[0].duties == [false, true, true])
    #expect(data.representatives[0].presence == 0.25)
    #expect(data.representatives[0].skill == [1, 1.1, 1])
    #expect(data.parameters.travel.speed == 50 && data.parameters.segments[0].winRate == 0.5)
    #expect(data.parameters.given.contains("segments.high_value.win_rate"))
  }

  @Test func removingSomebodyRemovesWhatRefersToThem() throws {
    let scenario = try load(("s.yaml", "remove: {representatives: [R-1]}"))
    #expect(scenario.data.representatives.map(\.id) == ["R-2"])
    #expect(!scenario.data.hasIncumbents)
  }

  @Test func theContentHashFollowsWhatCounts() throws {
    let plain = try load(("s.yaml", ""))
    let titled = try load(("s.yaml", "title: Something"))
    #expect(plain.contentHash == titled.contentHash)
    for text in [
      "rules: {frozen: off}", "question: today", "scale: {accounts: {potential: 1.1}}",
      "set: {parameters: {travel: {speed: 41}}}",
    ] {
      let other = try load(("s.yaml", text))
      #expect(other.contentHash != plain.contentHash, "\(text)")
      #expect(other.sourceHash == plain.sourceHash)
    }
  }

  @Test(arguments: [
    ("titel: x", "s.yaml:1:1: `titel`: is not a known key; did you mean title?"),
    ("question: yesterday", "s.yaml:1:11: question `yesterday`: is not a question; known: today, optimise"),
    (
      "objective: fairness",
      "s.yaml:1:12: objective `fairness`: is not an objective that can be optimised; write expected_revenue, or a list of stages such as [coverage, revenue, moves]"
    ),
    ("limits: {time: soon}", "s.yaml:1:16: limits.time `soon`: is not a time limit; write 60s, 2min or 1h"),
    (
      "limits: {gap: 10}",
      "s.yaml:1:15: limits.gap `10`: is a share above 1 without a percent sign; write 10 % if percent is meant, or 1000 % if so many times the whole is"
    ),
    ("seed: -1", "s.yaml:1:7: seed `-1`: is out of range; write a whole number, at least 0"),
    ("rules: {balanse: {}}", "s.yaml:1:9: `balanse`: is not a known key; did you mean balance?"),
    ("set: {accounts: {A-9: {potential: 1}}}", "s.yaml:1:18: `A-9`: unknown account; did you mean `A-1`?"),
    (
      "set: {accounts: {A-1: {potentail: 1}}}",
      "s.yaml:1:24: `potentail`: is not a column of accounts.csv; did you mean potential?"
    ),
    (
      "set: {accounts: {A-1: {potential: 1}}}",
      "s.yaml:1:35: potential `1`: is below the current revenue of 300000; the potential includes what the account yields today: write at least 300000"
    ),
    (
      "set: {accounts: {A-1: {region: NORTH}}}",
      "s.yaml:1:32: region `NORTH`: unknown region; known: EAST, SH"
    ),
    (
      "set: {accounts: {A-1: {id: A-7}}}",
      "s.yaml:1:24: `id`: cannot be changed; remove the account and add another"
    ),
    (
      "set: {representatives: {R-1: {fte: much}}}",
      "s.yaml:1:36: set.representatives.R-1.fte `much`: is not a number; write digits, with a point before decimals, such as 12.5"
    ),
    (
      "set: {parameters: {currency: USD}}",
      "s.yaml:1:20: `currency`: is not a known key; known: duties, segments, earning, travel, handover, ramp, visits, estimates"
    ),
    (
      "set: {parameters: {segments: {big: {win_rate: 1}}}}",
      "s.yaml:1:31: `big`: unknown segment; known: high_value, potential, ordinary"
    ),
    (
      "scale: {accounts: {where: {region: EAST, industry: none}, potential: 2}}",
      "s.yaml:1:27: scale.accounts.where: matches no account; check the values; they are compared exactly"
    ),
    (
      "scale: {accounts: {region: 2}}",
      "s.yaml:1:20: `region`: cannot be scaled; known: latitude, longitude, potential, current, credit_risk, satisfaction, estimate_error"
    ),
    (
      "pin: [{account: A-1, representative: R-7}]",
      "s.yaml:1:38: pin_acquisition `R-7`: unknown representative; did you mean `R-1`?"
    ),
    (
      "pin: [{account: A-1, duty: care, representative: R-1}]",
      "s.yaml:1:28: pin.duty `care`: is not a duty of this plan; known: acquisition, maintenance, after_sales"
    ),
    ("remove: {accounts: [A-0]}", "s.yaml:1:21: remove.accounts `A-0`: unknown account; did you mean `A-1`?"),
    (
      "add: {accounts: [{id: A-1, region: SH, potential: 1, current: 0}]}",
      "s.yaml:1:23: id `A-1`: is a second account of this id; the first is in accounts.csv:2:1"
    ),
    (
      "data: /etc", "s.yaml:1:7: data `/etc`: is not a relative path; write it relative to this file's folder"
    ),
    (
      "extends: none.yaml",
      "s.yaml:1:10: extends `none.yaml`: names a file that does not exist; write it relative to this file's folder"
    ),
    ("extends: s.yaml", "s.yaml:1:10: extends `s.yaml`: extends itself: s.yaml > s.yaml; break the circle"),
  ])
  func saysWhatIsWrong(text: String, fault: String) throws {
    let found = try faults(("s.yaml", text))
    #expect(found.contains(fault), "found: \(found)")
  }

  /// What readers of YAML make different numbers of.
  @Test(arguments: [
    (
      "seed: 012",
      "s.yaml:1:7: seed `012`: begins with a zero, which some programs read as an octal number; write 12"
    ),
    ("seed: 1e3", "seed `1e3`: has an exponent"),
    ("limits: {work: 3:20}", "limits.work `3:20`: is not a number"),
    ("limits: {work: 0x1F}", "is not a number"),
    ("limits: {work: 1_000}", "is not a number"),
    ("limits: {gap: yes}", "is not a number"),
    ("limits: {gap: .inf}", "is not a number"),
    ("set: {accounts: {A-1: {potential: 0900000}}}", "begins with a zero"),
    ("set: {accounts: {A-1: {potential: 9e5}}}", "has an exponent; write the number out"),
    (
      "set: {parameters: {travel: {speed: 060}}}",
      "begins with a zero, which some programs read as an octal number; write 60"
    ),
    ("scale: {accounts: {potential: 01.2}}", "begins with a zero"),
    (
      "rules: {balance: {accounts: 05 %}}",
      "begins with a zero, which some programs read as an octal number; write 5 %"
    ),
    ("set: {representatives: {R-1: {fte: yes}}}", "is not a number"),
  ])
  func numbersThatYAMLReadsOddlyAreRefused(text: String, fault: String) throws {
    let found = try faults(("s.yaml", text))
    #expect(found.contains { $0.contains(fault) }, "found: \(found)")
  }

  @Test func aWordThatYAMLTakesForAFlagStaysAName() throws {
    let scenario = try load(
      ("s.yaml", "title: yes\ntags: [no, 3:20, 012]\nset: {accounts: {A-1: {industry: off}}}"))
    #expect(scenario.title == "yes" && scenario.tags == ["no", "3:20", "012"])
    #expect(scenario.data.accounts[0].industry == "off")
  }

  @Test(arguments: [
    ("data: ~/plans", "is not a plain path"), ("data: $HOME", "is not a plain path"),
    ("data: http://example.com/x", "is an address, not a path"), ("data: a\\b", "has a backslash"),
    ("data: accounts.csv", "is not a folder; name a folder"),
    ("data: none", "names a folder that does not exist"),
    ("extends: .", "is not a file; name a file"), ("extends: /etc/passwd", "is not a relative path"),
    ("extends: ../../../../../../../../dev/zero", "is a device or a pipe"),
    ("incumbents: ../../../../../../../../dev/zero", "is a device or a pipe"),
    ("extends: \"a\\u0000b\"", "has a control character"), ("extends: ''", "is empty"),
    ("extends: [a, b]", "is not a single value"),
  ])
  func tricksWithPathsAreRefused(text: String, fault: String) throws {
    let found = try faults(("s.yaml", text))
    #expect(found.contains { $0.hasPrefix("s.yaml:1:") && $0.contains(fault) }, "found: \(found)")
  }

  @Test func aChainOfLinksEnds() throws {
    let folder = try SmallFolder().write()
    for number in 1...40 { try folder.write("s\(number).yaml", "extends: s\(number + 1).yaml") }
    try folder.write("s41.yaml", "seed: 1")
    do throws(InputFaults) {
      _ = try ScenarioFile.load(folder.path + "/s1.yaml")
      Issue.record("was loaded")
    } catch { #expect(error.faults.first?.message == "extends more than 32 files") }
  }

  @Test func tagsAreWordsOfOneQuestion() throws {
    let scenario = try load(("base.yaml", "tags: [a, b]"), ("s.yaml", "extends: base.yaml\ntags: people"))
    #expect(scenario.tags == ["people"])
    #expect(try load(("base.yaml", "tags: [a, b]"), ("s.yaml", "extends: base.yaml")).tags.isEmpty)
    #expect(try faults(("s.yaml", "tags: [a, a]")) == ["s.yaml:1:11: tags `a`: is named twice; name it once"])
    #expect(try load(("s.yaml", "tags: x")).contentHash == (try load(("s.yaml", ""))).contentHash)
  }

  @Test func seesACircleOfFiles() throws {
    let found = try faults(("a.yaml", "extends: b.yaml"), ("b.yaml", "extends: a.yaml"))
    #expect(
      found == ["a.yaml:1:10: extends `b.yaml`: extends itself: b.yaml > a.yaml > b.yaml; break the circle"])
  }

  @Test func reportsAllFilesAtOnce() throws {
    let folder = try SmallFolder().write()
    try folder.write("accounts.csv", "id,region,potential,current\nA-1,SH,lots,0\n")
    try folder.write("base.yaml", "titel: x")
    try folder.write("s.yaml", "extends: base.yaml\nset: {representatives: {R-9: {fte: 1}}}")
    do throws(InputFaults) {
      _ = try ScenarioFile.load(folder.path + "/s.yaml")
      Issue.record("was loaded")
    } catch {
      #expect(error.faults.map { $0.place.file } == ["accounts.csv", "base.yaml", "s.yaml"])
    }
  }
}

@Suite struct ScenarioFolderTests {
  @Test func theTinyCaseLoadsInItsStatedOrder() throws {
    let folder = try ScenarioFolder.load(Repository.path + "/Scenarios/tiny")
    #expect(folder.name == "tiny")
    #expect(
      folder.scenarios.map(\.name) == [
        "today", "rebalance", "tight-fairness", "few-moves", "hire-two", "lose-top-rep", "split-after-sales",
        "market-down",
      ])
    #expect(Set(folder.scenarios.map(\.sourceHash)).count == 1)
    #expect(Set(folder.scenarios.map(\.contentHash)).count == 8)
    #expect(folder.scenarios[0].question == .judgeToday)
    let market = folder.scenarios[7].data.accounts
    #expect(market[0].potential == Money(minorUnits: 72_000_000))
    #expect(market[3].potential == Money(minorUnits: 24_320_000))
    #expect(folder.scenarios[4].data.representatives.count == 5)
    #expect(folder.scenarios[6].data.parameters.duties[2].roles == [.service])
  }

  @Test func withoutAnOrderNamesDecide() throws {
    let folder = try SmallFolder().write()
    for name in ["b", "a", "c"] { try folder.write(name + ".yaml", "title: \(name)") }
    #expect(try ScenarioFolder.load(folder.path).scenarios.map(\.name) == ["a", "b", "c"])
  }

  @Test func faultsOfTheDataAreSaidOnce() throws {
    var files = SmallFolder()
    files.replace("accounts.csv", "900000", "lots")
    files.files["plan.yaml"]! += "\nscenarios: [a, b, d, a]"
    let folder = try files.write()
    for name in ["a", "b", "c"] { try folder.write(name + ".yaml", "title: \(name)") }
    do throws(InputFaults) {
      _ = try ScenarioFolder.load(folder.path)
      Issue.record("was loaded")
    } catch {
      #expect(
        error.faults.map(\.description) == [
          "plan.yaml:5:19: scenarios `d`: there is no d.yaml; did you mean a?",
          "plan.yaml:5:22: scenarios `a`: is listed twice; list it once",
          "accounts.csv:2:25: potential `lots`: is not a number; write digits, with a point before decimals, such as 12.5",
        ])
    }
  }

  @Test func aFolderWithoutScenariosIsAFault() throws {
    let folder = try SmallFolder().write()
    #expect(throws: InputFaults.self) { try ScenarioFolder.load(folder.path) }
    #expect(throws: InputFaults.self) { try ScenarioFolder.load(folder.path + "/none") }
  }
}
