import AssignmentEngine
import TerritoryPlanning

/// The regions that a design divides, as a districting problem.
///
/// Units are the regions that have accounts, and, with contiguity, those without accounts or parts of their own
/// that have neighbours: territories may lead through them.
struct DesignMap {
  let context: PlanningContext
  let question: DesignQuestion
  /// Regions of the data, ascending.
  let regions: [Int]
  /// By metric and unit, `DesignQuestion.Metric.allCases` in order.
  let figures: [[Int64]]
  let problem: DistrictingProblem

  /// Costs are whole: minutes x metres, or metres.
  static let metres = 1_000.0

  /// - Throws: `DesignFaults`.
  init(_ question: DesignQuestion, _ context: PlanningContext) throws {
    self.context = context
    self.question = question
    let regions = Self.units(question, context.data)
    self.regions = regions
    let figures = Self.figures(regions, context)
    self.figures = figures
    let places = regions.map { context.data.place(ofRegion: $0) }
    let edges = Self.edges(regions, context.data)
    var faults = Self.faults(question, context.data, regions, figures: figures)
    let unplaced = regions.indices.filter { places[$0] == nil }.map { context.data.regions[regions[$0]].id }
    if !unplaced.isEmpty {
      faults.append(
        "regions without coordinates: \(unplaced.joined(separator: ", ")); give latitude and longitude in "
          + "regions.csv")
    }
    if question.isContiguous { faults += Self.faults(question, context.data, regions, edges) }
    guard faults.isEmpty else { throw DesignFaults(texts: faults) }
    let metrics = question.balances.map { balance in
      figures[DesignQuestion.Metric.allCases.firstIndex(of: balance.metric) ?? 0]
    }
    do {
      problem = try DistrictingProblem(
        districtCount: question.territories,
        activities: zip(metrics, question.balances).map { weights, balance in
          DistrictingProblem.Activity(
            weights: weights, bounds: Self.bounds(weights, question.territories, balance.tolerance))
        },
        costs: Self.costs(question, minutes: figures[0], places: places.compactMap(\.self)),
        unitCount: regions.count, edges: edges, isContiguous: question.isContiguous)
    } catch let error as DistrictingFaults {
      throw DesignFaults(texts: error.texts)
    }
  }

  private static func units(_ question: DesignQuestion, _ data: PlanData) -> [Int] {
    let served = Set(data.accounts.map(\.region))
    let parents = Set(data.regions.compactMap(\.parent))
    return data.regions.indices.filter { region in
      served.contains(region)
        || (question.isContiguous && !parents.contains(region) && !data.regions[region].neighbours.isEmpty)
    }
  }

  private static func figures(_ regions: [Int], _ context: PlanningContext) -> [[Int64]] {
    var place = [Int](repeating: -1, count: context.data.regions.count)
    for (unit, region) in regions.enumerated() { place[region] = unit }
    return DesignQuestion.Metric.allCases.map { metric in
      var sums = [Int64](repeating: 0, count: regions.count)
      for (index, account) in context.data.accounts.enumerated() {
        let figure: Int64 =
          switch metric {
          case .standardMinutes:
            context.itemsOfAccount[index].reduce(0) { $0 + context.standardMinutes[$1].count }
          case .potential: account.potential.minorUnits
          case .accounts: 1
          }
        sums[place[account.region]] += figure
      }
      return sums
    }
  }

  /// Whole figures within (1 +- tolerance) x total / territories.
  private static func bounds(
    _ weights: [Int64], _ territories: Int, _ tolerance: Double
  ) -> ClosedRange<Int64> {
    let mean = Double(weights.reduce(0, +)) / Double(territories)
    let least = Int64(max(0, (mean * (1 - tolerance)).rounded(.up)))
    return least...max(least, Int64((mean * (1 + tolerance)).rounded(.down)))
  }

