import Testing

@testable import EngineBenchmarks

@Suite("Instructions")
struct InstructionTests {
  @Test("callgrind's figure is found; without it there is none")
  func reading() {
    let text = """
      ==71== Callgrind, a call-graph generating cache profiler
      ==71== Events    : Ir
      ==71== Collected : 1234567890
      """
    #expect(InstructionCount.collected(in: text) == 1_234_567_890)
    #expect(InstructionCount.collected(in: "==71== Events    : Ir") == nil)
  }

  @Test("valgrind is looked for on the path")
  func search() {
    #expect(InstructionCount.installedValgrind(path: "/no/such/folder") == nil)
    #expect(InstructionCount.installedValgrind(path: nil) == nil)
  }

  @Test("3 % more instructions pass, more are refused with the figure and how much is allowed")
  func regression() {
    func figures(_ count: Int64) -> Thresholds.AcceptedCase {
      .init(
        name: "small", fingerprint: "f", outcome: "optimal", gap: 0,
        counters: [InstructionCount.counter: count])
    }
    let accepted = Thresholds(counterShare: InstructionCount.usualTolerance, cases: [figures(1_000_000)])
    #expect(ThresholdComparison([figures(1_030_000)], accepted: accepted).regressions == [])
    #expect(
      ThresholdComparison([figures(1_040_000)], accepted: accepted).regressions
        == ["small: instructions 1040000, accepted 1000000 (+4.0 %), allowed 1030010"])
  }

  @Test("the cases are told apart by their names")
  func names() {
    #expect(Set(SmokeCheck.instructionCases.map(\.name)).count == SmokeCheck.instructionCases.count)
  }
}
