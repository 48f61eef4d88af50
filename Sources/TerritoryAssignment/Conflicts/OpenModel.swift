import AssignmentEngine
import TerritoryPlanning

/// The hard rules of a scenario as one neutral problem in which every demand can be taken out by itself.
///
/// Every pair that no fact forbids is a column, and each column names the demands that bar it; rows, couplings,
/// connectivities and spreads name theirs. Items are not merged: what ties them is a coupling that may go.
/// Nothing is worth anything: only legality is asked.
struct OpenModel {
  let translation: Translation
  let problem: AssignmentProblem
  /// In the order of the requirements; those of barriers follow as the columns meet them.
  let demands: [Demand]
  /// For each row the demand of its bound; -1 where there is none.
  let lowerDemand: [Int32]
  let upperDemand: [Int32]
  let couplingDemand: [Int32]
  let connectivityDemand: [Int32]
  let spreadDemand: [Int32]
  /// The demands that bar column `j` are `bars[barStart[j] ..< barStart[j + 1]]`.
  let barStart: [Int32]
  let bars: [Int32]

  /// - Parameter requirements: priced limits and charges among them are left out.
  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  init(context: PlanningContext, requirements: [Requirement]) throws {
    let hard = requirements.hardOnly
    let facts = hard.map { requirement -> Requirement in
      guard case .barrier(let barrier) = requirement else { return requirement }
      return .barrier(barrier.facts(in: context))
    }
    let translation = try Translation(
      context: context, requirements: facts, aim: .penalties, merging: false)
    var numbers = DemandNumbers(hard.statedDemands)
    let index = translation.index
    let rows = translation.problem.rowCount
    let free = [Int32](repeating: -1, count: rows - index.limits.count)
    lowerDemand = index.limits.map { numbers.known($0.demand(.lower)) } + free
    upperDemand = index.limits.map { numbers.known($0.demand(.upper)) } + free
    let tying =
      index.couplings.filter { $0.kind != .same && Set($0.items).count > 1 } + translation.merged.kept
    couplingDemand = tying.map { numbers.known($0.demand) }
    connectivityDemand = index.contiguities.map { numbers.known($0.demand) }
    spreadDemand = index.spreads.map { numbers.known($0.demand) }
    (barStart, bars) = Self.bars(of: hard, translation, context, &numbers)
    demands = numbers.demands
    self.translation = translation
    problem = translation.problem
  }

  /// The demands against each column.
  private static func bars(
    of hard: [Requirement], _ translation: Translation, _ context: PlanningContext,
    _ numbers: inout DemandNumbers
  ) -> (start: [Int32], bars: [Int32]) {
    let barriers = hard.compactMap { requirement -> Barrier? in
      if case .barrier(let barrier) = requirement { barrier } else { nil }
    }
    let problem = translation.problem
    var start: [Int32] = [0]
    start.reserveCapacity(problem.columnCount + 1)
    var bars: [Int32] = []
    for item in 0..<problem.itemCount {
      for column in problem.columns(of: item) {
        let holder = Holder(Int(problem.columnAgent[column]))
        let first = bars.count
        for barrier in barriers where barrier.objection(item, holder) != nil {
          for objection in barrier.everyObjection(item, holder) {
            guard
              let demand = Demand.exclusion(
                rule: barrier.rule, objection, item: item, holder: holder, in: context)
            else { continue }
            let number = numbers.number(of: demand)
            if !bars[first...].contains(number) { bars.append(number) }
          }
        }
        start.append(Int32(bars.count))
      }
    }
    return (start, bars)
  }

  /// The demands that bar a column.
  func bars(of column: Int) -> ArraySlice<Int32> { bars[Int(barStart[column])..<Int(barStart[column + 1])] }

  /// Whether no demand of the set bars the column.
  func isAllowed(_ column: Int, under kept: [Bool]) -> Bool {
    for position in Int(barStart[column])..<Int(barStart[column + 1]) where kept[Int(bars[position])] {
      return false
    }
    return true
  }
}

/// Demands with their numbers.
private struct DemandNumbers {
  private(set) var demands: [Demand]
  private var numberOf: [Demand: Int32]

  init(_ demands: [Demand]) {
    self.demands = demands
    numberOf = Dictionary(uniqueKeysWithValues: zip(demands, demands.indices.lazy.map { Int32($0) }))
  }

  /// -1 for none.
  func known(_ demand: Demand?) -> Int32 { demand.flatMap { numberOf[$0] } ?? -1 }

  mutating func number(of demand: Demand) -> Int32 {
    if let known = numberOf[demand] { return known }
    let number = Int32(demands.count)
    numberOf[demand] = number
    demands.append(demand)
    return number
  }
}

extension Barrier {
  /// Only what nobody can give up.
  fileprivate func facts(in context: PlanningContext) -> Barrier {
    Barrier(
      rule: rule,
      objections: { item, holder in
        guard objection(item, holder) != nil else { return [] }
        return everyObjection(item, holder).filter {
          Demand.exclusion(rule: rule, $0, item: item, holder: holder, in: context) == nil
        }
      })
  }
}
