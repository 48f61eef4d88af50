/// Gap over time as SVG: a panel a case, a line a run, both axes logarithmic.
///
/// The gap is the plan's distance from the best bound that any run of the panel proved, so that the lines of
/// different solvers can be compared. Time is processor time where every run had one thread, else wall-clock time.
struct GapPicture {
  private let panels: [GapPanel]
  private let usesProcessorTime: Bool

  /// Stored runs of other solvers appear beside the case that has their model's name.
  init(_ runs: [MeasuredRun], peers: [PeerRecord] = []) {
    let usesProcessorTime = runs.allSatisfy { $0.threads == 1 }
    self.usesProcessorTime = usesProcessorTime
    let cases = SummaryTable(runs).cases.map { name, runs in
      let ours = runs.map { GapLine.Run($0, usesProcessorTime: usesProcessorTime) }
      let others = peers.filter { $0.model == name && $0.mode == .integer }.map(GapLine.Run.init)
      return (name, runs: ours + others)
    }
    // A solver has one colour in all panels.
    let solvers: [String] = cases.flatMap(\.runs).map(\.solver).reduce(into: []) { all, solver in
      if !all.contains(solver) { all.append(solver) }
    }
    panels = cases.compactMap { GapPanel($0, runs: $1, colours: solvers) }
  }

  var svg: String {
    let height = max(1, panels.count) * GapPanel.height
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(GapPanel.width) \(height)\""
        + " width=\"\(GapPanel.width)\" height=\"\(height)\" role=\"img\""
        + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">",
      "<title>Gap over time</title>", Self.style, "<rect class=\"page\" width=\"100%\" height=\"100%\"/>",
    ]
    let unit = usesProcessorTime ? "processor seconds" : "seconds"
    for (index, panel) in panels.enumerated() {
      lines.append("<g transform=\"translate(0 \(index * GapPanel.height))\">")
      lines += panel.svg(timeTitle: unit)
      lines.append("</g>")
    }
    if panels.isEmpty { lines.append("<text class=\"ink\" x=\"20\" y=\"40\">No run found a plan.</text>") }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// Colours of Okabe and Ito, told apart in print and by the colour-blind also by their dashes.
  private static let style = """
    <style>
    .page { fill: #ffffff } .ink { fill: #222222 } .faint { fill: #555555 }
    .axis { stroke: #222222; fill: none } .grid { stroke: #dddddd; fill: none }
    .line { fill: none; stroke-width: 1.8; stroke-linejoin: round }
    .c0 { stroke: #0072b2; stroke-width: 2.2 }
    .c1 { stroke: #d55e00; stroke-dasharray: 8 3 }
    .c2 { stroke: #009e73; stroke-dasharray: 2 3 }
    .c3 { stroke: #cc79a7; stroke-dasharray: 10 3 2 3 }
    .c4 { stroke: #b8860b; stroke-dasharray: 5 5 }
    .c5 { stroke: #555555; stroke-dasharray: 1 5 }
    @media (prefers-color-scheme: dark) {
      .page { fill: #16181c } .ink { fill: #eeeeee } .faint { fill: #b0b0b0 }
      .axis { stroke: #eeeeee } .grid { stroke: #3a3d44 }
      .c0 { stroke: #56b4e9 } .c4 { stroke: #f0e442 } .c5 { stroke: #cccccc }
    }
    </style>
    """
}

/// What is drawn of one run.
struct GapLine {
  /// A run of any solver in common terms.
  struct Run {
    var solver: String
    var points: [(seconds: Double, plan: Double?)]
    var bound: Double?
    var seconds: Double

    init(_ run: MeasuredRun, usesProcessorTime: Bool) {
      solver = "Evenfield"
      points = run.trace.map { (usesProcessorTime ? $0.processorSeconds : $0.seconds, $0.plan) }
      bound = run.bound
      seconds = usesProcessorTime ? run.processorSeconds : run.seconds
    }

    init(_ peer: PeerRecord) {
      solver = peer.version
      points = peer.trace.map { ($0.processorSeconds, $0.plan) }
      bound = peer.bound
      seconds = peer.processorSeconds
    }
  }

  var solver: String
  /// From the first plan to the end of the run; gaps are shares.
  var points: [(seconds: Double, gap: Double)]

  init(_ run: Run, bestBound: Double) {
    solver = run.solver
    points = run.points.compactMap { point in
      point.plan.map { (point.seconds, abs(bestBound - $0) / max(1, abs($0))) }
    }
    if let last = points.last { points.append((max(run.seconds, last.seconds), last.gap)) }
  }
}
