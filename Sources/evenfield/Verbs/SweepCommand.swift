import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import ScenarioRunning
import TerritoryPlanning

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sweep", abstract: "x")
  @OptionGroup var source: ScenarioSource
  @OptionGroup var effort: EffortOptions
  @Option(parsing: .singleValue) var vary: [String] = []
  @Flag var cold = false

  func run() throws {
    let base = try source.loadOne()
    let path = source.paths[0].hasSuffix(".yaml") ? source.paths[0] : source.paths[0] + "/" + base.name + ".yaml"
    let axes = try vary.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      return SweepAxis(
        name: parts[0], path: try SweepNames.path(parts[0], in: base), values: try SweepValues.parsed(parts[1]))
    }
    var options: [[ScenarioOption]] = []
    _ = SweepGrid(base: base, axes: axes) { values in
      options.append(zip(axes, values).map { try! ScenarioOption($0.path, $1.text) })
      return base
    }
    let t0 = Date()
    var scenarios = try ScenarioFile.load(path, overridingEach: options)
    let grid = SweepGrid(base: base, axes: axes) { _ in scenarios.removeFirst() }
    print("loaded", Date().timeIntervalSince(t0), clock())
    let runner = SweepRunner(
      effort: ScenarioRunner(overrides: effort.overrides).effort(for: base), threads: effort.threads ?? 1,
      isSharing: !cold)
    let c0 = clock()
    let study = try runner.study(grid, stop: StopSignal()) { point, news in
      if case .answered(let p) = news { print("answered", point, p.origin, p.gap ?? -1, "cpu", Double(clock() - c0) / 1e6, p.counters) }
    }
    print("cpu of study", Double(clock() - c0) / 1e6, study.order, study.counters)
    for (i, p) in study.points.enumerated() {
      print(grid.values(i).map(\.text), p.origin, p.worth?.minorUnits ?? 0, p.bound?.minorUnits ?? 0, p.gap ?? -1, p.planFrom ?? -1, p.boundFrom ?? -1)
    }
  }
}
