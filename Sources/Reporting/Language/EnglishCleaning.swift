import TerritoryPlanning

extension EnglishPhrases {
  func label(_ column: CleaningColumn) -> String {
    switch column {
    case .finding: "Finding"
    case .sure: "Sure"
    case .likely: "Likely"
    case .possible: "Possible"
    case .rows: "Rows"
    }
  }

  func label(_ kind: Finding.Kind) -> String {
    switch kind {
    case .duplicateAccount: "duplicate account"
    case .repeatedRow: "repeated row"
    case .spelling: "spelled in several ways"
    case .misspelt: "misspelt"
    case .unitSlip: "wrong unit"
    case .outlier: "far from the others"
    case .negativeAmount: "negative amount"
    case .otherCurrency: "other currency"
    case .unreadableNumber: "not a number"
    case .closedBeforeOpened: "closed before opened"
    case .closedInFuture: "closed in the future"
    case .placeholderDate: "date that means none"
    case .earlyDate: "date before 1990"
    case .unreadableDate: "not a date"
    case .wonWithoutValue: "won without value"
    case .dealWithoutAccount: "deal without account"
    case .unknownAccount: "deal of an unknown account"
    case .accountWithoutOwner: "account without owner"
    case .ownerLeft: "owner who has left or is unknown"
    case .unknownParent: "unknown parent"
    case .parentCircle: "parents in a circle"
    case .outsideHierarchy: "outside the hierarchy"
    }
  }

  func label(_ confidence: Finding.Confidence) -> String {
    switch confidence {
    case .sure: "sure"
    case .likely: "likely"
    case .possible: "possible"
    }
  }

  func label(_ meaning: TerritoryPlanning.CleaningColumn.Meaning) -> String {
    switch meaning {
    case .website: "web site"
    case .registration: "registration number"
    case .accountName: "account's name"
    case .opened: "opening date"
    case .closed: "closing date"
    default: meaning.rawValue
    }
  }

  func evidence(_ evidence: DuplicateEvidence) -> [String] {
    var parts: [String] = []
    switch evidence.name {
    case .same: parts.append("same name but for capitals, punctuation and legal form")
    case .sameWords: parts.append("same words in another order")
    case .typingError: parts.append("names one typing error apart")
    case .similar(let share): parts.append("names alike to \(NumberText.percent(share, decimals: 0))")
    case .different: parts.append("names differ")
    }
    if evidence.formsDiffer { parts.append("legal forms differ") }
    if evidence.sameRegistration { parts.append("same registration number") }
    if evidence.samePhone { parts.append("same phone") }
    if evidence.sameEmail { parts.append("same e-mail") }
    if evidence.sameDomain { parts.append("same internet domain") }
    if let via = evidence.via { parts.append("by way of \(via)") }
    return parts
  }

  func effects(_ evidence: DuplicateEvidence) -> [String] {
    var parts: [String] = []
    if evidence.deals > 0 {
      parts.append(evidence.deals == 1 ? "1 deal moves" : "\(evidence.deals) deals move")
    }
    if evidence.children > 0 {
      parts.append(evidence.children == 1 ? "1 subsidiary moves" : "\(evidence.children) subsidiaries move")
    }
    if let owners = evidence.owners {
      let (from, to) = (
        owners.from.isEmpty ? "nobody" : owners.from, owners.to.isEmpty ? "nobody" : owners.to
      )
      parts.append(owners.to.isEmpty ? "its owner \(from) stays" : "owner \(to) instead of \(from)")
    }
    return parts
  }

