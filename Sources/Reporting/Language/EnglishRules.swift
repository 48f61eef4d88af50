import TerritoryPlanning

extension EnglishPhrases {
  func rule(_ key: RuleKey) -> String {
    switch key {
    case .eligibility: "who may do what"
    case .pinned: "pins"
    case .forbidden: "exclusions"
    case .frozen: "open deals stay"
    case .coverage: "coverage"
    case .capacity: "working time"
    case .balance: "balance"
    case .fairness: "fairness"
    case .objective: "objective"
    case .disruption: "handover budget"
    case .coupling: "duties of an account"
    case .regions: "regions"
    case .families: "families of accounts"
    case .teams: "teams"
    case .travel: "travel"
    case .headcount: "headcount"
    case .objections: "objections granted"
    case .nearTies: "near-ties"
    case .concessions: "concessions"
    }
  }
  func aspect(_ key: AspectKey) -> String {
    switch key {
    case .standardMinutes: "workload"
    case .potential: "potential"
    case .standardRevenue: "revenue at standard effort"
    case .accounts: "number of accounts"
    case .actualMinutes: "working time"
    case .loadCap: "number of items"
    case .movedItems: "items that change hands"
    case .movedAccounts: "accounts that change hands"
    case .movedRevenue: "revenue that changes hands"
    case .movedItemsIn: "items taken over"
    case .movedAccountsIn: "accounts taken over"
    case .movedRevenueIn: "revenue taken over"
    case .movedItemsOut: "items handed off"
    case .movedAccountsOut: "accounts handed off"
    case .movedRevenueOut: "revenue handed off"
    case .pooledItems: "items in the house pool"
    case .pooledMinutes: "work in the house pool"
    case .holders: "people who share it"
    case .faces: "people before the customer"
    case .sharedDuties: "duties that share a person"
    case .teams: "teams involved"
    case .leftTeam: "items that leave their team"
    case .regionsHeld: "number of regions"
    case .representativesInRegion: "number of representatives"
    case .regionOpening: "regions opened"
    case .cutEdges: "borders between territories"
    case .travelMinutes: "time on the road"
    case .longTrips: "long trips"
    case .positionOpened: "open posts filled"
    case .positionKept: "positions kept"
    case .positionClosed: "positions closed"
    case .positionsOpened: "number of posts filled"
    case .positionsKept: "number of positions kept"
    case .openingBudget: "cost of posts filled"
    case .netRevenue: "net revenue"
    case .doubtfulGain: "doubt about the gain of moves"
    }
  }
  func objection(_ key: ObjectionKey, detail: String) -> String {
    switch key {
    case .leaver: "leaves the firm"
    case .noCapacity: "has no working time"
    case .duty: "does not do this duty (\(detail))"
    case .role: "the role does not fit (\(detail))"
    case .qualification: "lacks the qualification \(detail)"
    case .region: "does not work in \(detail)"
    case .travelLimit: "too far: one way exceeds \(detail) minutes"
    case .pinnedElsewhere: "pinned to \(detail)"
    case .forbidden: "excluded from this account"
    case .frozen: "open deal: stays with \(detail)"
    case .poolNotAllowed: "may not be left to the house pool (\(detail))"
    case .otherTeam: "outside the team \(detail)"
    case .demandedElsewhere:
      detail.isEmpty ? "goes to the house pool by an objection" : "goes to \(detail) by an objection"
    }
  }
  var wholePlan: String { "The plan" }
  func mayNotTake(_ place: String, holder: String, why: String) -> String {
    "\(place): not for \(holder): \(why)"
  }
  func needsMoreTime(_ who: String, amount: String, work: String, available: String) -> String {
    "\(who) needs \(amount) more (\(work) of work, \(available) available)"
  }
  func above(_ who: String, aspect: String, amount: String, limit: String) -> String {
    "\(who): \(aspect) is \(amount) above the most allowed (\(limit))"
  }
  func below(_ who: String, aspect: String, amount: String, limit: String) -> String {
    "\(who): \(aspect) is \(amount) below the least wanted (\(limit))"
  }
  func shouldBeOne(_ place: String, people: String) -> String {
    "\(place) should be in one hand, is with \(people)"
  }
  func shouldDiffer(_ place: String, people: String) -> String {
    "\(place): duties that should be with different people share one (\(people))"
  }
  func family(_ parent: String) -> String { "\(parent) and its family" }
  func shouldBeOneTeam(_ place: String, people: String) -> String {
    "\(place) should be with one team, is with \(people)"
  }
  func tooManyPeople(_ place: String, count: Int, most: Int, people: String) -> String {
    "\(place) is with \(count) people, at most \(most) wanted: \(people)"
  }
  func fallsApart(_ who: String, duty: String?, parts: [String]) -> String {
    let what = duty.map { "regions for \($0)" } ?? "regions"
    return "\(who): the \(what) do not hang together: \(parts.joined(separator: " | "))"
  }
  func tooFarApart(_ aspect: String, measured: String, most: String) -> String {
    "\(aspect): the largest deviations sum up to \(measured), at most \(most) wanted"
  }
  func tooUnequal(_ aspect: String, gini: String, most: String) -> String {
    "\(aspect): Gini coefficient \(gini), at most \(most) wanted"
  }
  func paid(rule: String, aspect: String, times: Int, cost: String) -> String {
    "\(rule), \(aspect): \(cost)" + (times > 1 ? " in all (\(times) times)" : "")
  }
  func visited(_ level: String, share: String, items: String) -> String {
    "\(level) (\(share) of the visits of the segment): \(items)"
  }
  func neighbours(from source: NeighbourSource) -> String {
    switch source {
    case .none: "It is not known which regions are neighbours."
    case .file: "Neighbouring regions: as named in the plan's files."
    case .boundaries: "Neighbouring regions: those whose boundaries run along each other."
    case .centroids:
      "Neighbouring regions: estimated from their centroids, as neither a list nor boundaries are used."
    }
  }
  func regionsApart(_ parts: [String]) -> String {
    "No neighbours join these parts of the map, so nobody can hold regions of two of them: "
      + parts.joined(separator: " | ")
      + ". Where they belong together, name the neighbours in neighbours.csv."
  }
  func nobodyTakes(_ place: String) -> String { "\(place): nobody takes it" }
  func noOwner(_ place: String) -> String { "\(place): no owner who may take new accounts" }
  func costs(_ text: String, price: String) -> String { "\(text); costs \(price)" }
  func forced(_ why: String) -> String { "has to move: \(why)" }
  var earnsMore: String { "the plan is worth more with it" }
  func relieves(_ who: String, rule: String, aspect: String) -> String {
    "relieves \(who) (\(rule): \(aspect))"
  }
  func fills(_ who: String, rule: String, aspect: String) -> String {
    "brings \(who) to a fair share (\(rule): \(aspect))"
  }
  func follows(_ rule: String) -> String { "goes with the rest (\(rule))" }
  var chain: String { "part of an exchange that pays only as a whole" }
}
