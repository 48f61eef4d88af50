import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// One change of a file and what must be said about it, word for word.
struct Spoiling: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let old: String
  let new: String
  let faults: [String]
  init(_ name: String, _ file: String, _ old: String, _ new: String, _ faults: String...) {
    (self.name, self.file, self.old, self.new, self.faults) = (name, file, old, new, faults)
  }
  var testDescription: String { name }
}

@Suite struct PlanFolderFaultTests {
  @Test(arguments: [
    Spoiling(
      "missing column", "accounts.csv", "potential", "x_potential",
      "accounts.csv:1:1: lacks the column `potential`; add it; docs/files.md describes every column"),
    Spoiling(
      "unknown column", "representatives.csv", "working_minutes", "workin_minutes",
      "representatives.csv:1:1: lacks the column `working_minutes`; add it; docs/files.md describes every column",
      "representatives.csv:1:21: `workin_minutes`: unknown column; did you mean `working_minutes`? else call it x_workin_minutes, or list it under ignore_columns in plan.yaml"
    ),
    Spoiling(
      "manager of an ambiguous name", "representatives.csv",
      "id,name,role,region,working_minutes,non_selling_minutes,fte\nR-1,Zhang,all_round,SH,28000,3000,1\nR-2,Li,hunter,SH,28000,,0.5",
      "id,name,role,region,working_minutes,manager\nR-1,Li,all_round,SH,28000,\nR-3,Zhao,all_round,SH,28000,Li\nR-2,Li,hunter,SH,28000,R-1",
      "representatives.csv:3:29: manager `Li`: is the name of 2 representatives; write the id: R-1 or R-2"),
    Spoiling(
      "circle of managers", "representatives.csv",
      "id,name,role,region,working_minutes,non_selling_minutes,fte\nR-1,Zhang,all_round,SH,28000,3000,1\nR-2,Li,hunter,SH,28000,,0.5",
      "id,name,role,region,working_minutes,manager\nR-1,Zhang,all_round,SH,28000,Li\nR-2,Li,hunter,SH,28000,R-1",
      "representatives.csv:2:30: manager `R-2`: makes the representative its own manager: R-1 > R-2 > R-1; break the cycle"
    ),
    Spoiling(
      "second column", "regions.csv", "id,name,parent", "id,name,name",
      "regions.csv:1:9: `name`: is a second column of this name; keep one"),
    Spoiling(
      "bad number", "accounts.csv", "900000", "lots",
      "accounts.csv:2:25: potential `lots`: is not a number; write digits, with a point before decimals, such as 12.5"
    ),
    Spoiling(
      "not a number at all", "accounts.csv", "900000", "NaN",
      "accounts.csv:2:25: potential `NaN`: is not a number; leave it empty when it is not known"),
    Spoiling(
      "thousands separators", "accounts.csv", "900000", "\"900,000\"",
      "accounts.csv:2:26: potential `900,000`: is not a number; write the digits without separators, with a point before decimals: 900000"
    ),
    Spoiling(
      "exponent", "accounts.csv", "900000", "9e5",
      "accounts.csv:2:25: potential `9e5`: has an exponent; write the number out"),
    Spoiling(
      "too many digits", "accounts.csv", "900000", "99999999999999999999",
      "accounts.csv:2:25: potential `99999999999999999999`: has too many digits; write at most 18 digits"),
    Spoiling(
      "overflow in minor units", "accounts.csv", "900000", "999999999999999999",
      "accounts.csv:2:25: potential `999999999999999999`: is too large to be counted exactly; write at most 2 decimals and 15 digits"
    ),
    Spoiling(
      "unbelievable amount", "accounts.csv", "900000", "90000000000000",
      "accounts.csv:2:25: potential `90000000000000`: is too large; write at most 10000000000000; is it in another unit?"
    ),
    Spoiling(
      "too many decimals", "accounts.csv", "50000.50", "50000.505",
      "accounts.csv:3:16: potential `50000.505`: has more decimals than CNY; write at most 2 decimals and 15 digits"
    ),
    Spoiling(
      "other currency", "accounts.csv", "900000", "$900000",
      "accounts.csv:2:25: potential `$900000`: is in USD, but the plan is in CNY; convert it; a plan has one currency"
    ),
    Spoiling(
      "currency by code", "accounts.csv", "900000", "900000 EUR",
      "accounts.csv:2:25: potential `900000 EUR`: is in EUR, but the plan is in CNY; convert it; a plan has one currency"
    ),
    Spoiling(
      "own currency", "accounts.csv", "900000", "¥900000",
      "accounts.csv:2:25: potential `¥900000`: carries a currency sign; write 900000"),
    Spoiling(
      "negative money", "accounts.csv", "50000.50,0", "50000.50,-5",
      "accounts.csv:3:25: current `-5`: is negative; write 0 or more"),
    Spoiling(
      "potential below current", "accounts.csv", "900000", "200000",
      "accounts.csv:2:25: potential `200000`: is below the current revenue of 300000; the potential includes what the account yields today: write at least 300000"
    ),
    Spoiling(
      "unknown region", "accounts.csv", "Alpha,SH", "Alpha,HS",
      "accounts.csv:2:11: region `HS`: unknown region; did you mean `SH`?"),
    Spoiling(
      "missing region", "accounts.csv", "Alpha,SH", "Alpha,",
      "accounts.csv:2:11: region: is missing; write a value"),
    Spoiling(
      "unknown segment", "accounts.csv", "high_value", "hi_value",
      "accounts.csv:2:14: segment `hi_value`: unknown segment; did you mean `high_value`?"),
    Spoiling(
      "unknown role", "representatives.csv", "hunter", "huntr",
      "representatives.csv:3:8: role `huntr`: is not one of hunter, farmer, service, key_account, all_round; did you mean `hunter`?"
    ),
    Spoiling(
      "unknown representative", "assignments.csv", "R-1", "R-3",
      "assignments.csv:2:17: representative `R-3`: unknown representative; did you mean `R-1`?"),
    Spoiling(
      "unknown duty", "assignments.csv", "maintenance", "maintenence",
      "assignments.csv:2:5: duty `maintenence`: unknown duty; did you mean `maintenance`?"),
    Spoiling(
      "impossible date", "assignments.csv", "2024-05-01", "2024-02-30",
      "assignments.csv:2:21: since `2024-02-30`: is not a day of the calendar; write year-month-day, such as 2026-10-31"
    ),
    Spoiling(
      "other date format", "assignments.csv", "2024-05-01", "5/1/2024",
      "assignments.csv:2:21: since `5/1/2024`: is not a date; write year-month-day, such as 2026-10-31"),
    Spoiling(
      "date after the period", "assignments.csv", "2024-05-01", "2027-01-01",
      "assignments.csv:2:21: since `2027-01-01`: is after the period's end; write the day on which it began"),
    Spoiling(
      "second assignment", "assignments.csv", "2024-05-01\n", "2024-05-01\nA-1,maintenance,R-2,\n",
      "assignments.csv:3:5: duty `maintenance`: is a second assignment of this duty of `A-1`; the first is in assignments.csv:2:5; keep one"
    ),
    Spoiling(
      "duplicate id", "accounts.csv", "A-2", "A-1",
      "accounts.csv:3:1: id `A-1`: is a second account of this id; the first is in accounts.csv:2:1"),
    Spoiling(
      "ids that look the same", "accounts.csv", "A-2", "a-01",
      "accounts.csv:3:1: id `a-01`: looks the same as `A-1` in accounts.csv:2:1; write both alike, or make them differ in more than zeros and capitals"
    ),
    Spoiling(
      "reserved id", "representatives.csv", "R-2", "Pool",
      "representatives.csv:3:1: id `Pool`: is a reserved word; use another id"),
    Spoiling(
      "no id", "accounts.csv", "A-2", "",
      "accounts.csv:3:1: id: is missing; give every account an id"),
    Spoiling(
      "negative capacity", "representatives.csv", "28000,3000", "2800,3000",
      "representatives.csv:2:29: non_selling_minutes `3000`: exceeds the 2800 working minutes: capacity would be negative; write at most 2800"
    ),
    Spoiling(
      "negative time", "representatives.csv", "28000,3000", "-28000,",
      "representatives.csv:2:24: working_minutes `-28000`: is negative; write minutes of the period"),
    Spoiling(
      "parts of minutes", "representatives.csv", "28000,3000", "28000.5,3000",
      "representatives.csv:2:24: working_minutes `28000.5`: is not a whole number; write whole minutes"),
    Spoiling(
      "share out of range", "representatives.csv", ",0.5", ",1.6",
      "representatives.csv:3:25: fte `1.6`: is out of range; write 0 to 1.5"),
    Spoiling(
      "percent instead of share", "representatives.csv", ",0.5", ",50%",
      "representatives.csv:3:25: fte `50%`: is not a plain number; write a share, such as 0.05 for 5 %"),
    Spoiling(
      "swapped coordinates", "regions.csv", "31.2,121.5", "121.5,31.2",
      "regions.csv:3:18: latitude `121.5`: is out of -90...90; latitude and longitude look swapped: with 31.2, 121.5 they would fit"
    ),
    Spoiling(
      "coordinates out of range", "regions.csv", "31.2,121.5", "31.2,181",
      "regions.csv:3:23: longitude `181`: is out of range; write -180 to 180 degrees"),
    Spoiling(
      "half a place", "regions.csv", "31.2,121.5", "31.2,",
      "regions.csv:3:23: longitude: is missing; write both coordinates or none"),
    Spoiling(
      "cyclic regions", "regions.csv", "East,,", "East,SH,",
      "regions.csv:2:11: parent `SH`: makes the region its own ancestor: EAST > SH > EAST; break the cycle"),
    Spoiling(
      "asymmetric neighbours", "regions.csv", "121,\n", "121,SH\n",
      "regions.csv:2:19: neighbours `SH`: is a neighbour of `EAST` but does not name it in turn; list `EAST` among the neighbours of `SH` too"
    ),
    Spoiling(
      "its own neighbour", "regions.csv", "121,\n", "121,EAST\n",
      "regions.csv:2:19: neighbours `EAST`: is the region itself; leave it out"),
    Spoiling(
      "doubled list member", "regions.csv", "121,\n", "121,SH|SH\n",
      "regions.csv:2:19: neighbours `SH|SH`: names `SH` twice; name it once"),
  ])
  func says(_ spoiling: Spoiling) throws {
    var folder = SmallFolder()
    folder.replace(spoiling.file, spoiling.old, spoiling.new)
    let found = try folder.faults()
    #expect(found == spoiling.faults)
  }

