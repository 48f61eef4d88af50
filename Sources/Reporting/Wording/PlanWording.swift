public import TerritoryPlanning

/// Parts of one plan in sales words: who, what, why, and which rule is broken by how much.
public struct PlanWording: Sendable {
  public let language: Language
  public let context: PlanningContext
  let figures: FigureText
  var phrases: any Phrases { language.phrases }

  /// - Parameter context: The data that items, holders and regions refer to.
  public init(language: Language, context: PlanningContext) {
    self.language = language
    self.context = context
    figures = FigureText(language: language, parameters: context.data.parameters)
  }

  public func name(of holder: Holder?) -> String {
    guard let holder else { return phrases.label(Term.nobody) }
    return holder == context.pool
      ? phrases.label(Term.pool) : context.data.representatives[holder.index].name
  }

  public func name(ofDuty duty: Int) -> String {
    let duty = context.data.parameters.duties[duty]
    return language == .chinese && !duty.chineseName.isEmpty ? duty.chineseName : duty.name
  }

  /// The account and duty of an item: "Nanjing Bearings · maintenance".
  public func place(of item: Int) -> String {
    let work = context.items[item]
    return context.data.accounts[work.account].name + " · " + name(ofDuty: work.duty)
  }

  public func name(ofRule rule: String) -> String {
    RuleKey(rawValue: rule).map { phrases.rule($0) } ?? rule
  }

  /// What a limit counts. A segment's own limit is written `accounts_of_segment.<id>`.
  public func name(ofAspect aspect: String) -> String {
    if let key = AspectKey(rawValue: aspect) { return phrases.aspect(key) }
    let prefix = "accounts_of_segment."
    guard aspect.hasPrefix(prefix) else { return aspect }
    let id = String(aspect.dropFirst(prefix.count))
    let segment = context.data.parameters.segments.first { $0.id == id }
    let name = segment.map { language == .chinese && !$0.chineseName.isEmpty ? $0.chineseName : $0.name }
    return phrases.bracketed(phrases.aspect(.accounts), name ?? id)
  }

  public func text(_ objection: Objection) -> String {
    guard let key = ObjectionKey(rawValue: objection.key) else {
      return objection.detail.isEmpty
        ? objection.key : phrases.bracketed(objection.key, objection.detail)
    }
    let duty = context.data.parameters.duties.firstIndex { $0.id == objection.detail }
    let isDuty = key == .duty || key == .poolNotAllowed
    return phrases.objection(
      key, detail: isDuty ? duty.map(name(ofDuty:)) ?? objection.detail : objection.detail)
  }

  public func text(_ reason: MoveReason) -> String {
    switch reason {
    case .forced(let objection): phrases.forced(text(objection))
    case .earnsMore: phrases.earnsMore
    case .relieves(let rule, let aspect, let representative):
      phrases.relieves(
        name(of: Holder(representative)), rule: name(ofRule: rule), aspect: name(ofAspect: aspect))
    case .fills(let rule, let aspect, let representative):
      phrases.fills(
        name(of: Holder(representative)), rule: name(ofRule: rule), aspect: name(ofAspect: aspect))
    case .follows(let rule): phrases.follows(name(ofRule: rule))
    case .chain: phrases.chain
    }
  }

  /// What is broken, for whom and by how much, with the price of a wish.
  public func text(_ violation: Violation) -> String {
    let text = sentence(violation)
    guard let price = violation.price else { return text }
    return phrases.costs(text, price: figures.money.whole(price))
  }

