import ArgumentParser
import PlanFiles
import ScenarioRunning
import TerritoryPlanning

/// A plan as a user names it: a CSV file, or `today`.
enum PlanArgument {
  /// Carried over to the data; what does not fit is kept beside it.
  static func load(
    _ argument: String, in context: PlanningContext
  ) throws -> (name: String, plan: CarriedPlan) {
    guard argument != "today" else {
      guard context.data.hasIncumbents else {
        throw ValidationError("The data name no incumbents, so there is no plan of today; name a plan file.")
      }
      return ("today", CarriedPlan(context.today))
    }
    let (name, plan) = try named(argument)
    return (name, CarriedPlan(plan, to: context))
  }

  /// As written, by ids.
  static func named(_ argument: String) throws -> (name: String, plan: NamedPlan) {
    (FileName.of(argument), try PlanTable.readNames(path: argument))
  }
}

/// What a file is called in reports.
enum FileName {
  static func of(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
