/// The partition of the items that is left when indicators which tie many items are taken apart.
///
/// A narrow indicator lies within a cell of few items and is priced with them. A wide one spans cells: the
/// bound charges its cost to the items that cause it, in shares (see `docs/formulations/bound.md`).
public struct ItemCells: Sendable, Equatable {
  /// Items that stand alone, and cells of items tied by couplings and narrow indicators.
  public let groups: ItemGroups
  /// Wide indicators, ascending.
  public let wide: [Int32]
  /// For each wide indicator the items that have marked columns, ascending.
  public let itemsOfWide: [[Int32]]
}

extension AssignmentProblem {
  /// Most items of a cell that a narrow indicator helps to tie.
  public static let largestCell = 6

  /// Connected components of the items over couplings and narrow indicators.
  ///
  /// Couplings tie first. Indicators are then looked at in classes by the number of items that they touch,
  /// few first: all of a class tie at once, and those that come to lie in a component of more than
  /// `largestCell` items are taken back and are wide. So neither the order of items nor that of indicators
  /// matters. Where every group is that small, cells are groups.
  public func cells() -> ItemCells {
    let touched = itemsOfIndicators()
    var ties = Ties(count: itemCount)
    for coupling in couplings { ties.join(coupling.items) }
    var narrow: [Int] = []
    for count in 1...Self.largestCell {
      let sized = touched.indices.filter { touched[$0].count == count }
      guard !sized.isEmpty else { continue }
      var trial = ties
      for index in sized { trial.join(touched[index]) }
      for index in sized where trial.size(of: Int(touched[index][0])) <= Self.largestCell {
        ties.join(touched[index])
        narrow.append(index)
      }
    }
    let isNarrow = Set(narrow)
    let wide = touched.indices.filter { !isNarrow.contains($0) }
    return ItemCells(
      groups: groups(ties, itemsOfIndicator: touched, within: narrow.sorted()),
      wide: wide.map(Int32.init), itemsOfWide: wide.map { touched[$0] })
  }
}
