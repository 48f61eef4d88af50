import Testing

@testable import EngineBenchmarks

@Suite("Options and tables")
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
    #expect(try BenchmarkOptions([]).timeLimit == BenchmarkOptions.usualTimeLimit)
    #expect(try BenchmarkOptions(["--work-limit", "5"]).timeLimit == nil)
    #expect(try BenchmarkOptions(["--check", "f"]).mode == .check("f"))
  }

  @Test("everything wrong is said at once")
  func faults() throws {
    let error = #expect(throws: UnusableInput.self) {
      try BenchmarkOptions(["--suite", "gap,", "--threads", "3", "--gap", "-1", "--fast", "--json"])
    }
    #expect(error?.text.split(separator: "\n").count == 5)
  }

  @Test("the table of best known values is read; a line that does not fit is named")
  func bestKnown() throws {
    let line = "\(BestKnown.header)\nd5,D,5,100,min,6353,yes,6353\n"
    #expect(
      try BestKnown.parse(line, name: "t")
        == [BestKnown(instance: "d5", kind: "D", sense: .min, value: 6353, isOptimal: true)])
    let error = #expect(throws: UnusableInput.self) {
      try BestKnown.parse("\(BestKnown.header)\nd5,D,5,100,up,6353,yes,6353\n", name: "t")
    }
    #expect(error?.text.hasPrefix("t: line 2") == true)
  }

  @Test("reference suites are skipped, saying so, without their folder")
  func skipping() throws {
    #expect(ReferenceFolder(environment: [:]) == nil)
    let selection = Selection(suites: [.models, .gap])
    let selected = try SelectedCases(selection, reference: nil)
    #expect(selected.cases.isEmpty)
    #expect(selected.skipped.count == 2)
    #expect(selected.skipped.allSatisfy { $0.contains(ReferenceFolder.variable) })
  }
}
