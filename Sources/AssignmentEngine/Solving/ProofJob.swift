/// A job of the proof on a thread of its own, and the signal that ends it.
struct ProofJob {
  let question: ProofSide.Question
  let task: SideTask<ProofSide.Report>
  let stop = StopSignal()

  /// Starts at once.
  init(_ proof: ProofSide, _ question: ProofSide.Question) {
    self.question = question
    let stop = stop
    task = SideTask { try proof.answer(question, stop: stop) }
  }

  /// Whether its report is there, or its error.
  var isOver: Bool { task.isFinished }
}
