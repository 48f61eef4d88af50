import TerritoryPlanning

/// Requirements sorted by kind, with everything that adds up taken apart into terms: by pair and by occurrence.
///
/// Rows of the neutral problem are the limits and then the members of the spreads, in their order.
struct RequirementIndex: Sendable {
  /// Where an amount counts.
  enum Destination: Sendable, Equatable {
    case row(Int)
    /// Paid for: subtracted from the objective.
    case charge
  }
  struct PairTerm: Sendable {
    let destination: Destination
    let amount: @Sendable (_ item: Int, _ holder: Holder, _ level: Int) -> Int64
  }
  struct OccurrenceTerm: Sendable {
    let destination: Destination
    let occurrence: Limit.Occurrence
  }

  private(set) var barriers: [Barrier] = []
  private(set) var limits: [Limit] = []
  private(set) var couplings: [ItemCoupling] = []
  private(set) var contiguities: [Contiguity] = []
  private(set) var spreads: [SpreadLimit] = []
  /// Terms that count pairs of every holder.
  private(set) var pairsOfEverybody: [PairTerm] = []
  /// For each holder, the terms that count this holder's pairs only.
  private(set) var pairsOfHolder: [[PairTerm]]
  private(set) var occurrences: [OccurrenceTerm] = []
  /// What every plan adds: to each limit's row, and to what is paid for.
  private(set) var constantOfLimit: [Int64] = []
  private(set) var chargedConstant: Int64 = 0

  init(_ requirements: [Requirement], holderCount: Int) {
    pairsOfHolder = Array(repeating: [], count: holderCount)
    var charges: [Charge] = []
    for requirement in requirements {
      switch requirement {
      case .barrier(let barrier): barriers.append(barrier)
      case .limit(let limit): limits.append(limit)
      case .coupling(let coupling): couplings.append(coupling)
      case .charge(let charge): charges.append(charge)
      case .contiguity(let contiguity): contiguities.append(contiguity)
      case .spread(let spread): spreads.append(spread)
      }
    }
    constantOfLimit = Array(repeating: 0, count: limits.count)
    for (row, limit) in limits.enumerated() { add(limit.measure, to: .row(row)) }
    for charge in charges { add(charge.measure, to: .charge) }
    for (number, spread) in spreads.enumerated() {
      for (row, member) in zip(rows(ofSpread: number), spread.members) {
        add(spread.held(member.representative), to: .row(row))
      }
    }
  }

  /// The rows that add up what each member of a spread holds.
  func rows(ofSpread number: Int) -> Range<Int> {
    let first = limits.count + spreads[..<number].reduce(0) { $0 + $1.members.count }
    return first..<first + spreads[number].members.count
  }

  private mutating func add(_ measure: Limit.Measure, to destination: Destination) {
    switch measure {
    case .pairs(let holder?, let amount):
      pairsOfHolder[holder.index].append(
        PairTerm(destination: destination) { item, holder, _ in amount(item, holder) })
    case .pairs(nil, let amount):
      pairsOfEverybody.append(
        PairTerm(destination: destination) { item, holder, _ in amount(item, holder) })
    case .pairsAtLevels(let holder?, let amount):
      pairsOfHolder[holder.index].append(PairTerm(destination: destination, amount: amount))
    case .pairsAtLevels(nil, let amount):
      pairsOfEverybody.append(PairTerm(destination: destination, amount: amount))
    case .occurrences(let listed):
      occurrences += listed.lazy.filter { $0.amount != 0 }.map {
        OccurrenceTerm(destination: destination, occurrence: $0)
      }
    case .constant(let amount):
      switch destination {
      case .row(let row): constantOfLimit[row] += amount
      case .charge: chargedConstant += amount
      }
    case .sum(let measures):
      for measure in measures { add(measure, to: destination) }
    }
  }

  /// The first objection of any barrier to the pair, with the rule that raised it; nil when it is allowed.
  func objection(item: Int, holder: Holder) -> (rule: String, objection: Objection)? {
    for barrier in barriers {
      if let objection = barrier.objection(item, holder) { return (barrier.rule, objection) }
    }
    return nil
  }
}

extension RequirementIndex {
  /// Whether limits, spreads and ties are those of another index but for bounds, as far as can be seen from outside:
  /// what is counted is not compared.
  func hasForm(of other: RequirementIndex) -> Bool {
    limits.count == other.limits.count && spreads.count == other.spreads.count
      && barriers.map(\.rule) == other.barriers.map(\.rule) && couplings == other.couplings
      && contiguities == other.contiguities && chargedConstant == other.chargedConstant
      && constantOfLimit == other.constantOfLimit && occurrences.count == other.occurrences.count
      && zip(limits, other.limits).allSatisfy {
        $0.rule == $1.rule && $0.aspect == $1.aspect && $0.subject == $1.subject && $0.unit == $1.unit
      }
      && zip(spreads, other.spreads).allSatisfy {
        $0.rule == $1.rule && $0.aspect == $1.aspect && $0.members == $1.members
      }
  }
}
