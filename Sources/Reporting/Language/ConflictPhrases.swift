/// Labels of what is said where rules allow no plan.
enum ConflictTerm: String, Sendable, CaseIterable {
  case rulesInConflict, waysOut, addThis
}

/// What conflicts and ways out are said with. Names and amounts come in as finished text; `who` may be several
/// people.
protocol ConflictPhrases: Sendable {
  func label(_ term: ConflictTerm) -> String

  // The conflict in one sentence.
  func cannotHoldTogether(_ count: Int) -> String
  /// "李娜 and 王强 together have 120 h; after-sales in 华东 needs at least 134 h."
  func tooLittleTime(_ who: String, several: Bool, has: String, work: String, needs: String) -> String
  func allWork(_ duties: String) -> String
  func work(_ duty: String, in regions: String) -> String
  func tooMuch(_ who: String, aspect: String, most: String, needs: String) -> String
  func tooFew(_ who: String, aspect: String, least: String, reaches: String) -> String
  /// What stands behind the list.
  var eachIsNeeded: String { get }
  func openWhetherNeeded(_ count: Int, of all: Int) -> String
  /// A list of names cut short.
  func several(_ names: [String], more: Int, of kind: ConflictNoun) -> String

  // One demand, as a clause.
  func atMost(_ who: String, aspect: String, bound: String, inAll: Bool) -> String
  func atLeast(_ who: String, aspect: String, bound: String, inAll: Bool) -> String
  func isPinned(_ place: String, to who: String) -> String
  func isFrozen(_ place: String, with who: String) -> String
  func mustNotServe(_ who: String, account: String) -> String
  func asksFor(_ account: String, qualifications: String) -> String
  func staysInRegions(_ who: String, regions: String) -> String
  func drivesAtMost(_ who: String, oneWay: String) -> String
  func doesNotDo(_ who: String, duty: String) -> String
  func staysInTeam(_ place: String) -> String
  func mustBeCovered(_ work: String) -> String
  func oneHand(_ place: String) -> String
  func differentHands(_ place: String) -> String
  func atMostFaces(_ place: String, most: String) -> String
  func oneTeam(_ place: String) -> String
  func hangsTogether(duty: String?) -> String
  func spreadAtMost(_ aspect: String, isGini: Bool, most: String) -> String
  func other(rule: String, place: String) -> String

  // One concession, as a clause.
  func moreTime(_ who: String, amount: String) -> String
  func raise(_ who: String, aspect: String, amount: String) -> String
  /// The same for the whole plan.
  func raiseForAll(_ aspect: String, amount: String) -> String
  func lower(_ who: String, aspect: String, amount: String) -> String
  func giveUpLimit(_ who: String, aspect: String) -> String
  func unpin(_ places: String) -> String
  func unfreeze(_ places: String) -> String
  func letServe(_ who: String, accounts: String) -> String
  func waiveQualification(_ accounts: String) -> String
  func letLeaveRegions(_ who: String) -> String
  func letDriveFurther(_ who: String) -> String
  func letDo(_ who: String, duty: String) -> String
  func letChangeTeam(_ places: String) -> String
  func letBeUncovered(_ work: String) -> String
  func untie(_ places: String) -> String
  func giveUpContiguity(duty: String?) -> String
  func giveUp(rule: String, place: String) -> String
  /// A way out with what it weighs; `least`: nothing weighs less than this, nil where it is the lightest.
  func way(_ concessions: String, weight: String, least: String?) -> String
}

/// What a list that is cut short counts.
enum ConflictNoun: Sendable { case representatives, accounts, regions, others }
