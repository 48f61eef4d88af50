import AssignmentEngine
import Foundation

/// Which cases a run takes.
public struct Selection: Sendable, Equatable {
  public var suites: [Suite]
  /// Sizes or classes; empty for the suite's usual ones.
  public var sizes: [String] = []
  /// Texts of which the case's name must contain one; empty for all.
  public var instances: [String] = []
  /// Seeds of generated problems.
  public var problemSeeds: [UInt64] = [1]
  /// Model files besides the suites' cases: MPS where the name contains `.mps`, else OR-Library GAP, minimised.
  public var files: [String] = []
  /// Rules to be put on each of the suites' territory models: once none, once each, once all of them.
  public var rules: RuleParameters?

  /// Generated sizes that run where none is asked for.
  static let usualSizes = ["XS", "S"]

  public init(suites: [Suite] = [.territory]) { self.suites = suites }
}

/// Cases to run and notes on what cannot be.
struct SelectedCases {
  var cases: [BenchmarkCase] = []
  var skipped: [String] = []

  init(_ selection: Selection, reference: ReferenceFolder?) throws {
    for suite in selection.suites {
      switch suite {
      case .territory: cases += Self.territory(selection)
      case .models, .gap:
        guard let reference else {
          skipped.append(
            "suite \(suite.rawValue) skipped: set \(ReferenceFolder.variable) to the folder of reference "
              + "instances")
          continue
        }
        cases += suite == .models ? reference.models() : try reference.generalizedAssignment()
      case .file: break
      }
    }
    if let rules = selection.rules { cases = cases.flatMap { Self.ruled($0, rules) } }
    cases = cases.filter { $0.isSelected(by: selection) } + selection.files.map(Self.file)
  }

  private static func territory(_ selection: Selection) -> [BenchmarkCase] {
    TerritoryProblem.Size.allCases
      .filter { !selection.sizes.isEmpty || Selection.usualSizes.contains($0.rawValue) }
      .flatMap { size in
        selection.problemSeeds.map { seed in
          BenchmarkCase(suite: .territory, name: "\(size.rawValue)-\(seed)", size: size.rawValue) {
            try TerritoryProblem.generate(size, seed: seed).problem
          }
        }
      }
  }

  /// The case as it is, with each rule by itself, and with all of them.
  private static func ruled(_ plain: BenchmarkCase, _ parameters: RuleParameters) -> [BenchmarkCase] {
    let all = RuleParameters.Rule.allCases
    let variants = [("none", [])] + all.map { ($0.name, [$0]) } + [("every_rule", all)]
    return variants.map { name, rules in
      BenchmarkCase(suite: plain.suite, name: "\(plain.name) \(name)", size: plain.size) {
        try RuledModel.problem(plain.load(), name: plain.name, parameters: parameters, rules: rules)
      }
    }
  }

  private static func file(_ path: String) -> BenchmarkCase {
    let name = (path as NSString).lastPathComponent
    return BenchmarkCase(
      suite: .file, name: name.split(separator: ".").first.map(String.init) ?? name, size: ""
    ) {
      guard name.lowercased().contains(".mps") else {
        return try GAPReader.read(path: path, sense: .minimise)
      }
      return try MPSReader.read(path: path).problem
    }
  }
}

extension BenchmarkCase {
  func isSelected(by selection: Selection) -> Bool {
    (selection.sizes.isEmpty || selection.sizes.contains(size))
      && (selection.instances.isEmpty || selection.instances.contains { name.contains($0) })
  }
}
