/// What broken spreads cost the search: a penalty in proportion to the excess over what they allow.
///
/// Spreads are not sums over rows, so that the local problems of steps see of them only the rows that were cut
/// for them so far; the state weighs every move by these exact costs in floating point, and whether a plan is
/// legal is decided in integers.
struct SpreadCosts {
  private let spreads: [Spread]
  private let members: [[Member]]
  /// Rows of all members, each once.
  private let rows: [Int]
  /// Penalty of one unit of excess at weight 1: as much as a usual multiplier of every member's row together,
  /// which may all pull the other way.
  private let unit: [Double]
  /// Members of each spread, in the order of the last call: nearly that of the next.
  private let order: [UnsafeMutablePointer<Int32>]
  private let value: UnsafeMutablePointer<Double>
  private let owner: Owner

  private struct Member {
    var row: Int
    /// Units of the spread's inequality for one scaled unit of activity.
    var factor: Double
    var weight: Double
    var target: Double
  }

  /// Frees the memory when the last copy goes.
  private final class Owner {
    let order: [UnsafeMutablePointer<Int32>]
    let value: UnsafeMutablePointer<Double>
    init(_ order: [UnsafeMutablePointer<Int32>], _ value: UnsafeMutablePointer<Double>) {
      self.order = order
      self.value = value
    }
    deinit {
      for memory in order { memory.deallocate() }
      value.deallocate()
    }
  }

  /// - Parameter typical: a multiplier of usual size, per scaled unit of activity.
  init(_ model: SearchModel, typical: Double) {
    spreads = model.spreads
    members = spreads.map { spread in
      spread.members.map { member in
        Member(
          row: Int(member.row), factor: Double(member.weight) / model.rowScale[Int(member.row)],
          weight: Double(member.weight), target: Double(member.target))
      }
    }
    rows = Set(members.joined().map(\.row)).sorted()
    unit = spreads.map { spread in
      Double(spread.members.count) * typical * model.rowScale[Int(spread.members[0].row)]
        / spread.unitsPerActivity
    }
    order = spreads.map { .copy(of: $0.members.indices.map(Int32.init)) }
    value = .allocate(capacity: max(1, spreads.map(\.members.count).max() ?? 0))
    owner = Owner(order, value)
  }

  var isEmpty: Bool { spreads.isEmpty }

  /// Whether all spreads hold.
  func hold(at exact: UnsafePointer<Int128>, rowCount: Int) -> Bool {
    let activity = Array(UnsafeBufferPointer(start: exact, count: rowCount))
    return spreads.allSatisfy { $0.excess(at: activity) <= 0 }
  }

  /// Whether a move changes what the spreads look at.
  @inline(__always)
  func isTouched(_ pending: UnsafePointer<Double>) -> Bool {
    for row in rows where pending[row] != 0 { return true }
    return false
  }

  /// Cost at weight 1 of activities `activity + pending`, in scaled units.
  func cost(_ activity: UnsafePointer<Double>, _ pending: UnsafePointer<Double>) -> Double {
    var total = 0.0
    for spread in spreads.indices { total += unit[spread] * max(0, excess(spread, activity, pending)) }
    return total
  }

  private func excess(
    _ spread: Int, _ activity: UnsafePointer<Double>, _ pending: UnsafePointer<Double>
  ) -> Double {
    let members = members[spread]
    let atMost = Double(spreads[spread].atMost)
    switch spreads[spread].measure {
    case .largestDeviations(let count):
      for (index, member) in members.enumerated() {
        value[index] = abs(member.factor * (activity[member.row] + pending[member.row]) - member.target)
      }
      if count < members.count { sort(spread) }
      var total = 0.0
      for place in 0..<min(count, members.count) { total += value[Int(order[spread][place])] }
      return total - atMost
    case .gini:
      // Ordered by activity per weight, each member is ahead of those after it.
      for (index, member) in members.enumerated() {
        let units = member.factor / member.weight
        value[index] = units * (activity[member.row] + pending[member.row]) / member.weight
      }
      sort(spread)
      var (before, apart, sum, whole) = (0.0, 0.0, 0.0, 0.0)
      for member in members { whole += member.weight }
      for place in members.indices {
        let index = Int(order[spread][place])
        let (weight, activity) = (members[index].weight, value[index] * members[index].weight)
        apart += (whole - weight - 2 * before) * activity
        before += weight
        sum += activity
      }
      return Double(Spread.giniUnits) * apart - atMost * whole * sum
    }
  }

  /// Sorts a spread's members by falling value.
  private func sort(_ spread: Int) {
    let order = order[spread]
    for place in 1..<max(1, members[spread].count) {
      let index = order[place]
      let key = value[Int(index)]
      var hole = place
      while hole > 0, value[Int(order[hole - 1])] < key {
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = index
    }
  }
}
