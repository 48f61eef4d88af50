/// The districting problem of Hess, Weaver, Siegfeldt, Whelan and Zitlau (1965): divide units into districts,
/// each around one of its units, the centre.
///
/// Minimise the sum of `cost(of: unit, from: centre)` over all units, such that every unit is in one district,
/// there are `districtCount` districts, every district contains its centre, its sum of each activity's weights
/// lies within that activity's bounds, and, where asked for, it is connected in the graph of neighbours.
///
/// All data are integers; whoever has real costs scales them and so decides what "optimal" means.
public struct DistrictingProblem: Sendable, Equatable {
  /// Two units that are neighbours.
  public struct Edge: Sendable, Hashable {
    public var a, b: Int32

    public init(_ a: Int32, _ b: Int32) {
      self.a = a
      self.b = b
    }
  }

  /// Something that is measured of units and balanced between districts.
  public struct Activity: Sendable, Equatable {
    /// One weight a unit, from 0.
    public var weights: [Int64]
    /// Least and most of a district, both included.
    public var bounds: ClosedRange<Int64>

    public init(weights: [Int64], bounds: ClosedRange<Int64>) {
      self.weights = weights
      self.bounds = bounds
    }
  }

  public let unitCount: Int
  public let districtCount: Int
  public let activities: [Activity]
  /// Neighbours; each pair once, in any order.
  public let edges: [Edge]
  /// Whether districts have to be connected.
  public let isContiguous: Bool
  /// Costs by centre, then unit: `costs[centre * unitCount + unit]`, from 0.
  let costs: [Int64]

  /// Most units: pairs are held in square tables.
  public static let mostUnits = 2_000
  public static let mostActivities = 16
  /// Largest sum over units of the largest cost of each, and largest sum of weights: exact sums stay far
  /// inside 128 bits, and doubles hold them.
  public static let largestSum: Int64 = 1 << 50

  /// - Parameter costs: by centre, then unit; see `costs`.
  /// - Throws: `DistrictingFaults` with everything that is wrong.
  public init(
    districtCount: Int, activities: [Activity], costs: [Int64], unitCount: Int, edges: [Edge],
    isContiguous: Bool
  ) throws {
    let faults = Self.faults(districtCount, activities, costs, unitCount, edges)
    if !faults.isEmpty { throw DistrictingFaults(texts: faults) }
    self.unitCount = unitCount
    self.districtCount = districtCount
    self.activities = activities
    self.costs = costs
    self.edges = edges
    self.isContiguous = isContiguous
  }

  /// What it costs to have the unit in the district around the centre.
  @inline(__always)
  public func cost(of unit: Int, from centre: Int) -> Int64 { costs[centre * unitCount + unit] }

  /// More than any plan costs.
  var worstCost: Int64 {
    (0..<unitCount).reduce(Int64(1)) { sum, unit in
      sum + ((0..<unitCount).map { cost(of: unit, from: $0) }.max() ?? 0)
    }
  }

  private static func faults(
    _ districtCount: Int, _ activities: [Activity], _ costs: [Int64], _ unitCount: Int, _ edges: [Edge]
  ) -> [String] {
    guard (1...mostUnits).contains(unitCount) else {
      return ["there are \(unitCount) units; give 1 to \(mostUnits)"]
    }
    var faults: [String] = []
    if !(1...unitCount).contains(districtCount) {
      faults.append("\(districtCount) districts of \(unitCount) units; give 1 to \(unitCount) districts")
    }
    if costs.count != unitCount * unitCount {
      faults.append("\(costs.count) costs; \(unitCount) units need \(unitCount * unitCount)")
    }
    if !costs.allSatisfy({ (0...largestSum / Int64(unitCount)).contains($0) }) {
      faults.append("a cost lies outside 0...\(largestSum / Int64(unitCount)); use a larger unit of cost")
    }
    if !(1...mostActivities).contains(activities.count) {
      faults.append("there are \(activities.count) activities; give 1 to \(mostActivities)")
    }
    for (index, activity) in activities.enumerated() {
      let name = "activity \(index)"
      if activity.weights.count != unitCount {
        faults.append("\(name): \(activity.weights.count) weights for \(unitCount) units")
      }
      if !activity.weights.allSatisfy({ (0...largestSum / Int64(unitCount)).contains($0) }) {
        faults.append("\(name): a weight lies outside 0...\(largestSum / Int64(unitCount))")
      }
      if activity.bounds.lowerBound < 0 || activity.bounds.upperBound > largestSum {
        faults.append("\(name): its bounds \(activity.bounds) leave 0...\(largestSum)")
      }
    }
    var seen: Set<Edge> = []
    for edge in edges {
      let range = 0..<Int32(unitCount)
      if !range.contains(edge.a) || !range.contains(edge.b) || edge.a == edge.b {
        faults.append("neighbours \(edge.a) and \(edge.b): give two of the units 0..<\(unitCount)")
      } else if !seen.insert(Edge(min(edge.a, edge.b), max(edge.a, edge.b))).inserted {
        faults.append("neighbours \(edge.a) and \(edge.b) are listed twice")
      }
    }
    return faults
  }
}

/// Everything that is wrong with the data of a districting problem.
public struct DistrictingFaults: Error, Sendable, CustomStringConvertible {
  public let texts: [String]
  public var description: String { texts.joined(separator: "\n") }
}
