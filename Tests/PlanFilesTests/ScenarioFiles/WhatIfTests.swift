import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// A plan folder with two teams in regions of two levels, and one scenario over it.
private struct Firm {
  var small = SmallFolder()

  init() {
    small.files["regions.csv"] = """
      id,name,parent,latitude,longitude,neighbours
      CN,China,,,,
      EAST,East,CN,,,
      SOUTH,South,CN,,,
      SH,Shanghai,EAST,31,121,HZ
      HZ,Hangzhou,EAST,30,120,SH|GZ
      GZ,Guangzhou,SOUTH,23,113,HZ
      """
    small.files["representatives.csv"] = """
      id,name,team,role,region,regions,working_minutes,fte,skill_acquisition,leave,duties
      R-1,Zhang,east,all_round,SH,EAST,28000,1,1.2,,
      R-2,Li,east,hunter,HZ,EAST,28000,0.5,,2026-12-01..2026-12-05,
      R-3,Wang,south,farmer,GZ,SOUTH,28000,1,,,
      """
    small.files["accounts.csv"] = """
      id,name,region,potential,current,industry
      A-1,Alpha,SH,900000,300000,steel
      A-2,Beta,HZ,50000,0,
      A-3,Gamma,GZ,400000,200001,steel
      A-4,Delta,GZ,400000,100000,
      """
    small.files["assignments.csv"] =
      "account,duty,representative,since\nA-1,maintenance,R-1,2024-05-01\nA-3,maintenance,R-3,2025-01-01\n"
    small.files["region_owners.csv"] =
      "region,duty,representative\nSH,maintenance,R-1\nHZ,maintenance,R-1\nSH,acquisition,R-1\nHZ,acquisition,R-2\n"
  }

  func load(_ text: String, with files: [String: String] = [:]) throws -> Scenario {
    let folder = try small.write()
    for (name, text) in files { try folder.write(name, text) }
    return try ScenarioFile.load(try folder.write("s.yaml", text))
  }

  func faults(_ text: String, with files: [String: String] = [:]) throws -> [String] {
    do {
      _ = try load(text, with: files)
      return []
    } catch let error as InputFaults { return error.faults.map(\.description) }
  }
}

@Suite struct HiringTests {
  @Test func hiresGetTheContractNotThePerson() throws {
    let data = try Firm().load(
      "hire: {count: 2, role: farmer, region: SOUTH, home: GZ, from: 2026-11-02, like: R-2, name: New}"
    ).data
    #expect(data.representatives.map(\.id) == ["R-1", "R-2", "R-3", "NEW-1", "NEW-2"])
    let hire = data.representatives[3]
    #expect(hire.name == "New 1" && hire.team == "east" && hire.role == .farmer)
    #expect(hire.duties == [false, true, false], "the duties of the new role")
    #expect(hire.fullTimeEquivalent == 0.5 && hire.leave.isEmpty && hire.skill == [1, 1, 1])
    #expect(hire.status == .open(from: CalendarDay(iso: "2026-11-02")!))
    #expect(hire.regions == [2] && hire.homeRegion == 5)
  }

