/// A part of the rules that can be given up by itself: one bound of one representative, one pin, one coupling.
///
/// A demand is an address, made of names alone. Everything hard that rules state belongs to exactly one demand,
/// except facts (who leaves or has no capacity takes nothing), which nobody can give up. What stands under the
/// same address is given up together, such as two couplings of the same form over one account.
public struct Demand: Sendable, Hashable, Codable {
  public enum Side: String, Sendable, CaseIterable, Codable { case lower, upper }
  /// Who holds several items together.
  public enum Form: String, Sendable, CaseIterable, Codable {
    case same, differ
    case atMost = "at_most"
    case oneGroup = "one_group"
  }
  public enum SpreadMeasure: String, Sendable, CaseIterable, Codable { case deviations, gini }

  public enum Part: Sendable, Hashable, Codable {
    /// One bound of a limit.
    case limit(aspect: String, Side)
    case coupling(Form)
    case contiguity
    case spread(aspect: String, SpreadMeasure)
    /// Pairs that are not allowed, by the key of the objection to them.
    case exclusion(String)
  }

  /// Whom and what the demand is about, by indices into the data; all nil: the whole plan.
  public struct Place: Sendable, Hashable, Codable {
    public var account: Int?
    /// The ultimate parent of a family.
    public var family: Int?
    public var representative: Int?
    public var region: Int?
    public var duty: Int?
    public init(
      account: Int? = nil, family: Int? = nil, representative: Int? = nil, region: Int? = nil,
      duty: Int? = nil
    ) {
      self.account = account
      self.family = family
      self.representative = representative
      self.region = region
      self.duty = duty
    }
  }

  /// Name of the rule, as in files.
  public var rule: String
  public var part: Part
  public var place: Place

  public init(rule: String, part: Part, place: Place) {
    self.rule = rule
    self.part = part
    self.place = place
  }
}

extension Demand {
  /// The demand to which a pair's objection belongs; nil for a fact that nobody can give up.
  ///
  /// What a representative is able to do is one demand a representative, what an account asks for one an account,
  /// what must not be left to the pool one a region and duty; anything else one an item.
  public static func exclusion(
    rule: String, _ objection: Objection, item: Int, holder: Holder, in context: PlanningContext
  ) -> Demand? {
    let work = context.items[item]
    let place: Place
    switch objection.key {
    case "leaver", "no_capacity": return nil
    case "qualification": place = Place(account: work.account)
    case "region", "travel_limit": place = Place(representative: holder.index)
    case "duty", "role": place = Place(representative: holder.index, duty: work.duty)
    case "forbidden": place = Place(account: work.account, representative: holder.index)
    case "pool_not_allowed":
      place = Place(region: context.data.accounts[work.account].region, duty: work.duty)
    default: place = Place(account: work.account, duty: work.duty)
    }
    return Demand(rule: rule, part: .exclusion(objection.key), place: place)
  }
}

extension Limit.Subject {
  public var place: Demand.Place {
    switch self {
    case .wholePlan: Demand.Place()
    case .representative(let representative): Demand.Place(representative: representative)
    case .region(let region, let duty): Demand.Place(region: region, duty: duty)
    case .wholeRegion(let region): Demand.Place(region: region)
    case .account(let account): Demand.Place(account: account)
    case .family(let account): Demand.Place(family: account)
    }
  }
}

extension Limit {
  /// The demand of one of the limit's bounds; nil where there is no such bound, or it has a price.
  public func demand(_ side: Demand.Side) -> Demand? {
    guard price == nil, (side == .lower ? lower : upper) != nil else { return nil }
    return Demand(rule: rule, part: .limit(aspect: aspect, side), place: subject.place)
  }
}

extension ItemCoupling {
  public var demand: Demand {
    let form: Demand.Form =
      switch kind {
      case .same: .same
      case .differ: .differ
      case .atMost: .atMost
      case .sameGroup: .oneGroup
      }
    return Demand(rule: rule, part: .coupling(form), place: subject.limited.place)
  }
}

extension Contiguity {
  public var demand: Demand { Demand(rule: rule, part: .contiguity, place: Demand.Place(duty: duty)) }
}

extension SpreadLimit {
  public var demand: Demand {
    let measure: Demand.SpreadMeasure = measure == .gini ? .gini : .deviations
    return Demand(rule: rule, part: .spread(aspect: aspect, measure), place: Demand.Place())
  }
}
