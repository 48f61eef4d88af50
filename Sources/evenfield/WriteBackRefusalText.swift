import ArgumentParser
import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// Says on standard error why nothing was written back, naming every account and person.
struct WriteBackRefusalText {
  let context: PlanningContext
  let fresh: String?

  init(_ context: PlanningContext, fresh: String?) {
    self.context = context
    self.fresh = fresh
  }

  /// The error with which the verb ends.
  func report(_ stop: WriteBackStop) -> any Error {
    switch stop {
    case .fault(let fault):
      // What the command line says wrongly, or does not say.
      switch fault {
      case .unknownDuty, .unknownForm, .missingSettings: return ValidationError("\(fault)")
      default: return UnusableExport(fault: fault)
      }
    case .input(let faults): return faults
    case .refused(let refusal):
      StandardError.write(lines(refusal).joined(separator: "\n"))
      return EndWith(status: ExitStatus.checkFailed)
    }
  }

  private func lines(_ refusal: WriteBackRefusal) -> [String] {
    var lines: [String] = []
    if let comparison = refusal.comparison, !comparison.isUnchanged {
      lines.append("The CRM is not as it was exported:")
      lines += comparison.ownersChanged.map { changed in
        "- \(changed.id) (\(changed.name)): the owner was \(named(changed.exported)), now \(named(changed.now))"
      }
      lines += comparison.gone.map { "- \($0.id) (\($0.name)): is gone" }
      lines += comparison.duplicated.map(repeated)
    }
    if !refusal.duplicated.isEmpty {
      lines.append("The export has accounts more than once:")
      lines += refusal.duplicated.map(repeated)
    }
    if !refusal.unnamed.isEmpty {
      lines.append("These people get accounts, but the CRM's form cannot name them:")
      lines += refusal.unnamed.map { unnamed in
        let person = context.data.representatives[unnamed.representative]
        let accounts = unnamed.accounts == 1 ? "1 account" : "\(unnamed.accounts) accounts"
        return "- \(person.name) (\(person.id)): no \(unnamed.lacks) in the users map; \(accounts)"
      }
    }
    return lines + [remedy(refusal)]
  }

  private func remedy(_ refusal: WriteBackRefusal) -> String {
    var steps: [String] = []
    if !(refusal.comparison?.isUnchanged ?? true) || !refusal.duplicated.isEmpty {
      steps.append(
        "import \(fresh.map { "the export in \($0)" } ?? "a clean export"), plan again and write that plan back"
      )
    }
    if !refusal.unnamed.isEmpty {
      steps.append("complete the users map and import the same export again, with --overwrite")
    }
    return "Nothing was written; " + steps.joined(separator: "; ") + "."
  }

  private func named(_ owner: CRMState.OwnerCell) -> String {
    owner.text.isEmpty ? (owner.id.isEmpty ? "nobody" : owner.id) : owner.text
  }

  private func repeated(_ duplicate: StateComparison.Duplicate) -> String {
    "- \(duplicate.id): is there \(duplicate.lines.count) times, in lines "
      + duplicate.lines.map(String.init).joined(separator: ", ")
  }
}

/// A plan whose rows must all fit the data: what is left out of it could not be told in a CRM.
enum PlanFit {
  /// - Throws: with status 2, naming every row, where the plan and the data differ.
  static func refuse(_ plan: CarriedPlan, _ name: String) throws {
    let hard = plan.leftovers.filter { $0.misfit != .level }
    guard !hard.isEmpty || !plan.unlisted.isEmpty else { return }
    var lines = ["\(name) does not fit the data of the folder:"]
    lines += hard.map { leftover in
      "- \(leftover.row.account), \(leftover.row.duty): " + what(leftover)
    }
    if !plan.unlisted.isEmpty {
      lines.append("- \(plan.unlisted.count) duties of accounts that it does not list")
    }
    lines.append("Nothing was written; name a plan of this folder's data.")
    StandardError.write(lines.joined(separator: "\n"))
    throw EndWith(status: ExitStatus.checkFailed)
  }

  private static func what(_ leftover: CarriedPlan.Leftover) -> String {
    switch leftover.misfit {
    case .account: "no such account"
    case .duty: "no such duty"
    case .dutyOfAccount: "the account does not have this duty"
    case .representative:
      if case .representative(let id) = leftover.row.holder {
        "no such representative: \(id)"
      } else {
        "nobody"
      }
    case .level: "a level of visits that cannot be given"
    }
  }
}
