import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// A conflict and the ways out of it for programs.
struct ConflictJSON {
  private let result: ScenarioResult
  private let demands: DemandWording
  private let concessions: ConcessionWording

  init(_ result: ScenarioResult, _ wording: PlanWording) {
    self.result = result
    let requirements = result.scenario.rules.requirements(in: result.context)
    demands = DemandWording(wording, requirements: requirements)
    concessions = ConcessionWording(demands, requirements: requirements)
  }

  func value(_ conflict: Conflict) -> JSONValue {
    let open: [Demand] = if case .open(let open) = conflict.minimality { open } else { [] }
    return [
      "demands": .array(
        conflict.demands.map { demand in
          [
            "rule": .string(demand.rule), "setting": .string(Concession(demand).settingText(in: data)),
            "is_needed": open.contains(demand) ? .null : .bool(true),
            "text": .string(demands.lines([demand]).joined()),
          ]
        }),
      "proof": .string(proof(conflict.proof)), "is_minimal": open.isEmpty ? .bool(true) : .null,
      "tests": .integer(Int64(conflict.tests)),
      "shortfall": .optional(conflict.shortfall) { sum in
        [
          "rule": .string(sum.rule), "aspect": .string(sum.aspect), "unit": .string(sum.unit.rawValue),
          "side": .string(sum.side.rawValue), "bounds": .integer(sum.bounds),
          "activity": .integer(sum.activity),
        ]
      },
    ]
  }

  func value(_ way: WayOut) -> JSONValue {
    [
      "weight_minutes": .integer(way.weight), "least_weight_minutes": .integer(way.leastWeight),
      "text": .string(concessions.text(way.concessions)),
      "concessions": .array(
        way.concessions.map { concession in
          [
            "rule": .string(concession.demand.rule),
            "amount": .optional(concession.amount) { .integer($0) },
            "setting": .string(concession.settingText(in: data)),
          ]
        }),
    ]
  }

  private var data: PlanData { result.context.data }

  private func proof(_ proof: Conflict.Proof) -> String {
    switch proof {
    case .nobody: "nobody_may_take"
    case .multipliers: "multipliers"
    case .search: "search"
    }
  }
}
