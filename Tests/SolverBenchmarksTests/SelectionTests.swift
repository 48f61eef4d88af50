import Testing

@testable import SolverBenchmarks

@Suite("Selections")
struct SelectionTests {
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

  @Test("sizes and seeds of generated problems; files come besides, by their plain names")
  func cases() throws {
    var selection = Selection()
    #expect(try SelectedCases(selection, reference: nil).cases.map(\.name) == ["XS-1", "S-1"])
    selection.sizes = ["XL", "M"]
    selection.problemSeeds = [1, 2]
    selection.files = ["folder/T_1.mps.gz"]
    #expect(
      try SelectedCases(selection, reference: nil).cases.map(\.name) == ["M-1", "M-2", "XL-1", "XL-2", "T_1"])
    selection.suites = []
    #expect(try SelectedCases(selection, reference: nil).cases.map(\.name) == ["T_1"])
  }
}
