import AssignmentEngine

/// The fewest moves after which no rule is broken: an integer program over the moves with every rule as it is.
///
/// Moves away from holders to whom a barrier objects are made in any case. What is priced is not looked at, and
/// couplings that the start breaks are not part of the program, so the bound is one on fewer demands; the moves found
/// are taken only where they mend everything.
struct MendingMoves {
  /// Moves that together leave nothing broken; nil where none fewer than all were found.
  let moves: [Int]?
  /// No fewer items have to change hands.
  let fewest: Int

  init(_ model: MoveModel, work: Int64, stop: StopSignal) throws {
    let relaxed = RelaxedMoves(model, aim: .fewestMoves)
    let options = SolveOptions(timeLimitSeconds: nil, workLimit: work, relativeGap: 0, seed: 1)
    let outcome = try Engine.solve(try relaxed.problem(atMost: nil), options: options, stop: stop).outcome
    switch outcome {
    case .optimal(let plan), .gapReached(let plan), .limitReached(let plan, _):
      fewest = Int(clamping: max(0, -plan.certificate.claimedBound))
      let found = relaxed.moves(in: plan.assignment)
      var state = MoveState(model)
      for move in found { state.toggle(move) }
      moves = state.beyond == 0 && state.unmended == 0 && !found.isEmpty ? found : nil
    case .noPlanFound(let certificate, _, _):
      fewest = Int(clamping: max(0, -certificate.claimedBound))
      moves = nil
    case .infeasible:
      // The whole plan is one of its plans.
      throw DisagreementDefect.illegal(rules: ["a legal plan is no plan of the program of its own moves"])
    }
  }
}