  func findingReason(_ reason: Finding.Reason) -> String {
    switch reason {
    case .duplicate(let evidence):
      let effects = self.effects(evidence)
      return evidence.into + ": " + self.evidence(evidence).joined(separator: ", ")
        + (effects.isEmpty ? "" : "; " + effects.joined(separator: ", "))
    case .repeatedRow(let line): return "the same in every cell as line \(line)"
    case .variant(let frequency, let common):
      return "the same but for capitals, width, blanks or punctuation; \(frequency) here, \(common) there"
    case .nearCommon(let frequency, let common):
      return "one typing error from a value that is frequent; \(frequency) here, \(common) there"
    case .nearListed(_, let file): return "\(file) spells it so"
    case .nearKnownWord: return "one typing error from a word that everybody spells so"
    case .farFromMedian(let group, let count, let median, let times):
      return "\(factor(times)) the median \(amount(median)) of \(count) values" + of(group)
    case .unit(let group, let count, let median, let unit):
      return (unit > 1 ? "entered \(zeros(unit)) too large" : "entered \(zeros(1 / unit)) too small")
        + ": corrected, it lies near the median \(amount(median)) of \(count) values" + of(group)
    case .negative: return "an amount below 0; perhaps a credit note"
    case .currency(let found, let expected): return "in \(found), but the plan is in \(expected)"
    case .notANumber: return "cannot be read as a number"
    case .order(let opened, let days, let swapped):
      return "opened on \(opened.iso), \(days == 1 ? "1 day" : "\(days) days") later"
        + (swapped ? "; right if day and month are exchanged" : "")
    case .future(_, let asOf): return "the deal is at its end, but the day lies after \(asOf.iso)"
    case .placeholder: return "programs write this day where they know none"
    case .before1990: return "before there were CRMs"
    case .notADate: return "cannot be read as a date"
    case .noValue(let stage): return "in the stage \(stage), but without an amount"
    case .noAccount: return "nobody can be assigned to them"
    case .noSuchAccount(let isNear):
      return isNear ? "no account has this id, but one is called almost so" : "no account has this id"
    case .noOwner: return "nobody serves it today; write who does, or let the plan decide"
    case .markedAsLeaving(let accounts, let deals):
      return "is not planned for: has left, leads others or is away; "
        + "owns \(accounts) accounts and \(deals) deals in progress"
    case .notAmongPeople(let accounts, let deals, let last):
      return "is not in the list of people; owns \(accounts) accounts, \(deals) deals"
        + (last.map { ", the last of \($0.iso)" } ?? "")
    case .noSuchParent(let isNear):
      return isNear ? "no account has this id, but one is called almost so" : "no account has this id"
    case .circle(let members):
      return members.count == 1
        ? "is its own parent" : "each is the parent of the next: " + members.joined(separator: ", ")
    case .reportsToNobody: return "has no manager, and nobody reports to them; most others have one"
    }
  }

  private func of(_ group: String) -> String { group.isEmpty ? "" : " of \(group)" }
  private func amount(_ value: Double) -> String { NumberText.trimmed(value, decimals: 2) }
  private func zeros(_ unit: Double) -> String { "\(NumberText.trimmed(unit, decimals: 0)) times" }
  private func factor(_ times: Double) -> String {
    times >= 1
      ? "\(NumberText.trimmed(times, decimals: 0)) times"
      : "one \(NumberText.trimmed(1 / times, decimals: 0))th of"
  }

  func proposed(_ action: RepairAction, _ proposal: String) -> String {
    switch action {
    case .merge: "merge into \(proposal)"
    case .set, .replace: proposal.isEmpty ? "for you to know" : "read as \(proposal)"
    case .clear: "read as empty"
    case .leaveOut: "leave out"
    }
  }
  func cleaned(_ export: String, day: String) -> String { "Findings in \(export), as of \(day)" }
  func columnsRead(_ file: String, rows: String, columns: [String]) -> String {
    "\(file): \(rows) rows; \(columns.joined(separator: ", "))"
  }
  func settledByMap(_ count: String, _ examples: [String]) -> String {
    "\(count) more settled by the map's replace: \(examples.joined(separator: "; "))"
  }
  var nothingLooksWrong: String { "Nothing looks wrong." }
  func tableRows(_ count: Int) -> String { count == 1 ? "1 row" : "\(NumberText.grouped(Int64(count))) rows" }
  func moreFindings(_ count: Int) -> String { "and \(NumberText.grouped(Int64(count))) more" }
  func repairSteps(_ file: String, lines: String) -> String {
    "\(file): \(lines) \(lines == "1" ? "line" : "lines"). Nothing is changed yet: write yes into the column apply "
      + "of the lines that you want, then import with --repairs \(file)."
  }
}
