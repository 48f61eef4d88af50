import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct VisitReadingTests {
  private func folder(_ visits: String) -> SmallFolder {
    var folder = SmallFolder()
    folder.files["plan.yaml"]! += "\nvisits:\n" + visits
    return folder
  }

  private let points = """
      levels: {low: 50 %, standard: 100 %, high: {visits: 150 %, name: Often, name_zh: 高频}}
      response:
        all: {low: 70 %, high: 115 %}
        acquisition: {form: power, exponent: 0.5}
        after_sales: none
    """

  @Test func readsPointsFormsAndNone() throws {
    let visits = try folder(points).load().data.parameters.visits
    #expect(visits.levels.map(\.id) == ["low", "standard", "high"])
    #expect(visits.levels.map(\.visits) == [0.5, 1, 1.5])
    #expect(visits.levels.map(\.chineseName) == ["少访", "标准", "高频"])
    #expect(visits.response == [[0.707107, 1, 1.224745], [0.7, 1, 1.15], []])
    #expect(try folder("  off: yes").faults().count == 1)
    var off = SmallFolder()
    off.files["plan.yaml"]! += "\nvisits: off"
    #expect(try off.load().data.parameters.visits == .off)
  }

  @Test func aFormPassesThroughTheStatedPoint() throws {
    for form in ["power", "exponential"] {
      let visits = try folder(
        """
          levels: {low: 50 %, standard: 100 %, high: 150 %}
          response: {all: {form: \(form), at: high, share: 115 %}}
        """
      ).load().data.parameters.visits
      #expect(visits.response[0][2] == 1.15)
      #expect((0.5...1).contains(visits.response[0][0]))
    }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let parameters = try folder(points).load().data.parameters
    var second = SmallFolder()
    second.files["plan.yaml"] = ParameterText.yaml(parameters)
    #expect(try second.load().data.parameters.visits == parameters.visits)
  }

  @Test(arguments: [
    (
      "  levels: {low: 50 %, high: 150 %}\n  response: {all: none}",
      ["has no level of 100 %; write one: today's visits are that level"]
    ),
    (
      "  levels: {standard: 100 %, low: 50 %}\n  response: {all: none}",
      [
        "`low`: does not have more visits than the level before it; write levels by rising visits, each above 0 %"
      ]
    ),
    (
      "  levels: {low: 50 %, standard: 100 %}\n  response: {all: {low: 40 %}}",
      [
        "a visit more earns more than one before it: returns must diminish; write at most 80 %, or raise the levels before `standard`"
      ]
    ),
    (
      "  levels: {standard: 100 %, high: 150 %}\n  response: {all: {high: 90 %}}",
      ["`90 %`: earns less than the level before it; write at least 100 %, or leave the level out"]
    ),
    (
      "  levels: {standard: 100 %, high: 150 %}\n  response: {all: {}}",
      ["lacks high; write high: 110 %, or a form"]
    ),
    (
      "  levels: {standard: 100 %, high: 150 %}\n  response: {all: {form: power, at: high, share: 160 %}}",
      ["`160 %`: no concave function goes through it; write more than 100 % and less than 150 %"]
    ),
    (
      "  levels: {standard: 100 %, form: 150 %}\n  response: {all: none}",
      [
        "`form`: cannot be the id of a level; use lower-case letters a-z, digits and _; not all, none, form, exponent, at, share"
      ]
    ),
  ])
  func reportsFaults(text: String, expected: [String]) throws {
    let faults = try folder(text).faults()
    #expect(faults.count == expected.count, "\(faults)")
    for (fault, end) in zip(faults, expected) { #expect(fault.hasSuffix(end), "\(fault)") }
  }

  /// The plan table carries the level of each item and reads it back.
  @Test func plansKeepTheirLevels() throws {
    var data = try PlanFolder.load(Repository.path + "/Scenarios/tiny").data
    var parameters = data.parameters
    parameters.visits = try folder(points).load().data.parameters.visits
    data = PlanData(
      parameters: parameters, accounts: data.accounts, representatives: data.representatives,
      regions: data.regions, regionOwnersToday: data.regionOwnersToday, travelMatrix: data.travelMatrix)
    let context = PlanningContext(data: data)
    let holders = context.today.holders
    let levels = context.items.indices.map { item in
      holders[item].map { context.levels(item: item, holder: $0).last! } ?? context.standardLevel
    }
    let plan = context.plan(holders: holders, levels: levels)
    #expect(!plan.visitLevels.isEmpty)
    let bytes = PlanTable.bytes(plan, in: context)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[0].hasSuffix(",moved,forced,level,visits"))
    #expect(lines[1].contains(",high,"))
    #expect(try PlanTable.read(SourceText(bytes: bytes, file: "plan.csv"), context: context) == plan)

    let spoiled = "account,duty,representative,level\nA-1,maintenance,R-1,hihg\nA-1,after_sales,R-1,high\n"
    do {
      _ = try PlanTable.read(SourceText(bytes: Array(spoiled.utf8), file: "plan.csv"), context: context)
      Issue.record("was read")
    } catch let faults as InputFaults {
      #expect(
        faults.faults.map(\.description) == [
          "plan.csv:2:21: level `hihg`: unknown level of visits; did you mean high?",
          "plan.csv:3:21: level `high`: is a level that this duty or holder does not have; write `standard`, or leave it empty",
        ])
    }
  }
}
