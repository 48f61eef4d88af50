import Testing

@testable import PlanFiles

/// What counts as a change of the CRM since the export.
@Suite struct StateComparisonTests {
  private func state(_ rows: [(id: String, owner: String, other: UInt64)]) -> CRMState {
    CRMState(
      ownerColumns: ["Owner"],
      records: rows.enumerated().map { line, row in
        CRMState.Record(
          id: row.id, name: "Firm \(row.id)", owners: [CRMState.OwnerCell(row.owner)], line: line + 2,
          otherCells: row.other)
      }, columns: ["Id", "Owner", "Phone"])
  }

  private let old: [(id: String, owner: String, other: UInt64)] = [
    ("001", "Ann", 1), ("1", "Bob", 2), ("2", "Ann", 3), ("3", "", 4),
  ]

  private func compared(
    _ fresh: [(id: String, owner: String, other: UInt64)],
    planned: Set<String> = ["001", "1", "2", "3"], settled: Set<StateComparison.Place> = []
  ) -> StateComparison {
    StateComparison(old: state(old), fresh: state(fresh), planned: planned, settled: settled)
  }

  @Test func theSameInAnotherOrderIsUnchanged() {
    let same = compared(old.reversed())
    #expect(same.isUnchanged && same.otherwiseChanged == 0 && same.added.isEmpty)
  }

  @Test func idsAreTexts() {
    // 001 and 1 are two accounts; neither stands for the other.
    let one = compared([("1", "Bob", 2), ("2", "Ann", 3), ("3", "", 4)])
    #expect(one.gone.map(\.id) == ["001"])
  }

  @Test func ownersChangedByOthersAreNamed() {
    let changed = compared([("001", "Cid", 1), ("1", "Bob", 2), ("2", "", 3), ("3", "Ann", 4)])
    #expect(changed.ownersChanged.map(\.id) == ["001", "2", "3"])
    #expect(changed.ownersChanged.map(\.exported.text) == ["Ann", "Ann", ""])
    #expect(changed.ownersChanged.map(\.now.text) == ["Cid", "", "Ann"])
    #expect(!changed.isUnchanged)
  }

  @Test func whatThePlanWantsAnywayIsNoConflict() {
    let written = compared(
      [("001", "Cid", 1), ("1", "Bob", 2), ("2", "Ann", 3), ("3", "", 4)],
      settled: [StateComparison.Place(id: "001", column: 0)])
    #expect(written.isUnchanged)
  }

  @Test func accountsOutsideThePlanDoNotMatter() {
    let changed = compared([("001", "Cid", 1), ("1", "Bob", 2), ("2", "Ann", 3)], planned: ["1", "2"])
    #expect(changed.isUnchanged)
  }

  @Test func newAndDoubledAccountsAndOtherColumnsAreTold() {
    let changed = compared([
      ("001", "Ann", 9), ("1", "Bob", 2), ("2", "Ann", 3), ("2", "Ann", 3), ("3", "", 4), ("4", "Bob", 5),
    ])
    #expect(changed.otherwiseChanged == 1)
    #expect(changed.added.map(\.id) == ["4"])
    #expect(changed.duplicated == [StateComparison.Duplicate(id: "2", lines: [4, 5])])
    #expect(!changed.isUnchanged)
    #expect(compared(old + [("4", "Bob", 5)]).isUnchanged)
  }
}
