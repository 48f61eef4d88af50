import AssignmentEngine
import Foundation

/// The folder of published and frozen instances, which are not part of the project.
public struct ReferenceFolder: Sendable {
  public static let variable = "EVENFIELD_REFERENCE"
  let path: String

  /// As this process's environment names it; nil where it does not.
  public init?() { self.init(environment: ProcessInfo.processInfo.environment) }

  init?(environment: [String: String]) {
    guard let path = environment[Self.variable], !path.isEmpty else { return nil }
    self.path = path
  }

  /// The frozen models, with the linear optima and the plans that HiGHS 1.15.1 found in 300 s on one thread,
  /// as recorded beside them.
  func models() -> [BenchmarkCase] {
    let known: [(name: String, figures: KnownFigures)] = [
      ("S_1", KnownFigures(plan: -10_972.50, linearOptimum: -10_988.6006)),
      ("S_2", KnownFigures(plan: -9_107.46)),
      ("S_3", KnownFigures(plan: -10_471.52)),
      ("M_1", KnownFigures(linearOptimum: -88_172.1028)),
      ("L_1", KnownFigures(linearOptimum: -358_060.8989)),
    ]
    return known.map { entry in
      let file = "\(path)/models/\(entry.name).mps.gz"
      return BenchmarkCase(
        suite: .models, name: entry.name, size: String(entry.name.prefix(1)), known: entry.figures
      ) { try MPSReader.read(path: file).problem }
    }
  }

  /// The instances that `gap/best_known.csv` lists, once for each sense it lists them with.
  func generalizedAssignment() throws -> [BenchmarkCase] {
    let folder = "\(path)/gap"
    let table = "\(folder)/best_known.csv"
    guard let text = try? String(contentsOfFile: table, encoding: .utf8) else {
      throw UnusableInput(
        text: "\(table): cannot be read; \(Self.variable) must name the folder of instances")
    }
    return try BestKnown.parse(text, name: table).map { entry in
      BenchmarkCase(
        suite: .gap, name: "\(entry.instance) \(entry.sense.rawValue)", size: entry.kind,
        known: KnownFigures(plan: entry.value, isPlanOptimal: entry.isOptimal)
      ) {
        try GAPReader.read(
          path: "\(folder)/\(entry.instance)", sense: entry.sense == .min ? .minimise : .maximise)
      }
    }
  }
}

/// A line of the table of best known values.
struct BestKnown: Equatable {
  enum Sense: String { case min, max }

  var instance: String
  var kind: String
  var sense: Sense
  var value: Double
  var isOptimal: Bool

  static let header = "instance,type,agents,jobs,sense,best_known,proven_optimal,lower_bound"

  /// Lines in the order of the file; everything that is wrong at once.
  static func parse(_ text: String, name: String) throws -> [BestKnown] {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    var faults: [String] = []
    var entries: [BestKnown] = []
    if lines.first != header { faults.append("line 1: the header is not \"\(header)\"") }
    for (index, line) in lines.enumerated().dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 8, let sense = Sense(rawValue: fields[4]), let value = Double(fields[5]),
        ["yes", "no"].contains(fields[6])
      else {
        faults.append("line \(index + 1): \"\(line)\" is not a line under that header")
        continue
      }
      entries.append(
        BestKnown(
          instance: fields[0], kind: fields[1], sense: sense, value: value, isOptimal: fields[6] == "yes"))
    }
    if !faults.isEmpty { throw UnusableInput(text: faults.map { "\(name): \($0)" }.joined(separator: "\n")) }
    return entries
  }
}
