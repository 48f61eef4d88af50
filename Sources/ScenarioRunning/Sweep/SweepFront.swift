public import TerritoryPlanning

/// The plans of a sweep over budgets of unfairness and of moves, weighed against each other by worth, unfairness and
/// moves (epsilon-constraint method, Haimes, Lasdon and Wismer 1971).
public struct SweepFront: Sendable {
  /// A named measure that a budget of the sweep bounds.
  public enum Criterion: String, Sendable, CaseIterable {
    /// The largest distance of anybody's standard minutes from the fair share.
    case largestDeviation = "largest_deviation"
    /// Voluntary moves, in items.
    case moves

    init?(path: String) {
      switch path {
      case "rules.balance.standard_minutes", "rules.balance.standard_minutes.tolerance",
        "rules.fairness.standard_minutes.largest_deviation":
        self = .largestDeviation
      case "rules.disruption.items": self = .moves
      default: return nil
      }
    }
  }

  public enum Standing: Sendable, Equatable {
    /// Proven: no legal plan has as little of the criteria and is worth more.
    case efficient
    /// A plan with as little of the criteria could be worth up to `most` of the entry.
    case open
    /// Another entry, by its place in `entries`, is no worse in anything and better in something.
    case dominated(by: Int)
  }

  public struct Entry: Sendable {
    /// The points whose plan this is.
    public var points: [Int]
    public var worth: Money
    /// One a criterion.
    public var amounts: [Double]
    /// No legal plan with at most these amounts is worth more; nil where no point allows all of them.
    public var most: Money?
    public var standing: Standing
  }

  public let criteria: [Criterion]
  /// By rising amounts.
  public let entries: [Entry]

  /// nil where an axis is no budget of a criterion, or where nothing orders its points.
  public init?(_ study: SweepStudy) {
    let axes = study.grid.axes.map { Criterion(path: $0.path) }
    let criteria = axes.compactMap(\.self)
    guard criteria.count == axes.count, !study.order.directions.contains(.none) else { return nil }
    self.criteria = criteria
    var entries: [Entry] = []
    for (number, point) in study.points.enumerated() {
      guard let evaluation = point.evaluation else { continue }
      let amounts = criteria.map { $0.amount(evaluation) }
      if let known = entries.firstIndex(where: { $0.worth == evaluation.objective && $0.amounts == amounts })
      {
        entries[known].points.append(number)
      } else {
        entries.append(
          Entry(points: [number], worth: evaluation.objective, amounts: amounts, most: nil, standing: .open))
      }
    }
    entries.sort {
      $0.amounts == $1.amounts ? $0.worth > $1.worth : $0.amounts.lexicographicallyPrecedes($1.amounts)
    }
    for index in entries.indices {
      entries[index].most = Self.most(entries[index], study)
      if let better = entries.indices.first(where: { Self.dominates(entries[$0], entries[index]) }) {
        entries[index].standing = .dominated(by: better)
      } else if let most = entries[index].most, most <= entries[index].worth {
        entries[index].standing = .efficient
      }
    }
    self.entries = entries
  }

  /// The least bound of the points at which every plan with these amounts or less is legal.
  private static func most(_ entry: Entry, _ study: SweepStudy) -> Money? {
    study.points.indices.filter { point in
      zip(study.grid.values(point), entry.amounts).allSatisfy { value, amount in
        // Room for the rounding of a measure that is printed as a floating-point number.
        value.number.map { $0 >= amount - 1e-9 * max(1, abs(amount)) } ?? false
      }
    }.compactMap { study.points[$0].bound }.min()
  }

  private static func dominates(_ one: Entry, _ other: Entry) -> Bool {
    let isNoWorse =
      one.worth >= other.worth && zip(one.amounts, other.amounts).allSatisfy { $0.0 <= $0.1 }
    return isNoWorse && (one.worth > other.worth || one.amounts != other.amounts)
  }
}

extension SweepFront.Criterion {
  /// What a plan has of it: a share of the fair share, or items.
  public func amount(_ evaluation: Evaluation) -> Double {
    switch self {
    case .largestDeviation:
      // Groups are measured each against its own fair shares: the largest is the largest of all.
      evaluation.fairness.filter { $0.metric == .standardMinutes }.compactMap(\.largestTargetDeviation).max()
        ?? 0
    case .moves: Double(evaluation.disruption.voluntaryItems)
    }
  }
}
