import ArgumentParser
import Foundation
import RunStore
import ScenarioRunning

/// Where runs are kept.
struct StoreOptions: ParsableArguments {
  @Option(help: Settings.store.help)
  var store: String?

  @Flag(help: "Keep nothing of this run, and use no answers that were kept.")
  var noStore = false

  @Option(help: "A remark kept with the run, instead of the scenario's note.")
  var note: String?

  static let standardPath = ".evenfield/runs.sqlite"

  func validate() throws {
    if noStore, store != nil {
      throw ValidationError("--store names where to keep runs, --no-store keeps none; give one of them.")
    }
    if noStore, note != nil {
      throw ValidationError("--note is kept with the run, --no-store keeps none; leave one of them out.")
    }
    if let store, store.isEmpty { throw ValidationError("--store is empty; give the path of a file.") }
  }

  var path: String { Self.path(store) }

  static func path(_ asked: String?) -> String {
    asked ?? Settings.store.row.environmentText ?? Settings.store.configured ?? standardPath
  }

  /// Opens the store for writing, before any work is done that could not be kept; nil where nothing is to be kept.
  func open() throws -> RunStore? {
    noStore ? nil : try RunStore(path: path, access: .writing)
  }

  /// Keeps the answers of a verb in a store; nil without one.
  func recorder(_ store: RunStore?, verb: String, caseName: String) -> RunRecorder? {
    store.map {
      RunRecorder(store: $0, verb: verb, caseName: caseName, note: note, who: User.name)
    }
  }
}

/// Who uses the program.
enum User {
  /// EVENFIELD_USER, or else the system's user. It is recorded as stated, not proven.
  static var name: String {
    let stated = ProcessInfo.processInfo.environment["EVENFIELD_USER", default: ""]
    return stated.isEmpty ? NSUserName() : stated
  }
}