  private static func costs(
    _ question: DesignQuestion, minutes: [Int64], places: [Coordinates]
  ) -> [Int64] {
    places.flatMap { centre in
      zip(places, minutes).map { place, minutes in
        let metres = Int64((place.kilometres(to: centre) * metres).rounded())
        return question.compactness == .travel ? minutes * metres : metres
      }
    }
  }

  private static func edges(_ regions: [Int], _ data: PlanData) -> [DistrictingProblem.Edge] {
    var place = [Int32](repeating: -1, count: data.regions.count)
    for (unit, region) in regions.enumerated() { place[region] = Int32(unit) }
    return regions.flatMap { region in
      data.regions[region].neighbours.filter { $0 > region && place[$0] >= 0 }.map {
        DistrictingProblem.Edge(place[region], place[$0])
      }
    }
  }

  private static func faults(
    _ question: DesignQuestion, _ data: PlanData, _ regions: [Int], figures: [[Int64]]
  ) -> [String] {
    var faults: [String] = []
    if !(1...max(1, regions.count)).contains(question.territories) {
      faults.append(
        "\(question.territories) territories of \(regions.count) regions; ask for 1 to \(regions.count)")
    }
    if question.balances.isEmpty { faults.append("nothing is to be balanced; name at least one metric") }
    for (index, balance) in question.balances.enumerated() {
      let metric = balance.metric
      if question.balances[..<index].contains(where: { $0.metric == metric }) {
        faults.append("\(metric.rawValue) is balanced twice; name it once")
      }
      if !(balance.tolerance >= 0 && balance.tolerance <= 10) {
        faults.append("\(metric.rawValue): tolerance \(balance.tolerance); give 0 to 1000 %")
      }
      let sums = figures[DesignQuestion.Metric.allCases.firstIndex(of: metric) ?? 0]
      if sums.allSatisfy({ $0 == 0 }) {
        faults.append("\(metric.rawValue) is 0 in every region; leave it out of the balance")
      }
    }
    return faults
  }

  /// What contiguity lacks.
  private static func faults(
    _ question: DesignQuestion, _ data: PlanData, _ regions: [Int], _ edges: [DistrictingProblem.Edge]
  ) -> [String] {
    let remedy =
      "name neighbours in regions.csv or neighbours.csv, set `neighbours: boundaries` or "
      + "`neighbours: centroids` in plan.yaml, or ask without contiguity (--no-contiguity)"
    guard regions.count > 1, !edges.isEmpty else {
      return regions.count > 1 ? ["no neighbours of regions are known; \(remedy)"] : []
    }
    let pieces = pieces(regions.count, edges)
    guard pieces.count > question.territories else { return [] }
    let names = pieces.map { piece in
      let first = piece.prefix(3).map { data.regions[regions[$0]].id }.joined(separator: ", ")
      return piece.count > 3 ? "\(first) and \(piece.count - 3) more" : first
    }
    return [
      "the regions fall into \(pieces.count) parts without a connection, more than "
        + "\(question.territories) territories can hold: \(names.joined(separator: "; ")); \(remedy)"
    ]
  }

  private static func pieces(_ count: Int, _ edges: [DistrictingProblem.Edge]) -> [[Int]] {
    var around = [[Int]](repeating: [], count: count)
    for edge in edges {
      around[Int(edge.a)].append(Int(edge.b))
      around[Int(edge.b)].append(Int(edge.a))
    }
    var isSeen = [Bool](repeating: false, count: count)
    return (0..<count).compactMap { start in
      guard !isSeen[start] else { return nil }
      isSeen[start] = true
      var piece = [start]
      var next = 0
      while next < piece.count {
        for unit in around[piece[next]] where !isSeen[unit] {
          isSeen[unit] = true
          piece.append(unit)
        }
        next += 1
      }
      return piece.sorted()
    }
  }
}

extension PlanData {
  /// The region's centroid, or that of the nearest region around it that has one.
  func place(ofRegion region: Int) -> Coordinates? {
    regionsContaining(region).lazy.compactMap { regions[$0].centroid }.first
  }
}
