import ScenarioRunning
import Testing

/// Which of command line, scenario file and default decides what a run may spend.
@Suite struct EffortTests {
  static let defaults = Effort(gap: 0.3, timeLimitSeconds: 30, workLimit: nil, seed: 3)
  static let file = Effort(gap: 0.2, timeLimitSeconds: 20, workLimit: 200, seed: 2)
  static let overrides = Effort(gap: 0.1, timeLimitSeconds: 10, workLimit: 100, seed: 1)

  static func effort(file: Effort, overrides: Effort) -> Effort {
    ScenarioRunner(defaults: defaults, overrides: overrides).effort(for: TinyFirm.scenario(effort: file))
  }

  @Test func defaultsHoldWhereNothingIsSaid() {
    #expect(Self.effort(file: Effort(), overrides: Effort()) == Self.defaults)
  }

  @Test func fileWinsOverDefault() {
    #expect(Self.effort(file: Self.file, overrides: Effort()) == Self.file)
  }

  @Test func overrideWinsOverFile() {
    #expect(Self.effort(file: Self.file, overrides: Self.overrides) == Self.overrides)
  }

  /// Each field on its own: what an override leaves open comes from the file, then from the default.
  @Test func fieldsAreDecidedOneByOne() {
    let mixed = Self.effort(file: Effort(timeLimitSeconds: 20), overrides: Effort(seed: 1))
    #expect(mixed == Effort(gap: 0.3, timeLimitSeconds: 20, workLimit: nil, seed: 1))
  }

  @Test func zeroIsAValue() {
    let effort = Self.effort(file: Self.file, overrides: Effort(gap: 0, workLimit: 0))
    #expect(effort.gap == 0)
    #expect(effort.workLimit == 0)
  }

  @Test(arguments: [Effort(workLimit: 50), Effort()], [Effort(workLimit: 70), Effort()])
  func workLimitLiftsTheDefaultTimeLimit(file: Effort, overrides: Effort) {
    let effort = Self.effort(file: file, overrides: overrides)
    let workLimit = overrides.workLimit ?? file.workLimit
    #expect(effort.workLimit == workLimit)
    #expect(effort.timeLimitSeconds == (workLimit == nil ? 30 : nil))
  }

  /// Who asks for time alone gets it: the default work limit does not end the run before.
  @Test(arguments: [Effort(timeLimitSeconds: 5), Effort()], [Effort(timeLimitSeconds: 7), Effort()])
  func askedTimeLiftsTheDefaultWorkLimit(file: Effort, overrides: Effort) {
    let defaults = Effort(gap: 0.3, timeLimitSeconds: 30, workLimit: 300, seed: 3)
    let effort = ScenarioRunner(defaults: defaults, overrides: overrides)
      .effort(for: TinyFirm.scenario(effort: file))
    let asked = overrides.timeLimitSeconds ?? file.timeLimitSeconds
    #expect(effort.timeLimitSeconds == asked ?? 30)
    #expect(effort.workLimit == (asked == nil ? 300 : nil))
  }

  /// A time limit that somebody asked for holds beside a work limit.
  @Test func askedTimeLimitStays() {
    let byFile = Self.effort(file: Effort(timeLimitSeconds: 20), overrides: Effort(workLimit: 70))
    #expect(byFile.timeLimitSeconds == 20)
    let byOverride = Self.effort(file: Effort(workLimit: 50), overrides: Effort(timeLimitSeconds: 10))
    #expect(byOverride.timeLimitSeconds == 10)
  }

  @Test func standardEffortIsLimited() {
    #expect(ScenarioRunner.standardEffort.timeLimitSeconds == 60)
    #expect(ScenarioRunner.standardEffort.workLimit != nil)
    #expect(ScenarioRunner().effort(for: TinyFirm.scenario()) == ScenarioRunner.standardEffort)
  }

  @Test func runsAreAtLeastOne() {
    let runner = ScenarioRunner(concurrentScenarios: 0, threadsPerScenario: -3)
    #expect(runner.concurrentScenarios == 1)
    #expect(runner.threadsPerScenario == 1)
  }
}
