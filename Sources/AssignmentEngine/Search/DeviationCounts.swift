/// How many sets of deviations lie within a limit, by a dynamic program over costs in equal classes.
///
/// Costs are rounded down to their class, and sets with two deviations of one unit are counted too: the
/// count is never too small.
struct DeviationCounts {
  static let classes = 128

  /// Number of sets by the class of their cost.
  private var sets = [Float](repeating: 0, count: classes)

  /// The largest limit, up to `useful`, within which one half (every second unit from `units[half]`) has at
  /// most `most` sets; next to nothing where more than that cost nothing.
  mutating func reach(
    half: Int, units: [DeviatingUnit], deviations: [Deviation], within useful: Float, most: Int
  ) -> Float {
    var range = useful
    while range > Self.least {
      let place = firstClass(half: half, units: units, deviations: deviations, range: range, most: most)
      guard let place else { return range }
      let width = range / Float(Self.classes)
      if place >= Self.coarse { return Float(place) * width }
      // A few classes tell too little: count again with all of them over what these cover.
      range = Float(place + 1) * width
    }
    return 0
  }

  /// Limits below this are not told from 0.
  private static let least: Float = 1e-6
  /// A limit of fewer classes than this is found again on a finer scale.
  private static let coarse = 16

  /// The first class that makes the number of sets exceed `most`; nil if none does.
  private mutating func firstClass(
    half: Int, units: [DeviatingUnit], deviations: [Deviation], range: Float, most: Int
  ) -> Int? {
    let classesPerCost = Float(Self.classes) / range
    return sets.withUnsafeMutableBufferPointer { sets in
      sets.update(repeating: 0)
      sets[0] = 1
      for unit in stride(from: half, to: units.count, by: 2) {
        for index in Int(units[unit].first)..<Int(units[unit].end) where deviations[index].cost < range {
          let step = min(Int(deviations[index].cost * classesPerCost), Self.classes - 1)
          for place in stride(from: Self.classes - 1, through: step, by: -1) {
            sets[place] += sets[place - step]
          }
        }
      }
      var total: Float = 0
      for place in 0..<Self.classes {
        total += sets[place]
        if total > Float(most) { return place }
      }
      return nil
    }
  }
}
