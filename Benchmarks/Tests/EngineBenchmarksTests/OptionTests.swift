import SolverBenchmarks
import Testing

@testable import EngineBenchmarks

@Suite("Options")
struct OptionTests {
  @Test("options are read")
  func reading() throws {
    let options = try BenchmarkOptions([
      "--suite", "gap,models", "--size", "A,D", "--seed", "1,2", "--time-limit", "2.5", "--threads", "2",
    ])
    #expect(options.selection.suites == [.gap, .models])
    #expect(options.selection.sizes == ["A", "D"])
    #expect(options.searchSeeds == [1, 2])
    #expect(options.timeLimit == 2.5 && options.workLimit == nil && options.threads == 2)
    #expect(try BenchmarkOptions([]).timeLimit == Benchmark.usualTimeLimit)
    #expect(try BenchmarkOptions(["--work-limit", "5"]).timeLimit == nil)
    #expect(try BenchmarkOptions(["--check", "f"]).mode == .check("f"))
    #expect(try BenchmarkOptions(["--report", "a,b"]).mode == .report(["a", "b"]))
    #expect(try BenchmarkOptions(["--suite", "stop"]).mode == .stopLatency)
  }

  @Test("everything wrong is said at once")
  func faults() throws {
    let error = #expect(throws: UnusableInput.self) {
      try BenchmarkOptions(["--suite", "gap,", "--threads", "65", "--gap", "-1", "--fast", "--json"])
    }
    #expect(error?.text.split(separator: "\n").count == 5)
  }
}
