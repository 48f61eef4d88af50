public import AssignmentEngine
public import TerritoryPlanning

/// Plan data and requirements as a neutral problem, with the way back.
///
/// - merged item = work items that couplings tie to one holder;
/// - agent = representative or, as the last agent, the pool;
/// - column = a pair that no barrier objects to, for any of the work items, at one level of visits;
/// - side row = limit, in the same order, and then what each member of a spread adds up to; an occurrence that
///   depends on a single merged item becomes a plain coefficient, any other an indicator;
/// - charges are part of the values of columns and indicators.
public struct Translation: Sendable {
  public let problem: AssignmentProblem
  let context: PlanningContext
  let index: RequirementIndex
  let merged: MergedItems
  /// The level of visits of each column; empty where plans choose none.
  private let levelOfColumn: [Int]

  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  public init(context: PlanningContext, requirements: [Requirement]) throws {
    try self.init(context: context, requirements: requirements, aim: .money)
  }

  /// - Parameter merging: whether items that must stay together become one, or a coupling ties them.
  init(
    context: PlanningContext, requirements: [Requirement], aim: PlannerAim, merging: Bool = true
  ) throws {
    let index = RequirementIndex(requirements, holderCount: context.data.representatives.count + 1)
    let merged = MergedItems(
      itemCount: context.items.count, couplings: index.couplings, contiguities: index.contiguities,
      staysAlone: { !merging || context.hasLevels(item: $0) })
    var assembly = ProblemAssembly(context: context, index: index, merged: merged)
    assembly.addAgentsAndRows()
    assembly.addColumns(countingMoney: aim == .money)
    assembly.addOccurrences()
    assembly.addCouplings()
    assembly.addContiguities()
    assembly.addSpreads()
    problem = try assembly.builder.build()
    levelOfColumn = assembly.levelOfColumn
    self.context = context
    self.index = index
    self.merged = merged
  }

  /// The problem of requirements that count the same as another's and differ in bounds alone, with which it shares
  /// everything else.
  ///
  /// - Precondition: measures, barriers and occurrences are those of `other`.
  /// - Throws: `ProblemFaults` where the figures exceed what the engine accepts.
  init?(rebounding other: Translation, to requirements: [Requirement]) throws {
    let index = RequirementIndex(requirements, holderCount: other.context.data.representatives.count + 1)
    guard index.hasForm(of: other.index) else { return nil }
    let bounded = zip(index.limits, index.constantOfLimit).map { ProblemAssembly.row($0, constant: $1) }
    problem = try other.problem.rebounded(
      rows: bounded + other.problem.rows.dropFirst(bounded.count),
      spreads: index.spreads.indices.map { ProblemAssembly.spread($0, of: index) })
    context = other.context
    self.index = index
    merged = other.merged
    levelOfColumn = other.levelOfColumn
  }

  /// The plan that an assignment of the neutral problem stands for.
  ///
  /// - Parameter staffing: which positions it leaves unused, where headcount is decided.
  func plan(of assignment: Assignment, staffing: Staffing?) -> Plan {
    var holders = [Holder?](repeating: nil, count: context.items.count)
    var levels = [Int](repeating: context.standardLevel, count: context.items.count)
    for (item, column) in assignment.columns.enumerated() {
      let holder = Holder(Int(problem.columnAgent[Int(column)]))
      for member in merged.members[item] {
        holders[member] = holder
        levels[member] = level(of: Int(column))
      }
    }
    return context.plan(
      holders: holders, levels: levels, unused: staffing?.unused(under: holders) ?? [])
  }

  func level(of column: Int) -> Int {
    levelOfColumn.isEmpty ? context.standardLevel : levelOfColumn[column]
  }

  /// The column of a merged item, its holder and its level of visits, if that is allowed.
  private func column(item: Int, holder: Holder, level: Int) -> Int? {
    problem.columns(of: item).first {
      problem.columnAgent[$0] == Int32(holder.index) && self.level(of: $0) == level
    }
  }

  /// A start for the search: today's holder where that pair is still allowed, else the column worth most.
  /// nil when some item has no column at all.
  func start() -> Assignment? { start(near: context.today) }

  /// The holder that a plan has where that pair is allowed, else the column worth most. nil when some item has no
  /// column at all.
  func start(near plan: Plan) -> Assignment? {
    var columns: [Int32] = []
    columns.reserveCapacity(merged.members.count)
    for (item, members) in merged.members.enumerated() {
      let candidates = problem.columns(of: item)
      guard let best = candidates.max(by: { problem.columnValue[$0] < problem.columnValue[$1] }) else {
        return nil
      }
      let holder = members.lazy.compactMap { plan.holders[$0] }.first
      let kept = holder.flatMap {
        column(item: item, holder: $0, level: context.level(item: members[0], in: plan))
      }
      columns.append(Int32(kept ?? best))
    }
    return Assignment(columns: columns)
  }

  /// The work items that nobody may take, with what stands against each representative and the pool.
  func itemsWithoutHolder(_ mergedItems: [Int]) -> [InfeasibleReason.ItemWithoutHolder] {
    mergedItems.flatMap { merged.members[$0] }.map { item in
      var counts: [InfeasibleReason.ItemWithoutHolder.Count] = []
      for number in context.data.representatives.indices {
        guard let found = firstObjection(item: item, holder: Holder(number)) else { continue }
        if let known = counts.firstIndex(where: { $0.rule == found.rule && $0.objection == found.objection })
        {
          counts[known].representatives += 1
        } else {
          counts.append(.init(objection: found.objection, rule: found.rule, representatives: 1))
        }
      }
      // Stable order: most frequent first, then as met.
      let order = counts.indices.sorted {
        (counts[$1].representatives, $0) < (counts[$0].representatives, $1)
      }
      return .init(item: item, objections: order.map { counts[$0] })
    }
  }

  /// What stands against the holder for this item or for one that a coupling ties to it.
  func firstObjection(item: Int, holder: Holder) -> (rule: String, objection: Objection)? {
    if let own = index.objection(item: item, holder: holder) { return own }
    for member in merged.members[merged.mergedItem[item]] where member != item {
      if let found = index.objection(item: member, holder: holder) { return found }
    }
    return nil
  }
}

extension Translation {
  /// A plan as an assignment of the neutral problem; nil where an item has no holder, where items that must
  /// stay together are held apart, or where a pair is not allowed: such a plan is illegal and has none.
  public func assignment(of plan: Plan) -> Assignment? {
    var columns: [Int32] = []
    columns.reserveCapacity(merged.members.count)
    for (item, members) in merged.members.enumerated() {
      guard let holder = plan.holders[members[0]], members.allSatisfy({ plan.holders[$0] == holder }),
        let column = column(
          item: item, holder: holder, level: context.level(item: members[0], in: plan))
      else { return nil }
      columns.append(Int32(column))
    }
    return Assignment(columns: columns)
  }
}
