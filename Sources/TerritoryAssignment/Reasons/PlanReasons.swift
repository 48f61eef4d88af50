public import TerritoryPlanning

/// Why a plan is as it is: of each move what it is for and what leaving it would cost, of each representative
/// what holds them back, and the order in which the moves pay.
public struct PlanReasons: Sendable, Equatable {
  /// One for each of the evaluation's moves, in their order.
  public var moves: [MoveExplanation]
  /// One for each representative of the data, in their order.
  public var representatives: [RepresentativeExplanation]
  /// In which order to carry the moves out; nil where there is no today to start from, or it was not asked for.
  public var order: MoveOrder?

  public init(
    moves: [MoveExplanation], representatives: [RepresentativeExplanation], order: MoveOrder?
  ) {
    self.moves = moves
    self.representatives = representatives
    self.order = order
  }
}

/// Why one item changes hands.
public struct MoveExplanation: Sendable, Equatable {
  public var item: Int
  /// Limits of the former and the new holder, and of the whole plan, that press on this move, heaviest first.
  public var binding: [MarginalValue]
  /// What leaving the item with its incumbent would cost.
  public var keeping: CostOfChange
  /// The best other holder, neither incumbent nor receiver, and what giving it to them would cost; nil where
  /// nobody else may take it.
  public var nextBest: NextBest?
  /// Whether its advantage is smaller than the uncertainty of the estimates behind it.
  public var isNearTie: Bool

  public struct NextBest: Sendable, Equatable {
    public var holder: Holder
    public var cost: CostOfChange
    public init(holder: Holder, cost: CostOfChange) {
      self.holder = holder
      self.cost = cost
    }
  }

  public init(
    item: Int, binding: [MarginalValue], keeping: CostOfChange, nextBest: NextBest?, isNearTie: Bool
  ) {
    self.item = item
    self.binding = binding
    self.keeping = keeping
    self.nextBest = nextBest
    self.isNearTie = isNearTie
  }
}

/// What changed for one representative, and what holds them back.
public struct RepresentativeExplanation: Sendable, Equatable {
  public var representative: Int
  /// Their limits that press, heaviest first.
  public var binding: [MarginalValue]
  /// Items that come and go, by number among the evaluation's moves.
  public var received: [Int]
  public var handedOff: [Int]

  public init(representative: Int, binding: [MarginalValue], received: [Int], handedOff: [Int]) {
    self.representative = representative
    self.binding = binding
    self.received = received
    self.handedOff = handedOff
  }
}
