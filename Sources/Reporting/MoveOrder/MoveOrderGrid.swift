import TerritoryAssignment
import TerritoryPlanning

/// An order of moves in words: a headline, what reaches how much, and a line a move.
struct MoveOrderGrid {
  let order: MoveOrder
  let plan: Plan
  let wording: PlanWording

  init(_ order: MoveOrder, plan: Plan, context: PlanningContext, language: Language) {
    self.order = order
    self.plan = plan
    wording = PlanWording(language: language, context: context)
  }

  private var phrases: any Phrases { wording.phrases }

  var headline: String { wording.headline(of: order) }

  var remarks: [String] {
    guard !order.steps.isEmpty else { return [] }
    var remarks = wording.milestones(of: order)
    remarks += wording.mending(of: order)
    let bundles = order.steps.count { $0.items.count > 1 }
    if bundles > 0 { remarks.append(phrases.heldBack(steps: bundles)) }
    remarks.append(phrases.moveOrderCaption(rulesFirst: order.priority == .rules))
    return remarks
  }

  /// Of the benefit after a step; nil where there is none.
  func share(after step: MoveOrder.Step) -> Double? { order.share(of: step.objective) }

  var head: [String] { columns.map { phrases.label($0) } }
  var alignments: [TextTable.Alignment] {
    columns.map { [.moves, .share, .benefit, .stillBroken].contains($0) ? .right : .left }
  }
  /// Without what is empty in every line.
  private var columns: [MoveOrderColumn] {
    MoveOrderColumn.allCases.filter { column in
      switch column {
      case .share: order.benefit > .zero
      case .stillBroken: order.brokenAtStart > 0
      default: true
      }
    }
  }

  /// A line for each item that moves; figures stand on the last line of a step.
  var rows: [[String]] {
    zip(order.steps, order.movesAfterSteps).flatMap { step, moves in
      step.items.enumerated().map { number, item in
        let isLast = number == step.items.count - 1
        return columns.map { column in
          switch column {
          case .moves: isLast ? wording.figures.count(moves) : ""
          case .place: wording.place(of: item)
          case .from: wording.name(of: wording.context.today.holders[item])
          case .to: wording.name(of: plan.holders[item])
          case .share: isLast ? wording.figures.percent(share(after: step)) : ""
          case .benefit: isLast ? wording.figures.money.signedWhole(step.objective - order.start) : ""
          case .stillBroken: isLast ? wording.figures.count(step.brokenRules) : ""
          }
        }
      }
    }
  }
}
