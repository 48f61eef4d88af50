/// How many sets of deviations lie within a limit, by a dynamic program over costs in equal classes.
///
/// Costs are rounded down to their class, and sets with two deviations of one unit are counted too: the
/// count is never too small.
struct DeviationCounts {
  static let classes = 128

  /// Number of sets by the class of their cost.
  private var sets = [Float](repeating: 0, count: classes)

  /// The largest limit, up to `useful`, within which one half (every second unit from `units[half]`) has at
  /// most `most` sets; 0 where more than that cost next to nothing.
  mutating func reach(
    half: Int, units: [DeviatingUnit], deviations: [Deviation], within useful: Float, most: Int
  ) -> Float {
    guard useful > 0 else { return 0 }
    let classesPerCost = Float(Self.classes) / useful
    return sets.withUnsafeMutableBufferPointer { sets in
      sets.update(repeating: 0)
      sets[0] = 1
      for unit in stride(from: half, to: units.count, by: 2) {
        for index in Int(units[unit].first)..<Int(units[unit].end) {
          let step = Int(deviations[index].cost * classesPerCost)
          guard step < Self.classes else { continue }
          for place in stride(from: Self.classes - 1, through: step, by: -1) {
            sets[place] += sets[place - step]
          }
        }
      }
      var total: Float = 0
      for place in 0..<Self.classes {
        total += sets[place]
        if total > Float(most) { return Float(place) / classesPerCost }
      }
      return useful
    }
  }
}
