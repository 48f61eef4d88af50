import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct ObjectionFileTests {
  private static let data = Result { try SmallFolder().load().data }

  private func read(_ text: String) throws -> [ManagerObjection] {
    let folder = try TemporaryFolder()
    try folder.write("objections.yaml", text)
    return try ObjectionFile.read(path: folder.path + "/objections.yaml", data: Self.data.get())
  }

  private func faults(_ text: String) throws -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let error as InputFaults {
      return error.faults.map(\.description)
    }
  }

  @Test func everyKind() throws {
    let read = try read(
      """
      objections:
        - keep: A-1
          with: R-1
          note: They ask for her.
          by: Chen
        - give: A-2
          duty: acquisition
          to: pool
        - {swap: [A-1, A-2], duty: [after_sales, maintenance]}
      """)
    #expect(
      read.map(\.demand) == [.keep(account: 0, with: 0), .give(account: 1, to: Holder(2)), .swap(0, 1)])
    #expect(read.map(\.duties) == [nil, [0], [1, 2]])
    #expect(read.map(\.place.line) == [2, 6, 9])
    #expect(read[0].note == "They ask for her." && read[0].by == "Chen")
  }

  /// Everything that is wrong is said at once, in the order of the lines.
  @Test func allFaultsWithTheirLines() throws {
    let faults = try faults(
      """
      objections:
        - keep: A-9
        - give: A-1
        - swap: [A-1]
        - give: A-1
          tto: R-1
        - keep: A-1
          give: A-2
        - swap: [A-1, A-1]
        - keep: A-1
          duty: [maintenence]
        - note: no demand
        - give: A-2
          to: R-7
      """)
    let expected = [
      "objections.yaml:2:11: objections.keep `A-9`: is not an account of this plan; did you mean A-1?",
      "objections.yaml:3:5: objections: does not say to whom; write to: REPRESENTATIVE, or to: pool",
      "objections.yaml:4:11: objections.swap: is not a pair of accounts; write swap: [ACCOUNT, ACCOUNT]",
      "objections.yaml:6:5: `tto`: is not a known key; did you mean to?",
      "objections.yaml:7:5: objections: asks for two things; write exactly one of keep, give and swap",
      "objections.yaml:9:17: objections.swap `A-1`: is exchanged with itself; name two accounts",
      "objections.yaml:11:12: objections.duty `maintenence`: is not a duty of this plan; did you mean maintenance?",
      "objections.yaml:12:5: objections: asks for nothing; write exactly one of keep, give and swap",
      "objections.yaml:14:9: objections.to `R-7`: is not a representative of this plan; did you mean R-1?",
    ]
    #expect(faults == expected, "\(faults.joined(separator: "\n"))")
  }

  @Test func pairsAreWrittenAndReadBack() throws {
    let context = PlanningContext(data: try Self.data.get())
    let pairs = context.items.indices.map { DemandedPair(item: $0, holder: Holder($0 % 3)) }
    let read = try read(ObjectionFile.text(pairs, in: context))
    #expect(try read.flatMap { try $0.pairs(against: context.today, in: context) } == pairs)
  }

  @Test func aFileWithoutObjections() throws {
    #expect(try faults("").first?.contains("holds no objections") == true)
    #expect(try faults("objections: []\n").first?.contains("holds no objections") == true)
    #expect(try faults("objection:\n  - keep: A-1\n").first?.contains("did you mean objections?") == true)
    #expect(try faults("objections: all of it\n").count == 1)
  }
}