  @Test func aColumnMayBeGivenAndNumbersGoOn() throws {
    let folder = try Firm().small.write()
    try folder.write("base.yaml", "hire: {like: R-1, fte: 0.8, cost: 4000}")
    let path = try folder.write(
      "s.yaml", "extends: base.yaml\nhire: [{like: R-3, team: west}, {like: NEW-1}]")
    let people = try ScenarioFile.load(path).data.representatives
    #expect(people.map(\.id).suffix(3) == ["NEW-1", "NEW-2", "NEW-3"])
    #expect(people[3].fullTimeEquivalent == 0.8 && people[3].name == "NEW-1" && people[4].team == "west")
    #expect(
      people[5].cost == people[3].cost && people[5].status == .open(from: CalendarDay(iso: "2026-10-01")!))
    #expect(people[3].skill == [1, 1, 1], "skill is the person's, not the contract's")
  }

  @Test(arguments: [
    (
      "hire: {count: 2}",
      "s.yaml:1:7: hire: lacks like; write {count: 2, like: R-01, role: hunter, region: EAST, from: 2026-11-02}"
    ),
    ("hire: {like: R-9}", "s.yaml:1:14: hire.like `R-9`: unknown representative; did you mean `R-1`?"),
    ("hire: {like: R-1, cout: 2}", "s.yaml:1:19: `cout`: is not a known key; did you mean count?"),
    (
      "hire: {like: R-1, region: SOUTH}",
      "s.yaml:1:27: hire.region `SOUTH`: has no place on the map; name a region with coordinates as home"
    ),
    (
      "hire: {like: R-1, from: 2027-02-01}",
      "s.yaml:1:25: hire.from `2027-02-01`: is after the period, which ends on 2026-12-31; hire in the period, or leave the hire out"
    ),
    (
      "hire: {like: R-1, count: 0}",
      "s.yaml:1:26: hire.count `0`: is out of range; write a whole number, 1 to 1000"
    ),
    ("hire: {like: R-1, role: hunt}", "is not one of"),
  ])
  func saysWhatIsWrong(text: String, fault: String) throws {
    let found = try Firm().faults(text)
    #expect(found.contains { $0.contains(fault) }, "found: \(found)")
  }
}

@Suite struct PeopleAwayTests {
  @Test func losesAndLeaves() throws {
    let data = try Firm().load(
      """
      lose: {R-2: 2026-11-15, R-1: {last_day: 2026-12-01, keeps_until_leaving: yes}}
      leave: {R-3: [2026-10-05..2026-11-20, 2026-12-24..]}
      """
    ).data.representatives
    #expect(data[1].status == .leaving(on: CalendarDay(iso: "2026-11-15")!))
    #expect(data[1].leave.isEmpty, "a leave after the last day is not taken")
    #expect(data[0].keepsUntilLeaving && data[2].leave.count == 2)
    let all = try Firm().load("lose: [R-2, R-3]").data.representatives
    #expect(all[1].status == .leaving(on: CalendarDay(iso: "2026-10-01")!) && all[0].status == .active)
  }

  @Test func leaveIsAddedToWhatIsKnown() throws {
    let data = try Firm().load("leave: {R-2: 2026-10-05..2026-10-09}").data
    #expect(data.representatives[1].leave.count == 2)
    let found = try Firm().faults("leave: {R-2: 2026-12-03..2026-12-09}")
    #expect(found.first?.contains("overlaps 2026-12-01..2026-12-05") == true, "\(found)")
    #expect(found.first?.hasPrefix("s.yaml:1:14") == true, "\(found)")
  }

  @Test func trainingCostsHoursAndTeaches() throws {
    let scenario = try Firm().load(
      "train: {where: {team: east}, hours: 16.5, from: 2026-11-16, gain_acquisition: 0.2}")
    let training = try #require(scenario.data.representatives[0].training)
    #expect(training.minutes == Minutes(990) && training.gain == [0.2, 0, 0])
    #expect(training.from == CalendarDay(iso: "2026-11-16")!)
    #expect(
      scenario.data.representatives[1].training != nil && scenario.data.representatives[2].training == nil)
    let context = PlanningContext(data: scenario.data)
    #expect(context.capacity[0] == Minutes(28_000 - 990))
  }

  @Test(arguments: [
    ("lose: {R-9: 2026-11-15}", "s.yaml:1:8: `R-9`: unknown representative; did you mean `R-1`?"),
    ("lose: [R-1, R-1]", "s.yaml:1:13: lose `R-1`: is named twice; name it once"),
    ("lose: {R-1: soon}", "is not a date"),
    ("leave: R-1", "is not a map of representatives; write {R-13: 2026-10-05..2026-11-20}"),
    ("leave: {R-1: 2026-11-20..2026-10-05}", "ends before it begins; turn the days round"),
    ("train: {who: R-1}", "costs nothing and teaches nothing"),
    ("train: {hours: 3}", "does not say who; write who: [R-01, R-02], or where: {team: east}"),
    ("train: {who: R-1, where: {team: east}, hours: 3}", "stands beside who"),
    ("train: [{who: R-1, hours: 3}, {who: R-1, hours: 4}]", "`R-1`: is trained already"),
    ("train: {who: R-1, hours: 0.001}", "is not a whole number of minutes"),
    ("train: {who: R-1, hours: 9999}", "training_minutes `599940`: is out of range"),
    ("train: {where: {team: west}, hours: 1}", "matches no representative"),
    ("train: {who: R-1, gain_aquisition: 1}", "did you mean gain_acquisition?"),
  ])
  func saysWhatIsWrong(text: String, fault: String) throws {
    let found = try Firm().faults(text)
    #expect(found.contains { $0.contains(fault) }, "found: \(found)")
    #expect(found.allSatisfy { $0.hasPrefix("s.yaml:1:") }, "\(found)")
  }
}

