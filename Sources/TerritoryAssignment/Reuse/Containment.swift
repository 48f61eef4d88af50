import AssignmentEngine
import TerritoryPlanning

extension TerritoryPlanner {
  /// Whether every legal plan of a tighter planner is legal here and worth at least as much: then a plan of the
  /// tighter one serves here, and a bound found here holds there.
  ///
  /// Shown on the two integer programs, requirement by requirement; false where it is not shown, which does not
  /// mean that it is not so. Formulas: docs/formulations/sweep.md. Takes time linear in the two programs.
  public func contains(_ tighter: TerritoryPlanner) -> Bool {
    guard aim == .money, tighter.aim == .money,
      translation.merged.members == tighter.translation.merged.members
    else { return false }
    return Containment(of: tighter.translation, in: translation)?.isShown ?? false
  }
}

/// The comparison of a tighter program with a looser one, column by column and row by row.
///
/// The difference of two rows is a row itself: over the tighter program's choices it lies between the sums of its
/// least and of its largest amounts, item by item and indicator by indicator. A looser row is kept by whatever
/// keeps the tighter one when that difference never exceeds the room between their bounds. What a plan is worth is
/// compared in the same way.
struct Containment {
  private let tight: AssignmentProblem
  private let loose: AssignmentProblem
  /// The looser program's column of each of the tighter one's.
  private let columnOfTight: [Int32]
  /// The tighter program's row of each of the looser one's; -1 where it has none.
  private let tightRow: [Int]
  private let differences: ProgramDifferences

  /// nil where a pair of the tighter program is not allowed in the looser one, or agents differ.
  init?(of tighter: Translation, in looser: Translation) {
    (tight, loose) = (tighter.problem, looser.problem)
    guard tight.agentCount == loose.agentCount, tight.names.agents == loose.names.agents,
      tight.itemCount == loose.itemCount, tight.valueExponent == loose.valueExponent,
      let columns = Self.columns(tighter, looser)
    else { return nil }
    columnOfTight = columns
    tightRow = Self.rows(tight.names.rows, loose.names.rows)
    differences = ProgramDifferences(tight, loose, columnOfTight: columns, tightRow: tightRow)
  }

  var isShown: Bool {
    differences.leastWorth >= 0 && loose.rows.indices.allSatisfy(isKept) && areCouplingsKept
      && loose.connectivities.allSatisfy { tight.connectivities.contains($0) } && areSpreadsKept
  }

  // MARK: Rows

  /// Whether plans that keep the tighter row keep this one, or break it no further and at no higher price.
  private func isKept(_ row: Int) -> Bool {
    let (mine, range) = (loose.rows[row], differences.rows[row])
    guard tightRow[row] >= 0 else {
      return mine.lower.map { range.least >= Int128($0) } ?? true
        && mine.upper.map { range.most <= Int128($0) } ?? true
    }
    let theirs = tight.rows[tightRow[row]]
    guard mine.exponent == theirs.exponent else { return false }
    if let lower = mine.lower {
      guard let other = theirs.lower, range.least + Int128(other) - Int128(lower) >= 0,
        Self.isNoDearer(mine.shortfallPrice, than: theirs.shortfallPrice)
      else { return false }
    }
    if let upper = mine.upper {
      guard let other = theirs.upper, range.most + Int128(other) - Int128(upper) <= 0,
        Self.isNoDearer(mine.excessPrice, than: theirs.excessPrice)
      else { return false }
    }
    return true
  }

  /// nil is a bound that must not be broken at any price.
  private static func isNoDearer(_ price: Int64?, than other: Int64?) -> Bool {
    guard let other else { return true }
    return price.map { $0 <= other } ?? false
  }

  // MARK: Shapes

  private var areCouplingsKept: Bool {
    if tight.couplings == loose.couplings { return true }
    var known: [[Int32]: [Coupling]] = [:]
    for coupling in tight.couplings { known[coupling.items, default: []].append(coupling) }
    return loose.couplings.allSatisfy { coupling in
      known[coupling.items, default: []].contains { Self.isImplied(coupling, by: $0) }
    }
  }

  private static func isImplied(_ coupling: Coupling, by other: Coupling) -> Bool {
    if case .atMost(let most, _, let exempt) = coupling, case .atMost(let fewer, _, let alsoExempt) = other {
      return fewer <= most && exempt == alsoExempt
    }
    return coupling == other
  }

  private var areSpreadsKept: Bool {
    loose.spreads.allSatisfy { spread in
      let members = spread.members.map { (row: tightRow[Int($0.row)], member: $0) }
      // The sums themselves must be the same.
      guard members.allSatisfy({ $0.row >= 0 && differences.rows[Int($0.member.row)].isZero }) else {
        return false
      }
      let mapped = members.map {
        Spread.Member(row: Int32($0.row), weight: $0.member.weight, target: $0.member.target)
      }
      return tight.spreads.contains {
        $0.members == mapped && $0.measure == spread.measure && $0.atMost <= spread.atMost
      }
    }
  }

  // MARK: Matching

  private static func columns(_ tighter: Translation, _ looser: Translation) -> [Int32]? {
    let (tight, loose) = (tighter.problem, looser.problem)
    var found: [Int32] = []
    found.reserveCapacity(tight.columnCount)
    for item in 0..<tight.itemCount {
      // Both are in the order of holders and levels.
      var candidates = loose.columns(of: item)
      for column in tight.columns(of: item) {
        let pair = (tight.columnAgent[column], tighter.level(of: column))
        while let first = candidates.first, (loose.columnAgent[first], looser.level(of: first)) < pair {
          candidates.removeFirst()
        }
        guard let first = candidates.first, (loose.columnAgent[first], looser.level(of: first)) == pair else {
          return nil
        }
        found.append(Int32(first))
      }
    }
    return found
  }

  /// Rows with the same name belong together, the first with the first. Any match is sound: what is compared are
  /// the figures.
  private static func rows(_ tight: [String], _ loose: [String]) -> [Int] {
    if tight == loose { return Array(tight.indices) }
    var waiting: [String: [Int]] = [:]
    for (row, name) in tight.enumerated().reversed() { waiting[name, default: []].append(row) }
    return loose.map { waiting[$0]?.popLast() ?? -1 }
  }
}
