/// The inner loops of the volume method: the best priced column of every single item, and the activity of
/// the point they make.
extension VolumeMethod {
  /// Sum of the best priced values over the packed columns; adds the chosen columns to `activity`.
  static func pricePacked(
    _ scaled: ScaledProblem, _ y: UnsafePointer<Double>, _ activity: UnsafeMutablePointer<Double>
  ) -> Double {
    scaled.packed.withUnsafeBufferPointer { columns in
      scaled.packedStart.withUnsafeBufferPointer { start in
        var total = 0.0
        for item in 0..<(start.count - 1) {
          var best = -Double.infinity
          var chosen = Int(start[item])
          for column in Int(start[item])..<Int(start[item + 1]) {
            let entry = columns[column]
            let priced =
              entry.value - y[Int(entry.row0)] * Double(entry.coefficient0)
              - y[Int(entry.row1)] * Double(entry.coefficient1)
              - y[Int(entry.row2)] * Double(entry.coefficient2)
            if priced > best {
              best = priced
              chosen = column
            }
          }
          total += best
          let entry = columns[chosen]
          activity[Int(entry.row0)] += Double(entry.coefficient0)
          activity[Int(entry.row1)] += Double(entry.coefficient1)
          activity[Int(entry.row2)] += Double(entry.coefficient2)
        }
        return total
      }
    }
  }

  /// The same from the compressed rows, for columns of any length.
  static func priceEntries(
    _ scaled: ScaledProblem, _ y: UnsafePointer<Double>, _ activity: UnsafeMutablePointer<Double>
  ) -> Double {
    let problem = scaled.problem
    var total = 0.0
    for item in scaled.groups.singles {
      var best = -Double.infinity
      var chosen = 0
      for column in problem.columns(of: Int(item)) {
        let priced = scaled.pricedValue(column, y)
        if priced > best {
          best = priced
          chosen = column
        }
      }
      total += best
      for entry in problem.entries(of: chosen) {
        activity[Int(problem.entryRow[entry])] += scaled.coefficient[entry]
      }
    }
    return total
  }
}