@Suite struct MergeAndSplitTests {
  @Test func regionsBecomeOneAndNobodyMoves() throws {
    let plain = PlanningContext(data: try Firm().load("").data)
    let data = try Firm().load("merge: {regions: {YANGTZE: [SH, HZ]}}").data
    #expect(data.regions.map(\.id) == ["CN", "EAST", "SOUTH", "YANGTZE", "GZ"])
    #expect(data.regions[3].parent == 1 && data.regions[3].neighbours == [4])
    #expect(data.accounts.map(\.region) == [3, 3, 4, 4])
    #expect(data.regionOwnersToday[3] == [nil, 0, nil], "one owner where all had the same")
    let merged = PlanningContext(data: data)
    for item in plain.items.indices {
      for holder in 0..<3 {
        #expect(
          plain.travelMinutes(item: item, holder: Holder(holder))
            == merged.travelMinutes(item: item, holder: Holder(holder)))
      }
    }
  }

  @Test func aMergedFieldOfWorkIsTheFieldOfBoth() throws {
    let data = try Firm().load("merge: {regions: {EAST: [EAST, SOUTH]}, teams: {both: [east, south]}}").data
    #expect(data.regions.map(\.id) == ["CN", "EAST", "SH", "HZ", "GZ"] && data.regions[1].name == "East")
    #expect(data.representatives.allSatisfy { $0.regions == [1] && $0.team == "both" })
    #expect(data.regions[4].parent == 1)
  }

  @Test func aRegionIsSplitAndPeopleWorkWhereTheyLive() throws {
    let data = try Firm().load("split: {regions: {EAST: {NORTH: [SH], COAST: [HZ]}}}").data
    #expect(data.regions.map(\.id).suffix(2) == ["NORTH", "COAST"])
    #expect(data.representatives.map(\.regions) == [[6], [7], [2]])
    #expect(data.regions[3].parent == 6 && data.regions[6].parent == 1)
  }

  @Test func aTeamIsSplit() throws {
    let data = try Firm().load("split: {teams: {east: {shanghai: [R-1]}}}").data
    #expect(data.representatives.map(\.team) == ["shanghai", "east", "south"])
  }

  @Test(arguments: [
    ("merge: {regions: {X: [SH]}}", "is fewer than two regions; name at least two"),
    ("merge: {regions: {X: [SH, HX]}}", "`HX`: unknown region; did you mean `HZ`?"),
    (
      "merge: {regions: {GZ: [SH, HZ]}}",
      "`GZ`: is a region already; choose a new id, or name it among those merged"
    ),
    (
      "merge: {regions: {X: [SH, EAST]}}",
      "lies inside another region of this merger; name regions side by side"
    ),
    ("merge: {regions: {X: [SH, HZ], Y: [SH, GZ]}}", "`SH`: is merged twice; name it once"),
    ("merge: {team: {X: [east, south]}}", "`team`: is not a known key; did you mean teams?"),
    (
      "split: {regions: {EAST: {A: [GZ]}}}", "`GZ`: is not a region directly inside EAST; name those that are"
    ),
    ("split: {regions: {EAST: {HZ: [SH]}}}", "`HZ`: is a region already; choose a new id"),
    ("split: {teams: {east: {a: [R-1], b: [R-1]}}}", "`R-1`: is in two parts; name each representative once"),
    ("split: {teams: {east: {a: [R-3]}}}", "`R-3`: is not in the team east; name members of it"),
    ("split: {teams: {est: {a: [R-1]}}}", "`est`: unknown team; did you mean `east`?"),
    ("split: {teams: {east: [R-1]}}", "is not a map of parts; write {part: [..], other: [..]}"),
  ])
  func saysWhatIsWrong(text: String, fault: String) throws {
    let found = try Firm().faults(text)
    #expect(found.contains { $0.contains(fault) }, "found: \(found)")
    #expect(found.allSatisfy { $0.hasPrefix("s.yaml:1:") }, "\(found)")
  }
}