  @Test func refusesZeroSkill() throws {
    var folder = SmallFolder()
    folder.files["representatives.csv"] = """
      id,role,working_minutes,skill_maintenance
      R-1,all_round,28000,0
      R-2,hunter,28000,
      """
    let found = try folder.faults()
    #expect(
      found == [
        "representatives.csv:2:21: skill_maintenance `0`: is out of range; write more than 0, at most 10; 1 is the standard representative"
      ])
  }

  @Test func refusesAPinToALeaver() throws {
    var folder = SmallFolder()
    folder.files["representatives.csv"] = """
      id,role,working_minutes,status,status_date
      R-1,all_round,28000,,
      R-2,hunter,28000,leaving,2026-11-01
      """
    folder.replace("accounts.csv", "current\n", "current,pin_maintenance\n")
    folder.replace("accounts.csv", "300000\n", "300000,R-2\n")
    folder.replace("accounts.csv", "50000.50,0", "50000.50,0,")
    let found = try folder.faults()
    #expect(
      found == [
        "accounts.csv:2:39: pin_maintenance `R-2`: is pinned to a representative who leaves on 2026-11-01; pin it to somebody who stays"
      ])
  }

  @Test(arguments: ["0,1,active", "1,0,active", "1,1,leaving"])
  func refusesAPlanWithoutAnybody(values: String) throws {
    var folder = SmallFolder()
    folder.files["representatives.csv"] =
      "id,working_minutes,fte,presence,status\nR-1,28000,\(values)\nR-2,28000,\(values)\n"
    let found = try folder.faults()
    #expect(
      found == [
        "representatives.csv: nobody has any capacity in the period; check working_minutes, non_selling_minutes, fte, presence and status"
      ])
  }

  @Test func refusesAPinThatIsForbidden() throws {
    var folder = SmallFolder()
    folder.replace("accounts.csv", "current\n", "current,pin_maintenance,forbidden\n")
    folder.replace("accounts.csv", "300000\n", "300000,R-1,R-2|R-1\n")
    folder.replace("accounts.csv", "50000.50,0", "50000.50,0,,")
    let found = try folder.faults()
    #expect(
      found == [
        "accounts.csv:2:39: pin_maintenance `R-1`: is pinned to a representative who is forbidden for it; remove the pin or the prohibition"
      ])
  }

  @Test func refusesACyclicFamily() throws {
    var folder = SmallFolder()
    folder.replace("accounts.csv", "current\n", "current,parent,lifecycle,currency\n")
    folder.replace("accounts.csv", "300000\n", "300000,A-2,prospect,USD\n")
    folder.replace("accounts.csv", "50000.50,0", "50000.50,0,A-1,,CNY")
    let found = try folder.faults()
    #expect(
      found == [
        "accounts.csv:2:39: parent `A-2`: makes the account its own ancestor: A-1 > A-2 > A-1; break the cycle",
        "accounts.csv:2:43: lifecycle `prospect`: has current revenue of 300000; write customer, or a current revenue of 0",
        "accounts.csv:2:52: currency `USD`: is not the plan's currency; convert the amounts to CNY",
      ])
  }

  @Test(arguments: [
    ("accounts.csv", "", ["accounts.csv:1:1: is empty; the first line must name the columns"]),
    (
      "accounts.csv", "id,region,potential,current\n",
      [
        "assignments.csv:2:1: account `A-1`: unknown account; give the account's id",
        "accounts.csv: has no account; a plan needs at least one",
      ]
    ),
  ])
  func refusesEmptyTables(file: String, text: String, faults: [String]) throws {
    var folder = SmallFolder()
    folder.files[file] = text
    let found = try folder.faults()
    #expect(found.sorted() == faults.sorted())
  }

  @Test(arguments: [
    (
      "period_end: 2026-12-31", "period_end: 2026-09-30",
      "plan.yaml:3:13: period_end `2026-09-30`: is before the start, 2026-10-01; check both dates"
    ),
    (
      "currency: CNY", "currency: yuan",
      "plan.yaml:4:11: currency `yuan`: is not a currency code; write three capital letters, such as CNY"
    ),
    (
      "currency: CNY", "travel: {speed: 40}\ncurrency: CNY\nperiods: 1",
      "plan.yaml:6:1: `periods`: is not a known key; did you mean period?"
    ),
    (
      "currency: CNY", "currency: CNY\ntravel: {speed: 0}",
      "plan.yaml:5:17: travel.speed `0`: is out of range; write 0.1 to 1000"
    ),
    (
      "currency: CNY", "currency: CNY\nearning: {baseline_retention: 1.2}",
      "plan.yaml:5:31: earning.baseline_retention `1.2`: is a share above 1 without a percent sign; write 1.2 % if percent is meant, or 120 % if so many times the whole is"
    ),
    (
      "currency: CNY", "currency: CNY\ncurrency: USD",
      "plan.yaml:4:1: `currency`: is written twice in one map; keep one"
    ),
    (
      "period_start: 2026-10-01\n", "",
      "plan.yaml:1:1: lacks the key `period_start`; write the day as 2026-10-01"
    ),
    (
      "currency: CNY", "currency: CNY\nduties: {maintain: {roles: [farmer]}}",
      "plan.yaml:5:10: `maintain`: lacks earning; a duty that is not standard states it"
    ),
    (
      "currency: CNY", "currency: CNY\nhandover: {loss: 20 %}",
      "plan.yaml:5:18: handover.loss `0.1`: most_loss is below the loss of 0.2; raise most_loss"
    ),
  ])
  func refusesSettings(old: String, new: String, fault: String) throws {
    var folder = SmallFolder()
    folder.replace("plan.yaml", old, new)
    let found = try folder.faults().first
    #expect(found == fault)
  }

  @Test func reportsEverythingOfAllFilesAtOnce() throws {
    var folder = SmallFolder()
    folder.replace("plan.yaml", "currency: CNY", "currency: CNY\nspeed: 40")
    folder.replace("regions.csv", "31.2", "north")
    folder.replace("accounts.csv", "900000", "lots")
    folder.replace("assignments.csv", "R-1", "R-9")
    folder.replace("representatives.csv", "0.5", "half")
    #expect(
      try folder.faults().map { $0.prefix { $0 != ":" } } == [
        "plan.yaml", "regions.csv", "representatives.csv", "accounts.csv", "assignments.csv",
      ])
  }

  @Test func namesFilesAndFoldersThatAreNotThere() throws {
    var folder = SmallFolder()
    folder.files["accounts.csv"] = nil
    folder.files["regions.csv"] = nil
    let found = try folder.faults()
    #expect(
      found == [
        "regions.csv: `FOLDER/regions.csv`: does not exist; check the path",
        "accounts.csv: `FOLDER/accounts.csv`: does not exist; check the path",
      ])
    #expect(throws: InputFaults.self) { try PlanFolder.load("/nowhere/at/all") }
  }
}
