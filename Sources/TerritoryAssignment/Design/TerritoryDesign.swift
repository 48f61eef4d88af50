public import AssignmentEngine
public import TerritoryPlanning

/// Balanced, connected, compact territories, and who may take them.
public struct TerritoryDesign: Sendable {
  /// A territory of the design.
  public struct Territory: Sendable {
    /// Region of the data from which distances count; one of `regions`.
    public let centre: Int
    /// Regions of the data, ascending.
    public let regions: [Int]
    public let minutes: Minutes
    public let potential: Money
    public let accounts: Int
    /// From a region's centroid to the centre's.
    public let largestKilometres: Double
    /// Standard minutes x kilometres, or kilometres, as the question asks.
    public let cost: Double
    /// Who would travel least from home to the centre, over all territories together; nil where nobody is left.
    public let representative: Int?
    /// One-way minutes from the representative's home to the centre.
    public let minutesFromHome: Int64?

    /// The figure that a metric balances.
    public func figure(_ metric: DesignQuestion.Metric) -> Int64 {
      switch metric {
      case .standardMinutes: minutes.count
      case .potential: potential.minorUnits
      case .accounts: Int64(accounts)
      }
    }
  }

  public let question: DesignQuestion
  public let context: PlanningContext
  /// What the solver concluded; costs are in thousandths of `costUnit`.
  public let result: DistrictingResult
  /// By centre; empty where there is no plan.
  public let territories: [Territory]
  /// Representatives with capacity and a home who got no territory, and those with capacity whose home is not
  /// known. Ascending.
  public let spare: [Int]
  public let withoutHome: [Int]
  /// Region named by `.infeasible(.unitWithoutDistrict)`.
  public let regionWithoutTerritory: Int?

  /// Total of the plan, and the proven least of any: minutes x km, or km.
  public var cost: Double? { result.outcome.plan.map { Double($0.cost) / DesignMap.metres } }
  public var bound: Double? { result.bound.map { Double($0) / DesignMap.metres } }

  /// (cost - bound) / cost; 0 for a proven optimum; nil without a plan.
  public var gap: Double? {
    guard let plan = result.outcome.plan, let bound = result.bound else { return nil }
    return plan.cost == bound ? 0 : Double(plan.cost - bound) / Double(plan.cost)
  }

  /// Total over territories of the metric, and its mean.
  public func mean(_ metric: DesignQuestion.Metric) -> Double {
    guard !territories.isEmpty else { return 0 }
    return Double(territories.reduce(0) { $0 + $1.figure(metric) }) / Double(territories.count)
  }

  /// From where a region's distances count; nil where it is not known.
  public func place(of region: Int) -> Coordinates? { context.data.place(ofRegion: region) }

  /// Draws the territories and staffs them.
  ///
  /// - Throws: `DesignFaults` where the data do not allow the question.
  public static func draw(
    _ question: DesignQuestion, _ context: PlanningContext, options: DistrictingOptions,
    stop: StopSignal = StopSignal()
  ) throws -> TerritoryDesign {
    let map = try DesignMap(question, context)
    let result = try DistrictingSolver.solve(map.problem, options: options, stop: stop)
    return TerritoryDesign(map, result)
  }

  init(_ map: DesignMap, _ result: DistrictingResult) {
    question = map.question
    context = map.context
    self.result = result
    let centres = result.outcome.plan?.centres.map { Int($0) } ?? []
    let staffing = TerritoryStaffing(context: map.context, centres: centres.map { map.regions[$0] })
    territories = centres.enumerated().map { place, centre in
      Self.territory(around: centre, map, result.outcome.plan, staffing.seats[place])
    }
    spare = staffing.spare
    withoutHome = staffing.withoutHome
    if case .infeasible(.unitWithoutDistrict(let unit)) = result.outcome {
      regionWithoutTerritory = map.regions[unit]
    } else {
      regionWithoutTerritory = nil
    }
  }

  private static func territory(
    around centre: Int, _ map: DesignMap, _ plan: DistrictingPlan?, _ seat: TerritoryStaffing.Seat?
  ) -> Territory {
    let units = map.regions.indices.filter { plan?.centreOf[$0] == Int32(centre) }
    let data = map.context.data
    let home = data.place(ofRegion: map.regions[centre])
    let distances = units.compactMap { unit in
      home.flatMap { data.place(ofRegion: map.regions[unit])?.kilometres(to: $0) }
    }
    func sum(_ metric: Int) -> Int64 { units.reduce(0) { $0 + map.figures[metric][$1] } }
    return Territory(
      centre: map.regions[centre], regions: units.map { map.regions[$0] }, minutes: Minutes(sum(0)),
      potential: Money(minorUnits: sum(1)), accounts: Int(sum(2)), largestKilometres: distances.max() ?? 0,
      cost: units.reduce(0) { $0 + Double(map.problem.cost(of: $1, from: centre)) } / DesignMap.metres,
      representative: seat?.representative, minutesFromHome: seat?.minutes)
  }
}
