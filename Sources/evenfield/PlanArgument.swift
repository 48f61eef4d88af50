import ArgumentParser
import PlanFiles
import RunStore
import ScenarioRunning
import TerritoryPlanning

/// A plan as a user names it: a CSV file, `today`, or `run:12` (`run:latest`) for one that was kept.
struct PlanArgument {
  let argument: String
  let place: StorePlace

  init(_ argument: String, in place: StorePlace) {
    self.argument = argument
    self.place = place
  }

  /// Carried over to the data; what does not fit is kept beside it.
  func load(in context: PlanningContext) throws -> (name: String, plan: CarriedPlan) {
    guard argument != "today" else {
      guard context.data.hasIncumbents else {
        throw ValidationError("The data name no incumbents, so there is no plan of today; name a plan file.")
      }
      return ("today", CarriedPlan(context.today))
    }
    let (name, plan) = try named()
    return (name, CarriedPlan(plan, to: context))
  }

  /// As written, by ids.
  func named() throws -> (name: String, plan: NamedPlan) {
    guard let (number, files) = try keptFiles() else {
      return (FileName.of(argument), try PlanTable.readNames(path: argument))
    }
    guard let plan = files.first(where: { $0.name.hasPrefix("plans/") }) else {
      throw ValidationError("Run \(number) has no plan; name another one.")
    }
    let name = "run \(number) (\(FileName.of(plan.name)))"
    return (name, try PlanTable.readNames(bytes: plan.bytes, file: name))
  }

  /// The certificates that were kept with a run; none for a file.
  func keptCertificates() throws -> [RunFile] {
    try keptFiles()?.files.filter { $0.name.hasPrefix("certificates/") } ?? []
  }

  /// The files of the run that is named; nil where a file is named.
  private func keptFiles() throws -> (number: RunNumber, files: [RunFile])? {
    let prefix = "run:"
    guard argument.hasPrefix(prefix) else { return nil }
    guard let reference = RunReference(argument: String(argument.dropFirst(prefix.count))) else {
      throw ValidationError("\(argument) is no run; write run:12, or run:latest.")
    }
    let store = try place.open(.reading)
    let stored = try reference.run(in: store)
    return (stored.number, try store.files(of: stored.number))
  }
}

/// What a file is called in reports.
enum FileName {
  static func of(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