@Suite struct SpecialistTests {
  @Test func theDutyIsTheirsAlone() throws {
    let data = try Firm().load("specialise: {duty: after_sales, who: R-3}").data
    #expect(data.representatives.map { $0.duties[2] } == [false, false, true])
    #expect(data.representatives[0].duties == [true, true, false], "other duties stay")
    #expect(data.parameters.duties[2].roles.contains(.farmer), "the duty is open to the specialist's role")
    let only = try Firm().load("specialise: {duty: maintenance, where: {role: farmer}, only: yes}").data
    #expect(only.representatives.map { $0.duties[1] } == [false, false, true])
    #expect(only.representatives[2].duties == [false, true, false])
  }

  @Test(arguments: [
    ("specialise: {who: R-1}", "lacks duty"),
    ("specialise: {duty: aftersales, who: R-1}", "is not a duty of this plan; did you mean after_sales?"),
    ("specialise: {duty: after_sales, where: {role: service}}", "matches no representative"),
  ])
  func saysWhatIsWrong(text: String, fault: String) throws {
    let found = try Firm().faults(text)
    #expect(found.contains { $0.contains(fault) }, "found: \(found)")
  }
}

@Suite struct ChurnTests {
  @Test func expectedChurnShrinksEveryCustomer() throws {
    let accounts = try Firm().load("churn: {share: 10 %, where: {industry: steel}}").data.accounts
    #expect(accounts[0].current == Money(minorUnits: 27_000_000))
    #expect(accounts[0].potential == Money(minorUnits: 87_000_000), "what was not yet won is still there")
    #expect(accounts[2].current == Money(minorUnits: 18_000_090))
    #expect(
      accounts[1].potential == Money(minorUnits: 5_000_000)
        && accounts[3].current == Money(minorUnits: 10_000_000))
  }

  @Test func drawnChurnTakesCustomersAndALargerShareTheSameAndMore() throws {
    var last: Set<String> = []
    for (share, count) in [("0 %", 0), ("30 %", 1), ("60 %", 2), ("100 %", 3)] {
      let data = try Firm().load("churn: {share: \(share), seed: 3}").data
      let lost = Set(data.accounts.filter { $0.lifecycle == .prospect && $0.id != "A-2" }.map(\.id))
      #expect(lost.count == count && last.isSubset(of: lost))
      last = lost
    }
    let all = try Firm().load("churn: {share: 100 %, seed: 3}").data.accounts
    #expect(all.map(\.potential.minorUnits) == [60_000_000, 5_000_000, 19_999_900, 30_000_000])
    #expect(all.allSatisfy { $0.current == .zero })
  }

  @Test func theDrawDoesNotDependOnTheOrderOfTheFile() throws {
    var turned = Firm()
    let lines = turned.small.files["accounts.csv"]!.split(separator: "\n")
    turned.small.files["accounts.csv"] = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    for seed in 1...5 {
      let text = "churn: {share: 40 %, seed: \(seed)}"
      let a = try Firm().load(text).data.accounts.filter { $0.current == .zero }.map(\.id)
      let b = try turned.load(text).data.accounts.filter { $0.current == .zero }.map(\.id)
      #expect(Set(a) == Set(b))
    }
  }

  @Test(arguments: [
    ("churn: 10 %", "is not a map of settings"),
    ("churn: {where: {industry: steel}}", "lacks share"),
    (
      "churn: {share: 10 %, where: {id: A-2}}",
      "means no customer; only accounts with revenue today can be lost"
    ),
    ("churn: {share: 10}", "is a share above 1 without a percent sign"),
  ])
  func saysWhatIsWrong(text: String, fault: String) throws {
    let found = try Firm().faults(text)
    #expect(found.contains { $0.contains(fault) }, "found: \(found)")
  }
}

