import AssignmentEngine
import TerritoryPlanning

/// Puts the neutral problem together, part by part, in the order of `Translation`.
struct ProblemAssembly {
  let context: PlanningContext
  let index: RequirementIndex
  let merged: MergedItems
  var builder = AssignmentProblem.Builder()
  /// The level of visits of each column, where plans choose levels; else empty.
  private(set) var levelOfColumn: [Int] = []
  /// Columns of each merged item as (holder, column), ascending by holder and level.
  private var columns: [[(holder: Holder, column: Int)]] = []
  /// Occurrences that depend on one merged item: they become coefficients of its columns.
  private var plainOccurrences: [[RequirementIndex.OccurrenceTerm]]
  private var tiedOccurrences: [RequirementIndex.OccurrenceTerm] = []
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
    for term in index.occurrences {
      let items = Set(term.occurrence.items.map { merged.mergedItem[$0] })
      if items.count == 1, let only = items.first {
        plainOccurrences[only].append(term)
      } else {
        tiedOccurrences.append(term)
      }
    }
  }

  mutating func addAgentsAndRows() {
    for representative in context.data.representatives { builder.addAgent(name: representative.id) }
    builder.addAgent(name: "pool")
    builder.constant = -index.chargedConstant
    for (limit, constant) in zip(index.limits, index.constantOfLimit) {
      builder.addRow(Self.row(limit, constant: constant), name: Self.name(of: limit, data: context.data))
    }
    for spread in index.spreads {
      for member in spread.members {
        let name = context.data.representatives[member.representative].id
        builder.addRow(SideRow(lower: nil, upper: nil), name: "\(spread.rule) \(spread.aspect) \(name)")
      }
    }
  }

  /// - Parameter countingMoney: whether pairs are worth what they earn, or nothing.
  mutating func addColumns(countingMoney: Bool) {
    let holders = (0...context.data.representatives.count).map { Holder($0) }
    for (number, members) in merged.members.enumerated() {
      let item = builder.addItem(name: name(of: members[0]))
      var added: [(Holder, Int)] = []
      for holder in holders where isAllowed(members, holder) {
        for level in levels(of: members, holder: holder) {
          var value: Int64 = 0
          for member in members where countingMoney {
            value += context.worth(item: member, holder: holder, level: level).minorUnits
          }
          let sums = sums(item: number, members: members, holder: holder, level: level)
          let column = builder.addColumn(
            item: item, agent: holder.index, value: value - sums.charge, entries: sums.entries)
          if context.hasVisitLevels { levelOfColumn.append(level) }
          added.append((holder, column))
        }
      }
      columns.append(added)
    }
  }

  /// Occurrences that the same columns cause become one indicator.
  mutating func addOccurrences() {
    var numberOfMarked: [[Int]: Int] = [:]
    var indicators: [(marked: [Int], sums: Sums)] = []
    for term in tiedOccurrences {
      var marked: Set<Int> = []
      for item in term.occurrence.items {
        for (holder, column) in columns[merged.mergedItem[item]] where term.occurrence.isCaused(item, holder)
        {
          marked.insert(column)
        }
      }
      guard !marked.isEmpty else { continue }
      let sorted = marked.sorted()
      let number = numberOfMarked[sorted] ?? indicators.count
      if number == indicators.count {
        numberOfMarked[sorted] = number
        indicators.append((sorted, Sums()))
      }
      indicators[number].sums.add(term.occurrence.amount, to: term.destination)
    }
    for (marked, sums) in indicators {
      builder.addIndicator(marked: marked, value: -sums.charge, entries: sums.entries)
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
      case .sameGroup(let groupOfRepresentative):
        // The pool needs a number too; being exempt, any will do.
        builder.addCoupling(
          .sameClass(items: items, classOfAgent: groupOfRepresentative.map(Int32.init) + [0], exempt: pool))
      }
    }
    // One holder, and the pool counts as one: nobody is exempt.
    for coupling in merged.kept {
      let items = Set(coupling.items.map { Int32(merged.mergedItem[$0]) }).sorted()
      builder.addCoupling(.atMost(limit: 1, items: items, exempt: nil))
    }
  }

  // MARK: - Parts

  /// - Parameter constant: what every plan adds to the limit.
  static func row(_ limit: Limit, constant: Int64) -> SideRow {
    SideRow(
      lower: limit.lower.map { $0 - constant }, upper: limit.upper.map { $0 - constant },
      shortfallPrice: limit.lower == nil ? nil : limit.price,
      excessPrice: limit.upper == nil ? nil : limit.price)
  }

  /// Items that may be visited more or less often are never merged, so a merged item has the standard level.
  private func levels(of members: [Int], holder: Holder) -> Range<Int> {
    members.count == 1
      ? context.levels(item: members[0], holder: holder)
      : context.standardLevel..<context.standardLevel + 1
  }

  /// No barrier objects, and no `differ` coupling is broken by giving all members to one representative.
  private func isAllowed(_ members: [Int], _ holder: Holder) -> Bool {
    if holder != context.pool, contradicted[merged.mergedItem[members[0]]] { return false }
    return members.allSatisfy { index.objection(item: $0, holder: holder) == nil }
  }

  /// What one column or indicator adds to the rows and to what is paid for.
  private struct Sums {
    private(set) var charge: Int64 = 0
    private var rows: [(row: Int, coefficient: Int64)] = []

    mutating func add(_ amount: Int64, to destination: RequirementIndex.Destination) {
      switch destination {
      case .charge: charge += amount
      case .row(let row):
        if let known = rows.firstIndex(where: { $0.row == row }) {
          rows[known].coefficient += amount
        } else {
          rows.append((row, amount))
        }
      }
    }

    var entries: [Indicator.Entry] {
      rows.lazy.filter { $0.coefficient != 0 }.map {
        Indicator.Entry(row: Int32($0.row), coefficient: $0.coefficient)
      }
    }
  }

  private func sums(item: Int, members: [Int], holder: Holder, level: Int) -> Sums {
    var sums = Sums()
    for terms in [index.pairsOfEverybody, index.pairsOfHolder[holder.index]] {
      for term in terms {
        for member in members { sums.add(term.amount(member, holder, level), to: term.destination) }
      }
    }
    for term in plainOccurrences[item]
    where term.occurrence.items.contains(where: { term.occurrence.isCaused($0, holder) }) {
      sums.add(term.occurrence.amount, to: term.destination)
    }
    return sums
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
      case .wholeRegion(let region): data.regions[region].id
      case .account(let account), .family(let account): data.accounts[account].id
      }
    return "\(limit.rule) \(limit.aspect) \(subject)"
  }
}
