/// What a rule demands of a plan, in one vocabulary that both the judge of plans and the optimizer read: a
/// rule states itself once.
public enum Requirement: Sendable {
  case barrier(Barrier)
  case limit(Limit)
  case coupling(ItemCoupling)
  case charge(Charge)
  case contiguity(Contiguity)
  case spread(SpreadLimit)
}

/// Pairs of item and holder that are not allowed.
public struct Barrier: Sendable {
  /// Name of the rule, as in files.
  public var rule: String
  /// Why the pair is not allowed, or nil when it is.
  public var objection: @Sendable (_ item: Int, _ holder: Holder) -> Objection?
  /// All that stands against the pair, `objection` first; empty when it is allowed.
  public var everyObjection: @Sendable (_ item: Int, _ holder: Holder) -> [Objection]

  /// A barrier with at most one reason against a pair.
  public init(rule: String, objection: @escaping @Sendable (Int, Holder) -> Objection?) {
    self.rule = rule
    self.objection = objection
    everyObjection = { item, holder in objection(item, holder).map { [$0] } ?? [] }
  }

  /// A barrier that checks several things.
  public init(rule: String, objections: @escaping @Sendable (Int, Holder) -> [Objection]) {
    self.rule = rule
    objection = { item, holder in objections(item, holder).first }
    everyObjection = objections
  }
}

/// A reason against one pair: a phrase key of the glossary of phrases and what fills it in.
public struct Objection: Sendable, Equatable {
  /// Key such as `role`, `qualification`, `travel_limit`, `forbidden`, `pinned_elsewhere`, `frozen`, `leaver`.
  public var key: String
  /// Filled into the phrase: a qualification, a limit in minutes, a name.
  public var detail: String
  public init(key: String, detail: String) {
    self.key = key
    self.detail = detail
  }
}

/// A linear bound on what a plan adds up to.
public struct Limit: Sendable {
  public enum Unit: String, Sendable, Codable {
    case minutes, money, items, accounts, regions, representatives, teams, trips, positions
  }

  public enum Subject: Sendable, Equatable {
    case wholePlan
    case representative(Int)
    case region(Int, duty: Int)
    /// A region with all its duties.
    case wholeRegion(Int)
    case account(Int)
    /// The accounts under an ultimate parent, which is named.
    case family(Int)
  }

  /// What is counted.
  public enum Measure: Sendable {
    /// The sum of amounts over item and holder pairs; `holder` nil sums over every holder.
    case pairs(holder: Holder?, amount: @Sendable (_ item: Int, _ holder: Holder) -> Int64)
    /// The same where the amount depends on how often the item is visited: on its level.
    case pairsAtLevels(
      holder: Holder?, amount: @Sendable (_ item: Int, _ holder: Holder, _ level: Int) -> Int64)
    /// The sum of the amounts of the occurrences that happen.
    case occurrences([Occurrence])
    /// The same amount in every plan.
    case constant(Int64)
    /// The sum of several measures, such as a load less its least where a position is open.
    case sum([Measure])
  }

  /// Something counted once however many of its items cause it, such as an account that changes hands.
  public struct Occurrence: Sendable {
    public var items: [Int]
    public var amount: Int64
    /// Whether this item, held so, makes it happen.
    public var isCaused: @Sendable (_ item: Int, _ holder: Holder) -> Bool
    public init(items: [Int], amount: Int64, isCaused: @escaping @Sendable (Int, Holder) -> Bool) {
      self.items = items
      self.amount = amount
      self.isCaused = isCaused
    }
  }

  public var rule: String
  /// Which of the rule's limits this is, such as `standard_minutes` or `moved_accounts`; a phrase key.
  public var aspect: String
  public var subject: Subject
  public var unit: Unit
  public var measure: Measure
  public var lower: Int64?
  public var upper: Int64?
  /// Price of one unit outside the bounds in minor units of money; nil: the limit is hard.
  public var price: Int64?

  public init(
    rule: String, aspect: String, subject: Subject, unit: Unit, measure: Measure, lower: Int64?,
    upper: Int64?,
    price: Int64?
  ) {
    self.rule = rule
    self.aspect = aspect
    self.subject = subject
    self.unit = unit
    self.measure = measure
    self.lower = lower
    self.upper = upper
    self.price = price
  }
}

/// A hard rule about who holds several items together. The pool never counts.
public struct ItemCoupling: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// All items have the same holder (here the pool counts as a holder).
    case same
    /// No two items have the same representative.
    case differ
    /// At most this many representatives hold the items.
    case atMost(Int)
    /// All representatives who hold items belong to one group; the group of each representative.
    case sameGroup([Int])
  }
  public var rule: String
  public var kind: Kind
  public var items: [Int]
  /// What ties them, for messages.
  public var subject: Subject

  public enum Subject: Sendable, Equatable {
    case account(Int)
    /// The accounts under an ultimate parent, which is named.
    case family(Int)
    case region(Int, duty: Int)
    /// A region with all its duties.
    case wholeRegion(Int)
  }

  public init(rule: String, kind: Kind, items: [Int], subject: Subject) {
    self.rule = rule
    self.kind = kind
    self.items = items
    self.subject = subject
  }
}