  private func sentence(_ violation: Violation) -> String {
    switch violation.kind {
    case .barrier(let item, let holder, let objection):
      phrases.mayNotTake(place(of: item), holder: name(of: holder), why: text(objection))
    case .limit(let aspect, let subject, let unit, let activity, let lower, let upper, let amount):
      limit(aspect, subject, unit, activity: activity, bound: amount > 0 ? upper : lower, amount: amount)
    case .coupling(let kind, let subject, let holders): coupling(kind, subject, holders)
    case .disconnected(let representative, let duty, let parts):
      phrases.fallsApart(
        name(of: Holder(representative)), duty: duty.map(name(ofDuty:)),
        parts: parts.map { phrases.list($0.map { context.data.regions[$0].name }) })
    case .spread(let aspect, let measure, let measured, let atMost, let whole):
      spread(
        name(ofAspect: aspect), measure, measured: Double(measured) / Double(whole),
        atMost: Double(atMost) / Double(whole))
    case .uncovered(let item): phrases.nobodyTakes(place(of: item))
    case .regionOwner(let region, let duty): phrases.noOwner(name(ofRegion: region, duty: duty))
    }
  }

  private func limit(
    _ aspect: String, _ subject: Limit.Subject, _ unit: Limit.Unit, activity: Int64, bound: Int64?,
    amount: Int64
  ) -> String {
    let who = name(of: subject)
    let size = text(Int64(clamping: amount.magnitude), unit)
    let limit = bound.map { text($0, unit) } ?? phrases.notStated
    if amount > 0, AspectKey(rawValue: aspect) == .actualMinutes {
      return phrases.needsMoreTime(who, amount: size, work: text(activity, unit), available: limit)
    }
    let what = name(ofAspect: aspect)
    return amount > 0
      ? phrases.above(who, aspect: what, amount: size, limit: limit)
      : phrases.below(who, aspect: what, amount: size, limit: limit)
  }

  private func spread(
    _ aspect: String, _ measure: SpreadLimit.Measure, measured: Double, atMost: Double
  ) -> String {
    let (reached, most) = (NumberText.percent(measured, decimals: 2), NumberText.percent(atMost, decimals: 2))
    return switch measure {
    case .gini: phrases.tooUnequal(aspect, gini: reached, most: most)
    case .largestDeviations: phrases.tooFarApart(aspect, measured: reached, most: most)
    }
  }

  private func coupling(
    _ kind: ItemCoupling.Kind, _ subject: ItemCoupling.Subject, _ holders: [Holder]
  ) -> String {
    let place =
      switch subject {
      case .account(let account): context.data.accounts[account].name
      case .family(let account): phrases.family(context.data.accounts[account].name)
      case .region(let region, let duty): name(ofRegion: region, duty: duty)
      case .wholeRegion(let region): context.data.regions[region].name
      }
    // Sorted and distinct: a person is named once however many of the items they hold.
    let people = Array(Set(holders)).sorted()
    let names = phrases.list(people.map { name(of: $0) })
    switch kind {
    case .same: return phrases.shouldBeOne(place, people: names)
    case .differ: return phrases.shouldDiffer(place, people: names)
    case .atMost(let most):
      return phrases.tooManyPeople(place, count: people.count, most: most, people: names)
    case .sameGroup: return phrases.shouldBeOneTeam(place, people: names)
    }
  }

  func name(of subject: Limit.Subject) -> String {
    switch subject {
    case .wholePlan: phrases.wholePlan
    case .representative(let index): context.data.representatives[index].name
    case .account(let account): context.data.accounts[account].name
    case .family(let account): phrases.family(context.data.accounts[account].name)
    case .wholeRegion(let region): context.data.regions[region].name
    case .region(let region, let duty): name(ofRegion: region, duty: duty)
    }
  }

  func name(ofRegion region: Int, duty: Int) -> String {
    context.data.regions[region].name + " · " + name(ofDuty: duty)
  }

  func text(_ amount: Int64, _ unit: Limit.Unit) -> String {
    switch unit {
    case .minutes: figures.hours(Minutes(amount))
    case .money: figures.money.whole(Money(minorUnits: amount))
    case .items: phrases.items(amount)
    case .representatives: phrases.people(amount)
    case .teams: phrases.teams(amount)
    case .accounts: phrases.accounts(amount)
    case .regions: phrases.regions(amount)
    case .trips: phrases.trips(amount)
    case .positions: phrases.positions(amount)
    }
  }
}
