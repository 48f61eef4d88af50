import AssignmentEngine
import TerritoryPlanning

/// Puts the neutral problem together, part by part, in the order of `Translation`.
struct ProblemAssembly {
  let context: PlanningContext
  let index: RequirementIndex
  let merged: MergedItems
  var builder = AssignmentProblem.Builder()
  /// Columns of each merged item as (holder, column), ascending by holder.
  private var columns: [[(holder: Holder, column: Int)]] = []
  /// Occurrences that depend on one merged item: they become coefficients of its columns.
  private var plainOccurrences: [[(limit: Int, occurrence: Limit.Occurrence)]]
  private var tiedOccurrences: [(limit: Int, occurrence: Limit.Occurrence)] = []
  /// Merged items two of whose members must differ: only the pool may hold them.
  private var contradicted: [Bool]

  init(context: PlanningContext, index: RequirementIndex, merged: MergedItems) {
    self.context = context
    self.index = index
    self.merged = merged
    plainOccurrences = Array(repeating: [], count: merged.members.count)
    contradicted = Array(repeating: false, count: merged.members.count)
    for coupling in index.couplings where coupling.kind == .differ {
      var seen: Set<Int> = []
      for item in coupling.items where !seen.insert(merged.mergedItem[item]).inserted {
        contradicted[merged.mergedItem[item]] = true
      }
    }
    for (number, limit) in index.limits.enumerated() {
      guard case .occurrences(let occurrences) = limit.measure else { continue }
      for occurrence in occurrences where occurrence.amount != 0 {
        let items = Set(occurrence.items.map { merged.mergedItem[$0] })
        if items.count == 1, let only = items.first {
          plainOccurrences[only].append((number, occurrence))
        } else {
          tiedOccurrences.append((number, occurrence))
        }
      }
    }
  }

  mutating func addAgentsAndRows() {
    for representative in context.data.representatives { builder.addAgent(name: representative.id) }
    builder.addAgent(name: "pool")
    for limit in index.limits {
      builder.addRow(
        SideRow(
          lower: limit.lower, upper: limit.upper, shortfallPrice: limit.lower == nil ? nil : limit.price,
          excessPrice: limit.upper == nil ? nil : limit.price),
        name: Self.name(of: limit, data: context.data))
    }
  }

  mutating func addColumns() {
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    for (number, members) in merged.members.enumerated() {
      let item = builder.addItem(name: name(of: members[0]))
      var added: [(Holder, Int)] = []
      for holder in holders where isAllowed(members, holder) {
        var value: Int64 = 0
        for member in members { value += context.worth(item: member, holder: holder).minorUnits }
        let entries = coefficients(item: number, members: members, holder: holder).map {
          Indicator.Entry(row: Int32($0.row), coefficient: $0.coefficient)
        }
        let column = builder.addColumn(item: item, agent: holder.index, value: value, entries: entries)
        added.append((holder, column))
      }
      columns.append(added)
    }
  }

  mutating func addOccurrences() {
    for (limit, occurrence) in tiedOccurrences {
      var marked: Set<Int> = []
      for item in occurrence.items {
        for (holder, column) in columns[merged.mergedItem[item]] where occurrence.isCaused(item, holder) {
          marked.insert(column)
        }
      }
      guard !marked.isEmpty else { continue }
      builder.addIndicator(
        marked: marked.sorted(), value: 0,
        entries: [Indicator.Entry(row: Int32(limit), coefficient: occurrence.amount)])
    }
  }

  mutating func addCouplings() {
    let pool = Int32(context.pool.index)
    for coupling in index.couplings {
      let items = Set(coupling.items.map { Int32(merged.mergedItem[$0]) }).sorted()
      guard items.count > 1 else { continue }
      switch coupling.kind {
      case .same: break
      case .differ: builder.addCoupling(.differ(items: items, exempt: pool))
      case .atMost(let limit): builder.addCoupling(.atMost(limit: limit, items: items, exempt: pool))
      }
    }
  }

  // MARK: - Parts

  /// No barrier objects, and no `differ` coupling is broken by giving all members to one representative.
  private func isAllowed(_ members: [Int], _ holder: Holder) -> Bool {
    if holder != context.pool, contradicted[merged.mergedItem[members[0]]] { return false }
    return members.allSatisfy { index.objection(item: $0, holder: holder) == nil }
  }

  private func coefficients(item: Int, members: [Int], holder: Holder) -> [(row: Int, coefficient: Int64)] {
    var sums: [(row: Int, coefficient: Int64)] = []
    for limit in index.limitsOfEverybody + index.limitsOfHolder[holder.index] {
      var sum: Int64 = 0
      for member in members { sum += index.amount(limit: limit, item: member, holder: holder) }
      if sum != 0 { sums.append((limit, sum)) }
    }
    for (limit, occurrence) in plainOccurrences[item]
    where occurrence.items.contains(where: { occurrence.isCaused($0, holder) }) {
      if let known = sums.firstIndex(where: { $0.row == limit }) {
        sums[known].coefficient += occurrence.amount
      } else {
        sums.append((limit, occurrence.amount))
      }
    }
    return sums.filter { $0.coefficient != 0 }
  }

  private func name(of item: Int) -> String {
    let item = context.items[item]
    return context.data.accounts[item.account].id + " " + context.data.parameters.duties[item.duty].id
  }

  private static func name(of limit: Limit, data: PlanData) -> String {
    let subject =
      switch limit.subject {
      case .wholePlan: "plan"
      case .representative(let number): data.representatives[number].id
      case .region(let region, let duty): data.regions[region].id + " " + data.parameters.duties[duty].id
      }
    return "\(limit.rule) \(limit.aspect) \(subject)"
  }
}
