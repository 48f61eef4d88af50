extension EnglishPhrases {
  func label(_ term: ConflictTerm) -> String {
    switch term {
    case .rulesInConflict: "What cannot hold together"
    case .waysOut: "Ways out"
    case .addThis: "To take the first way out, add to the scenario"
    }
  }
  func cannotHoldTogether(_ count: Int) -> String {
    count == 1 ? "One demand alone allows no plan." : "\(count) demands cannot hold together."
  }
  func tooLittleTime(_ who: String, several: Bool, has: String, work: String, needs: String) -> String {
    "\(who) \(several ? "together have" : "has") \(has); \(work) needs at least \(needs)."
  }
  func allWork(_ duties: String) -> String { duties }
  func work(_ duty: String, in regions: String) -> String { "\(duty) in \(regions)" }
  func tooMuch(_ who: String, aspect: String, most: String, needs: String) -> String {
    "\(who): \(aspect) may come to \(most), but comes to \(needs) at least."
  }
  func tooFew(_ who: String, aspect: String, least: String, reaches: String) -> String {
    "\(who): \(aspect) has to come to \(least), but cannot come to more than \(reaches)."
  }
  var eachIsNeeded: String { "Without any one of these demands there is a plan that keeps the others." }
  func openWhetherNeeded(_ count: Int, of all: Int) -> String {
    "Whether fewer of the \(all) demands would conflict as well is open for \(count) of them: a limit came first."
  }
  func several(_ names: [String], more: Int, of kind: ConflictNoun) -> String {
    guard more > 0 else {
      guard let last = names.last, names.count > 1 else { return names.first ?? "" }
      return names.dropLast().joined(separator: ", ") + " and " + last
    }
    let noun =
      switch kind {
      case .representatives: more == 1 ? "representative" : "representatives"
      case .accounts: more == 1 ? "account" : "accounts"
      case .regions: more == 1 ? "region" : "regions"
      case .others: more == 1 ? "other" : "others"
      }
    return names.joined(separator: ", ") + " and \(more) more" + (kind == .others ? "" : " \(noun)")
  }
  func atMost(_ who: String, aspect: String, bound: String, inAll: Bool) -> String {
    "\(who): \(aspect) at most \(bound)" + (inAll ? " in all" : "")
  }
  func atLeast(_ who: String, aspect: String, bound: String, inAll: Bool) -> String {
    "\(who): \(aspect) at least \(bound)" + (inAll ? " in all" : "")
  }
  func isPinned(_ place: String, to who: String) -> String { "\(place) is pinned to \(who)" }
  func isFrozen(_ place: String, with who: String) -> String { "\(place) stays with \(who): open deal" }
  func mustNotServe(_ who: String, account: String) -> String { "\(who) must not serve \(account)" }
  func asksFor(_ account: String, qualifications: String) -> String {
    "\(account) asks for the qualification \(qualifications)"
  }
  func staysInRegions(_ who: String, regions: String) -> String { "\(who) works in \(regions) only" }
  func drivesAtMost(_ who: String, oneWay: String) -> String { "\(who) travels at most \(oneWay) one way" }
  func doesNotDo(_ who: String, duty: String) -> String { "\(who) does not do \(duty)" }
  func staysInTeam(_ place: String) -> String { "\(place) stays in its team" }
  func mustBeCovered(_ work: String) -> String { "\(work) must not be left to the house pool" }
  func oneHand(_ place: String) -> String { "\(place): one person for the duties tied together" }
  func differentHands(_ place: String) -> String { "\(place): different people for the duties kept apart" }
  func atMostFaces(_ place: String, most: String) -> String { "\(place): at most \(most)" }
  func oneTeam(_ place: String) -> String { "\(place): everybody from one team" }
  func hangsTogether(duty: String?) -> String {
    "everybody's regions hang together" + (duty.map { " (\($0))" } ?? "")
  }
  func spreadAtMost(_ aspect: String, isGini: Bool, most: String) -> String {
    isGini ? "\(aspect): Gini coefficient at most \(most)" : "\(aspect): deviations together at most \(most)"
  }
  func other(rule: String, place: String) -> String { place.isEmpty ? rule : "\(rule): \(place)" }

  func moreTime(_ who: String, amount: String) -> String { "\(amount) more working time for \(who)" }
  func raise(_ who: String, aspect: String, amount: String) -> String {
    "let \(aspect) of \(who) go \(amount) further up"
  }
  func raiseForAll(_ aspect: String, amount: String) -> String { "\(aspect): \(amount) more" }
  func lower(_ who: String, aspect: String, amount: String) -> String {
    "let \(aspect) of \(who) go \(amount) further down"
  }
  func giveUpLimit(_ who: String, aspect: String) -> String { "give up the limit on \(aspect) of \(who)" }
  func unpin(_ places: String) -> String { "unpin \(places)" }
  func unfreeze(_ places: String) -> String { "let \(places) change hands in spite of the open deal" }
  func letServe(_ who: String, accounts: String) -> String { "let \(who) serve \(accounts)" }
  func waiveQualification(_ accounts: String) -> String {
    "do without the qualification asked for by \(accounts)"
  }
  func letLeaveRegions(_ who: String) -> String { "let \(who) work outside their regions" }
  func letDriveFurther(_ who: String) -> String { "let \(who) travel further" }
  func letDo(_ who: String, duty: String) -> String { "let \(who) do \(duty)" }
  func letChangeTeam(_ places: String) -> String { "let \(places) leave the team" }
  func letBeUncovered(_ work: String) -> String { "let \(work) be left to the house pool where need be" }
  func untie(_ places: String) -> String { "do not tie the duties of \(places)" }
  func giveUpContiguity(duty: String?) -> String {
    "let regions lie apart" + (duty.map { " (\($0))" } ?? "")
  }
  func giveUp(rule: String, place: String) -> String {
    place.isEmpty ? "give up \(rule)" : "give up \(rule) for \(place)"
  }
  func way(_ concessions: String, weight: String, least: String?) -> String {
    let standing =
      least.map { "nothing of the kind weighs less than \($0)" } ?? "nothing of the kind weighs less"
    return "\(concessions) (weighs \(weight); \(standing))"
  }
}
