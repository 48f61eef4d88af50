import AssignmentEngine
import Foundation
import Testing

@Suite("OR-Library files")
struct GAPReaderTests {
  private func faults(_ text: String) -> [ModelFileFault] {
    do {
      _ = try GAPReader.parse(Array(text.utf8), name: "gap", sense: .minimise)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func readsCostsResourcesAndCapacities() throws {
    let text = " 2 3\n 1 2 3\n 4 5 6\n 7 8 0\n 10 11 12\n\t20 21 \r\n"
    let problem = try GAPReader.parse(Array(text.utf8), name: "gap", sense: .minimise)
    #expect(problem.itemCount == 3)
    #expect(problem.agentCount == 2)
    #expect(problem.columnValue == [-1, -4, -2, -5, -3, -6])
    #expect(problem.rows == [SideRow(lower: nil, upper: 20), SideRow(lower: nil, upper: 21)])
    #expect(problem.entryRow == [0, 1, 0, 1, 1])
    #expect(problem.entryCoefficient == [7, 10, 8, 11, 12])
    #expect(problem.originalSense == .minimise)
    let other = try GAPReader.parse(Array(text.utf8), name: "gap", sense: .maximise)
    #expect(other.columnValue == [1, 4, 2, 5, 3, 6])
  }

  @Test(arguments: [
    ("", "must start with"), ("0 3", "must start with"), ("-1 -1", "must start with"),
    ("1 1 2 3", "take 5 numbers, but there are 4"), ("1 1 2 3 4 5", "but there are 6"),
    ("1 1 x 3 4", "not a whole number"), ("1 1 2.5 3 4", "not a whole number"),
    ("1 1 nan 3 4", "not a whole number"), ("999999999999999999 999999999999999999 1", "but there are 3"),
    ("1 1 1e18 3 4", "not a whole number"),
  ])
  func damagedFilesAreRefused(text: String, message: String) {
    #expect(faults(text).contains { $0.message.contains(message) }, "\(faults(text))")
  }

  @Test func faultsNameTheirLine() {
    #expect(faults("1 1\n2\n3 ?\n!").map(\.line) == [3, 4])
  }

  @Test(
    .disabled(if: Reference.isMissing, Comment(rawValue: Reference.remedy)),
    arguments: [("gap1-0", 5, 15), ("gap12-4", 10, 60), ("d20200", 20, 200), ("e40400", 40, 400)])
  func referenceFiles(name: String, agents: Int, jobs: Int) throws {
    let problem = try GAPReader.read(path: Reference.path("gap/" + name), sense: .minimise)
    #expect(problem.agentCount == agents)
    #expect(problem.itemCount == jobs)
    #expect(problem.columnCount == agents * jobs)
  }
}
