import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// A CRM's export on disk, imported into a plan folder.
struct RoundTripCase {
  let folder: TemporaryFolder
  let profile: String
  /// Of the accounts in the export.
  let file: String
  var crm: SimulatedCRM
  /// Lines of the map beside those that every case has.
  var map = ""
  /// Columns of the users map.
  var knowsEmails = true

  init(profile: String, file: String, crm: SimulatedCRM, map: String = "") throws {
    folder = try TemporaryFolder()
    self.profile = profile
    self.file = file
    self.crm = crm
    self.map = map
  }

  /// Writes an export of the CRM as it is; returns its folder.
  func export(_ name: String, as file: String? = nil) throws -> String {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/" + name, withIntermediateDirectories: true)
    try folder.write(name + "/" + (file ?? self.file), bytes: crm.exported())
    return folder.path + "/" + name
  }

  /// Imports an export: what the plan holds, and what was kept.
  func imported(_ export: String, as plan: String) throws -> (context: PlanningContext, kept: KeptExport) {
    func quoted(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
    let users = crm.users.map {
      [$0.name, knowsEmails ? $0.email : "", $0.id].map(quoted).joined(separator: ",")
    }
    let usersPath = try folder.write(
      "users.csv", "name,email,id\n" + users.map { $0 + "\n" }.joined())
    let mapPath = try folder.write(
      "map.yaml",
      """
      currency: CNY
      value:
        current: {column: {name: Bought, times: 1}}
        potential: {times_current: 1.5}
      incumbents: {rule: owner, duties: [acquisition, maintenance, after_sales]}
      people: {role: all_round, working_minutes: 28800, non_selling_minutes: 4800}
      \(map)
      """)
    let made = try CRMImport(
      ImportRequest(
        export: export, map: mapPath, profile: profile, users: usersPath, period: "2026-10-01..2026-12-31"))
    let path = folder.path + "/" + plan
    for file in made.files {
      let place = path + "/" + file.name
      try OutputFile.makeFolder(String(place[..<place.lastIndex(of: "/")!]))
      try OutputFile.write(place, file.bytes)
    }
    let context = PlanningContext(data: try PlanFolder.load(path).data)
    return (context, try #require(try KeptExport.load(planFolder: path)))
  }
}

extension PlanningContext {
  /// Every third account with all its duties in the hands of the next person.
  var withNewOwners: Plan {
    var holders = today.holders
    for (item, work) in items.enumerated() where work.account % 3 == 1 {
      holders[item] = Holder(((holders[item]?.index ?? 0) + 1) % data.representatives.count)
    }
    return plan(holders: holders, levels: Array(repeating: standardLevel, count: items.count))
  }

  /// Name of the holder of an account's first item.
  func owner(of account: Int, in holders: [Holder?]) -> String? {
    holders[itemsOfAccount[account].first!].map { data.representatives[$0.index].name }
  }
}
