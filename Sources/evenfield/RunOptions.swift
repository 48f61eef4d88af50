import ArgumentParser
import Foundation
import Reporting
import RunStore
import ScenarioRunning
import TerritoryPlanning

/// Which store a verb about kept runs reads or changes.
struct StorePlace: ParsableArguments {
  @Option(help: "The file with the runs; else .evenfield/runs.sqlite. [EVENFIELD_STORE]")
  var store: String?

  func open(_ access: RunStore.Access) throws -> RunStore {
    // A verb about runs that are kept never makes a store.
    if access == .writing { _ = try RunStore(path: StoreOptions.path(store), access: .reading) }
    return try RunStore(path: StoreOptions.path(store), access: access)
  }
}

/// A run by its number, or the newest.
enum RunReference: ExpressibleByArgument {
  case latest
  case number(Int64)

  init?(argument: String) {
    if argument == "latest" {
      self = .latest
    } else if let number = Int64(argument), number > 0 {
      self = .number(number)
    } else {
      return nil
    }
  }

  /// - Throws: `ValidationError` where there is no such run.
  func run(in store: RunStore) throws -> StoredRun {
    let newest = try store.latest()
    let asked: RunNumber? = if case .number(let number) = self { RunNumber(number) } else { newest }
    guard let asked, let run = try store.run(asked) else {
      let known = newest.map { "the newest is \($0)" } ?? "it holds none yet"
      throw ValidationError("There is no such run in \(store.path); \(known). history lists them.")
    }
    return run
  }
}

/// A day of the calendar, `2026-10-01`.
struct Day: ExpressibleByArgument {
  var value: CalendarDay

  init?(argument: String) {
    guard let day = CalendarDay(iso: argument) else { return nil }
    value = day
  }

  static var today: CalendarDay { LocalTime.day(Date(), in: .current) }
}

extension RunStore {
  /// Timelines of these cases.
  func timelines(ofCases names: some Sequence<String>) throws -> [String: ApprovalTimeline] {
    var timelines: [String: ApprovalTimeline] = [:]
    for name in names { timelines[name] = try timeline(ofCase: name) }
    return timelines
  }
}
