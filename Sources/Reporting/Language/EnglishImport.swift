import TerritoryPlanning

extension EnglishPhrases {
  func label(_ kind: ImportReport.Note.Kind) -> String {
    switch kind {
    case .assumed: "assumed"
    case .replaced: "replaced"
    case .repaired: "repaired"
    case .leftOut: "left out"
    case .missing: "missing"
    case .noticed: "noticed"
    }
  }

  func imported(accounts: Int, people: Int, deals: Int, incumbents: Int) -> String {
    "\(accounts) accounts, \(people) representatives, \(deals) deals read; \(incumbents) duties have an incumbent"
  }

  func importWritten(_ folder: String) -> String { "\(folder): written; try: evenfield compare \(folder)" }

  func importFact(_ fact: ImportFact) -> String {
    switch fact {
    case .yield(let fact): words(fact)
    case .people(let fact): words(fact)
    case .records(let fact): words(fact)
    case .reading(let fact): words(fact)
    }
  }

  private func times(_ number: Double) -> String { number == 1 ? "" : " times \(factor(number))" }

  private func words(_ fact: ImportFact.Yield) -> String {
    switch fact {
    case .currentIsWonDeals(let from, let to, let times):
      "current revenue of a period is the won deals closed from \(from.iso) to \(to.iso)" + self.times(times)
    case .currentIsColumn(let column, let times): "current revenue is column \(column)" + self.times(times)
    case .currentIsShared(let total, let by, let times):
      "current revenue is the owner's \(total)\(self.times(times)), split over the owner's accounts by \(by)"
    case .potentialIsCurrent(let times): "potential is current revenue" + self.times(times)
    case .potentialIsOpenDeals(let times):
      "potential is current revenue and the deals in progress" + self.times(times)
    case .potentialIsColumn(let column, let times): "potential is column \(column)" + self.times(times)
    case .amountsAreTimes(let unit): "amounts are times \(factor(unit)), as the header says"
    case .prospects: "accounts without revenue with us are prospects"
    case .accountsWithoutTotal:
      "accounts whose owner has no total, or nothing to split it by, get no current revenue"
    case .ownsNoAccount(let total): "owns no account: the person's \(total) goes to none"
    }
  }

  private func words(_ fact: ImportFact.People) -> String {
    switch fact {
    case .noIncumbents: "no incumbents, as the map says: today's plan cannot be judged"
    case .accountsWithoutOwner: "accounts have no owner among the people of the plan"
    case .ownerDoes(let duties): "the owner does today: \(list(duties))"
    case .columnDoes(let column, let duty): "who stands in \(column) does today: \(duty)"
    case .leaderHolds(let share):
      "the person with the most won revenue of an account, at least \(factor(share * 100)) % of it, holds it today"
    case .nobodyReachesShare: "accounts where nobody reaches that share have no incumbent"
    case .ownersBecomePeople(let count, let names, let andOthers):
      "\(count) owners become the people of the plan: \(list(names))" + (andOthers ? " and others" : "")
    case .leftOut(let source):
      "person left out, as \(source == .map ? "the map" : "the list of users") says"
    case .everybodyWorks(let minutes, let selling, let butListed):
      (butListed ? "everybody whose hours are not listed works" : "everybody works")
        + " \(minutes) minutes a period, \(selling) of them for customers"
    case .listedHours(let people):
      "\(people) people work the hours a week that are listed, the same share of them for customers"
    case .everybodyIs(let role, let butListed):
      (butListed ? "everybody's role that is not listed is " : "everybody's role is ") + role.rawValue
    case .travelLimit(let minutes): "nobody travels more than \(minutes) minutes one way"
    case .homesAreMeans: "a person's home is the mean position of the accounts held, else of the region's"
    }
  }

  private func words(_ fact: ImportFact.Records) -> String {
    switch fact {
    case .accountsWithoutRegion(let region): "accounts without a region are in \(region)"
    case .withoutCoordinates(true): "no account has coordinates: the plan knows no travel"
    case .withoutCoordinates(false):
      "accounts without coordinates: visits to them are planned from the centre of their region"
    case .dealsWithoutAccount: "deals without an account, from this line on"
    case .dealsOfUnknownAccount: "deals of an account that is not in the accounts' file"
    case .dealsOfUnknownPerson:
      "deals of somebody who is not in the plan: kept without a representative"
    case .dealsOfOthers:
      "deals of people who are not planned for, or of nobody: kept without a representative"
    case .parameter(let name, let value, let isGiven):
      "\(name) is \(value)" + (isGiven ? ", from the map" : ", by default")
    }
  }

  private func words(_ fact: ImportFact.Reading) -> String {
    switch fact {
    case .table(let table, let profile, let columns):
      "read as \(table.rawValue) of \(profile): \(list(columns.map { "\($0.meaning) is \($0.header)" }))"
    case .columnsKept(let columns): "columns kept, not read: \(list(columns))"
    case .encodedInGB18030: "encoded in GB18030, read as such"
    case .valueReadAs(let other): "read as `\(other)`"
    case .replacementMeetsNothing: "is replaced in the map but does not occur in the file"
    case .outsideTable(let isAbove): "a line \(isAbove ? "above" : "below") the table, not part of it"
    case .momentsAreDays(let zone): "moments became days in the time zone \(zone)"
    case .hiddenSheets(let sheets): "hidden sheets, not read: \(list(sheets))"
    case .readsHiddenSheet(let sheet): "read from the hidden sheet \(sheet), as the map says"
    case .hiddenRows:
      "hidden rows, from this one on, are read as all others: clear the filter and export again if they should not be"
    case .repaired(let cells, let rows, let lines, let file, let log):
      "\(cells) cells read otherwise and \(rows) rows left out, as \(lines) lines of \(file) say; listed in \(log)"
    }
  }
}
