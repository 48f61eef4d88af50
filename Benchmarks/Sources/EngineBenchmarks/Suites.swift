import AssignmentEngine

/// Which cases a run takes.
struct Selection: Equatable {
  var suites: [Suite] = [.territory]
  /// Sizes or classes; empty for the suite's usual ones.
  var sizes: [String] = []
  /// Texts of which the case's name must contain one; empty for all.
  var instances: [String] = []
  /// Seeds of generated problems.
  var problemSeeds: [UInt64] = [1]

  /// Generated sizes that run where none is asked for.
  static let usualSizes = ["XS", "S"]
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
      }
    }
    cases = cases.filter { $0.isSelected(by: selection) }
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
}

extension BenchmarkCase {
  func isSelected(by selection: Selection) -> Bool {
    (selection.sizes.isEmpty || selection.sizes.contains(size))
      && (selection.instances.isEmpty || selection.instances.contains { name.contains($0) })
  }
}
