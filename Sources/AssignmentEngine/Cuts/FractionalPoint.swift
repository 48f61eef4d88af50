/// A point of the linear relaxation: shares of columns that add up to 1 for every item, and what they make of
/// the side rows.
struct FractionalPoint: Sendable {
  /// Columns of a share above 0, ascending.
  var columns: [Int32] = []
  var shares: [Double] = []
  /// Of each side row, in its own units; indicators count with the shares of the choices under which they hold.
  var activity: [Double] = []

  /// The point of an assignment.
  init(_ assignment: Assignment, activity: [Int128]) {
    columns = assignment.columns
    shares = [Double](repeating: 1, count: columns.count)
    self.activity = activity.map { Double($0) }
  }

  init() {}
}
