import AssignmentEngine
import TerritoryAssignment
import TerritoryPlanning

/// How close a plan is to the best possible, with what stands behind the claim.
struct ProofLines {
  struct Line {
    var field: ProofField
    var label: String
    var text: String
  }
  let lines: [Line]

  init(_ plan: CertifiedTerritoryPlan, wording: PlanWording) {
    let phrases = wording.phrases
    let money = wording.figures.money
    lines = ProofField.allCases.compactMap { field in
      text(field).map { Line(field: field, label: phrases.label(field), text: $0) }
    }

    func text(_ field: ProofField) -> String? {
      switch field {
      case .objective: money.whole(plan.evaluation.objective)
      case .bound: money.whole(plan.bound)
      case .todayObjective: plan.todayObjective.map { money.whole($0) }
      case .gapPercent:
        plan.relativeGap.map { NumberText.percent($0, decimals: 3, rounding: .up) } ?? phrases.undefined
      case .gapMoney: money.whole(plan.gap)
      case .gapShare:
        plan.gapShareOfImprovement.map { NumberText.percent($0, decimals: 2, rounding: .up) }
          ?? phrases.undefined
      case .fingerprint: plan.certificate.problem
      case .recheck:
        switch plan.certificate.beyond {
        case .nothing: phrases.checkable
        case .branchAndCut, .enumeration:
          phrases.partlyCheckable(
            money.whole(Money(minorUnits: Int64(clamping: plan.certificate.checkableBound))))
        }
      }
    }
  }
}
