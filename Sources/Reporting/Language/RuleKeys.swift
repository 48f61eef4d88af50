/// Rules that the reports have words for; the raw value is the rule's name in files. A rule without words is
/// shown by that name.
enum RuleKey: String, Sendable, CaseIterable {
  case eligibility, pinned, forbidden, frozen, coverage, capacity, balance, fairness, disruption, coupling
  case regions, families, teams, travel, headcount, objective, objections, concessions
  case nearTies = "near_ties"
}

/// What a limit counts; the raw value is the limit's `aspect`.
enum AspectKey: String, Sendable, CaseIterable {
  case standardMinutes = "standard_minutes"
  case potential
  case standardRevenue = "standard_revenue"
  case accounts
  case actualMinutes = "actual_minutes"
  case loadCap = "load_cap"
  case movedItems = "moved_items"
  case movedAccounts = "moved_accounts"
  case movedRevenue = "moved_revenue"
  case movedItemsIn = "moved_items_in"
  case movedAccountsIn = "moved_accounts_in"
  case movedRevenueIn = "moved_revenue_in"
  case movedItemsOut = "moved_items_out"
  case movedAccountsOut = "moved_accounts_out"
  case movedRevenueOut = "moved_revenue_out"
  case pooledItems = "pooled_items"
  case pooledMinutes = "pooled_minutes"
  case holders, faces, teams
  case sharedDuties = "shared_duties"
  case leftTeam = "left_team"
  case regionsHeld = "regions_held"
  case representativesInRegion = "representatives_in_region"
  case regionOpening = "region_opening"
  case cutEdges = "cut_edges"
  case travelMinutes = "travel_minutes"
  case longTrips = "long_trips"
  case positionOpened = "position_opened"
  case positionKept = "position_kept"
  case positionClosed = "position_closed"
  case positionsOpened = "positions_opened"
  case positionsKept = "positions_kept"
  case openingBudget = "opening_budget"
  case netRevenue = "net_revenue"
  case doubtfulGain = "doubtful_gain"
}

/// Why somebody may not take an item; the raw value is the objection's `key`.
enum ObjectionKey: String, Sendable, CaseIterable {
  case leaver
  case noCapacity = "no_capacity"
  case duty, role, qualification, region
  case travelLimit = "travel_limit"
  case pinnedElsewhere = "pinned_elsewhere"
  case forbidden, frozen
  case poolNotAllowed = "pool_not_allowed"
  case otherTeam = "other_team"
  case demandedElsewhere = "demanded_elsewhere"
}
