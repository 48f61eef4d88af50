import ArgumentParser
import Foundation
import ScenarioRunning

/// Which answers of earlier runs may be used, and what is printed of times.
struct ReuseOptions: ParsableArguments {
  @Flag(help: "Solve everything anew, and keep the new answers in the place of old ones.")
  var fresh = false

  @Flag(help: "Leave out of JSON what differs between two runs of the same study: seconds and kept answers.")
  var withoutTimes = false
}

/// An amount of memory such as `4GB`, `512 MB` or `1.5g`; decimal units, at least 1 MB.
struct MemorySize: ExpressibleByArgument, CustomStringConvertible {
  var bytes: Int

  var description: String { "\(bytes / 1_000_000)MB" }

  init?(argument: String) {
    let text = argument.trimmingCharacters(in: .whitespaces).lowercased()
    let units: [(String, Double)] = [("gb", 1e9), ("mb", 1e6), ("g", 1e9), ("m", 1e6)]
    guard let unit = units.first(where: { text.hasSuffix($0.0) }),
      let number = Double(text.dropLast(unit.0.count).trimmingCharacters(in: .whitespaces)),
      (1e6...1e15).contains(number * unit.1)
    else { return nil }
    bytes = Int(number * unit.1)
  }
}

extension ScenarioRunner {
  /// Uses kept answers and keeps new ones, and says on standard error which kept ones did not hold.
  mutating func keep(in store: (any AnswerStore)?, _ reuse: ReuseOptions) {
    self.store = store
    isFresh = reuse.fresh
    notice = { notice in
      switch notice {
      case .dropped(let scenario, let reason):
        StandardError.write("\(scenario): the kept answer is not used: \(reason). It is solved anew.")
      }
    }
  }
}
