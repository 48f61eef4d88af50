import TerritoryPlanning

extension EnglishPhrases {
  func label(_ term: ReasonTerm) -> String {
    switch term {
    case .whySection: "Why this plan"
    case .why: "What for"
    case .certainty: "How sure"
    case .pressing: "What leaves no room"
    case .ifKept: "If it stays"
    case .nextBest: "Next best"
    case .nearTie: "too close to call"
    case .clearCall: "clear"
    case .place: "Order"
    case .openAll: "Open all reasons"
    case .closeAll: "Close all reasons"
    case .orderOfMoves: "Which handovers first"
    case .step: "Step"
    case .handovers: "Handovers"
    case .worthOfStep: "Worth"
    case .shareOfBenefit: "Benefit so far"
    case .stillBroken: "Rules broken"
    case .benefitAxis: "share of the benefit"
    case .movesAxis: "items handed over"
    case .brokenAxis: "rules still broken"
    case .mendedAxis: "share of today’s breaches mended"
    case .moneyAxis: "worth against today"
    case .shareMended: "Mended so far"
    case .beforeAndAfter: "Before and after"
    case .nothingChanges: "nothing changes hands"
    case .mostPossible: "no order is further"
    case .howFound: "How the reasons were found"
    }
  }
  func text(_ caption: ReasonCaption) -> String {
    switch caption {
    case .order:
      "Benefit: what the plan is worth more than today, where items without an incumbent count as placed already."
    case .handovers:
      "Largest worth first: change of revenue and travel cost against leaving it where it is. If it stays: what "
        + "the whole plan loses, from solving again. Each line opens to its reason."
    case .representatives:
      "Hours at the standard representative; time used includes travel. Everybody opens."
    case .costs:
      "Each cost is this plan’s worth less that of the best plan with the change, both after the price of unmet "
        + "wishes. The plan was solved again with the change: the lower end is proven by a bound on all such plans, "
        + "the upper end is a plan that was found and judged. Two costs cannot be added: two changes together may "
        + "cost more or less. Undetermined: the two ends lie on either side of nothing."
    case .estimates:
      "What one more is worth comes from the prices that the proof puts on limits. It is an estimate for a small "
        + "change; “solved again” beside it is an interval with a proof like those of the costs."
    }
  }
}

extension EnglishPhrases {
  func costs(_ amount: String) -> String { "costs \(amount)" }
  func costs(from least: String, to most: String) -> String { "costs \(least) to \(most)" }
  func costsUpTo(_ most: String) -> String { "costs at most \(most)" }
  func costsAtLeast(_ least: String) -> String {
    "costs at least \(least); no plan with it was found within the work allowed"
  }
  var costsNothing: String { "costs nothing" }
  func gains(from least: String, to most: String) -> String {
    (least == most ? "gains \(least)" : "gains \(least) to \(most)")
      + ": a better plan was found while answering"
  }
  func undetermined(gain: String?, cost: String?) -> String {
    let range =
      switch (gain, cost) {
      case (let gain?, let cost?): "anything from a gain of \(gain) to a cost of \(cost)"
      case (nil, let cost?): "anything from nothing to a cost of \(cost)"
      case (let gain?, nil): "anything from a gain of \(gain) to nothing"
      case (nil, nil): "nothing either way"
      }
    return "undetermined: \(range); the work allowed did not narrow it further"
  }
  var undeterminedWithoutPlan: String {
    "undetermined: within the work allowed no plan with it was found, nor a proof that there is none"
  }
  var undetermined: String { "undetermined" }
  func impossible(because why: String) -> String { "not possible: \(why)" }
  func ruledOut(by rule: String) -> String { "not possible: no plan keeps the rule “\(rule)” then" }
  var impossible: String { "not possible: no plan keeps all the rules then" }
  var notPossible: String { "not possible" }

  func oneMore(_ unit: Limit.Unit, thousand: String) -> String { one(unit, "more", thousand) }
  func oneLess(_ unit: Limit.Unit, thousand: String) -> String { one(unit, "less asked", thousand) }
  private func one(_ unit: Limit.Unit, _ way: String, _ thousand: String) -> String {
    switch unit {
    case .minutes: "one hour \(way)"
    case .money: "\(thousand) \(way)"
    case .items: "one item \(way)"
    case .accounts: "one account \(way)"
    case .regions: "one region \(way)"
    case .representatives: "one person \(way)"
    case .teams: "one team \(way)"
    case .trips: "one trip \(way)"
    case .positions: "one position \(way)"
    }
  }
  func pressesAbove(_ who: String, aspect: String, activity: String, bound: String) -> String {
    "\(who): \(aspect) \(activity) of at most \(bound)"
  }
  func pressesBelow(_ who: String, aspect: String, activity: String, bound: String) -> String {
    "\(who): \(aspect) \(activity), at least \(bound) wanted"
  }
  func worthAbout(_ step: String, amount: String) -> String { "\(step) would be worth about \(amount)" }
  func worthLittle(_ step: String, lessThan amount: String) -> String {
    "\(step) would be worth less than \(amount)"
  }
  func solvedAgain(step: String, worth: String) -> String { "solved again with \(step) of room: \(worth)" }
  func worth(_ amount: String) -> String { "worth \(amount)" }
  func worth(from least: String, to most: String) -> String { "worth \(least) to \(most)" }
  func worthAtMost(_ most: String) -> String { "worth at most \(most)" }
  func clauses(_ parts: [String]) -> String { parts.joined(separator: "; ") }

  func leaving(with name: String) -> String { "Leaving it with \(name)" }
  func giving(to name: String) -> String { "Giving it to \(name), the next best" }
  var nobodyElse: String { "nobody else may take it" }
  var nothingPresses: String { "neither of the two is at a limit" }
  var tooCloseToCall: String {
    "Too close to call: the estimates are less certain than this advantage is large."
  }
  func handover(_ place: String, from: String, to: String) -> String { "\(place): \(from) → \(to)" }

  func place(_ step: Int, of steps: Int, share: String?) -> String {
    "step \(step) of \(steps)" + (share.map { "; with it \($0) of the benefit is reached" } ?? "")
  }
  func together(with others: [String]) -> String { "together with " + others.joined(separator: ", ") }
  func more(_ count: Int) -> String { "\(count) more" }
  func mark(share: String, moves: Int) -> String { "\(share): \(moves) \(moves == 1 ? "move" : "moves")" }
  func furtherSteps(_ count: Int) -> String {
    count == 1
      ? "One more step is in the handover list." : "\(count) more steps are in the handover list."
  }
}