@Suite struct IncumbentsTests {
  private let plan = """
    account,account_name,duty,representative,representative_name
    A-1,Alpha,maintenance,R-1,Zhang
    A-3,Gamma,maintenance,R-1,Zhang
    A-4,Delta,maintenance,pool,
    A-4,Delta,acquisition,,
    """

  @Test func aPlanSaysWhoDoesWhatToday() throws {
    let text = "incumbents: {plan: last.csv, since: 2026-07-01}"
    let accounts = try Firm().load(text, with: ["last.csv": plan]).data.accounts
    #expect(
      accounts.map(\.incumbents) == [[nil, 0, nil], [nil, nil, nil], [nil, 0, nil], [nil, nil, nil]])
    #expect(accounts[0].incumbentSince[1] == CalendarDay(iso: "2024-05-01"), "the same as before: as long")
    #expect(accounts[2].incumbentSince[1] == CalendarDay(iso: "2026-07-01"))
    let plain = try Firm().load("incumbents: last.csv", with: ["last.csv": plan]).data.accounts
    #expect(plain[2].incumbents[1] == 0 && plain[2].incumbentSince[1] == nil)
  }

  @Test func whatIsGoneIsAFaultUnlessPassedOver() throws {
    let files = ["last.csv": plan + "\nA-9,Gone,maintenance,R-1,Zhang\nA-4,Delta,maintenance,R-8,Gone\n"]
    let found = try Firm().faults("incumbents: last.csv", with: files)
    #expect(
      found.count == 2 && found[0].hasPrefix("last.csv:6:1: account `A-9`: unknown account"), "\(found)")
    let accounts = try Firm().load("incumbents: {plan: last.csv, gone: ignored}", with: files).data.accounts
    #expect(accounts.map { $0.incumbents[1] } == [0, nil, 0, nil])
  }

  @Test(arguments: [
    ("incumbents: none.csv", "names a file that does not exist"),
    ("incumbents: /etc/passwd", "is not a relative path"),
    ("incumbents: {gone: ignored}", "lacks plan"),
    ("incumbents: {plan: last.csv, gone: yes}", "is not a known choice; write ignored, or leave gone out"),
    ("incumbents: {plan: accounts.csv, gone: ignored}", "accounts.csv:1:1: lacks the column `duty`"),
    ("incumbents: {plan: other.csv, gone: ignored}", "names no incumbent of these data"),
  ])
  func saysWhatIsWrong(text: String, fault: String) throws {
    let found = try Firm().faults(
      text, with: ["last.csv": plan, "other.csv": "account,duty,representative\nX,maintenance,R-1\n"])
    #expect(found.contains { $0.contains(fault) }, "found: \(found)")
  }
}

@Suite struct OrderOfChangesTests {
  @Test func theOrderIsFixedWhateverTheOrderOfTheText() throws {
    // Hired before it is set; set before it is scaled; scaled before it shrinks.
    let data = try Firm().load(
      """
      churn: {share: 50 %, where: {id: A-1}}
      scale: {accounts: {where: {id: A-1}, current: 0.5}}
      set: {accounts: {A-1: {current: 800000}}, representatives: {NEW-1: {fte: 0.5}}}
      train: {who: NEW-1, hours: 1}
      hire: {like: R-3, team: south}
      split: {teams: {both: {south: [R-3]}}}
      merge: {teams: {both: [east, south]}}
      """
    ).data
    #expect(data.accounts[0].current == Money(minorUnits: 20_000_000))
    #expect(data.representatives[3].fullTimeEquivalent == 0.5 && data.representatives[3].training != nil)
    #expect(data.representatives.map(\.team) == ["both", "both", "south", "south"])
  }

  @Test func allFaultsOfAllVerbsComeAtOnce() throws {
    let found = try Firm().faults(
      "hire: {like: R-9}\nlose: [R-8]\nmerge: {teams: {x: [a, b]}}\nchurn: {share: much}\ntags: [a, a]")
    #expect(found.count == 6, "\(found)")
  }
}
