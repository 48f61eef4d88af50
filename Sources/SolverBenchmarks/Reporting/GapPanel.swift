import Foundation

/// The lines of one case within their axes, with a legend that also names the solvers without a plan.
struct GapPanel {
  static let width = 860
  static let height = 360

  private let name: String
  private let lines: [GapLine]
  /// Solvers in the order of the legend.
  private let solvers: [String]
  /// Solvers in the order of their colours.
  private let colours: [String]
  private let time: LogarithmicAxis
  private let gap: LogarithmicAxis

  /// Nil where no run has both a plan to draw and a bound to measure it by.
  init?(_ name: String, runs: [GapLine.Run], colours: [String]) {
    // A bound is as far from every plan as it is weak: the one nearest to the plans is the tightest.
    guard let plan = runs.flatMap(\.points).compactMap(\.plan).first,
      let best = runs.compactMap(\.bound).min(by: { abs($0 - plan) < abs($1 - plan) })
    else { return nil }
    let lines = runs.map { GapLine($0, bestBound: best) }
    let drawn = lines.flatMap(\.points)
    let gaps = drawn.map(\.gap).filter { $0 > 0 }
    self.name = name
    self.lines = lines
    self.colours = colours
    solvers = lines.reduce(into: []) { if !$0.contains($1.solver) { $0.append($1.solver) } }
    time = LogarithmicAxis(
      covering: drawn.map { max($0.seconds, Self.leastSeconds) }, from: 70, to: 560, finest: Self.leastSeconds
    )
    gap = LogarithmicAxis(covering: gaps, from: 300, to: 40, finest: Self.leastGap)
  }

  /// What happens sooner is drawn here.
  private static let leastSeconds = 0.01
  /// Smaller gaps, and those of proven plans, are drawn here.
  private static let leastGap = 1e-5

  func svg(timeTitle: String) -> [String] {
    var out = ["<text class=\"ink\" x=\"70\" y=\"24\" font-size=\"15\" font-weight=\"bold\">\(name)</text>"]
    out += axes(timeTitle)
    for line in lines where !line.points.isEmpty {
      out.append("<path class=\"line \(colour(line.solver))\" d=\"\(path(line))\"/>")
    }
    return out + legend()
  }

  private func axes(_ timeTitle: String) -> [String] {
    var out: [String] = []
    for tick in time.ticks {
      let x = fixed(time.position(tick), 1)
      out.append("<path class=\"grid\" d=\"M\(x) 40V300\"/>")
      out.append(
        "<text class=\"ink\" x=\"\(x)\" y=\"318\" text-anchor=\"middle\">\(Self.plain(tick))</text>")
    }
    for tick in gap.ticks {
      let y = fixed(gap.position(tick), 1)
      out.append("<path class=\"grid\" d=\"M70 \(y)H560\"/>")
      out.append(
        "<text class=\"ink\" x=\"62\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">\(Self.plain(100 * tick)) %</text>"
      )
    }
    out.append("<path class=\"axis\" d=\"M70 40V300H560\"/>")
    out.append("<text class=\"faint\" x=\"315\" y=\"340\" text-anchor=\"middle\">\(timeTitle)</text>")
    out.append("<text class=\"faint\" x=\"580\" y=\"24\">plan against the best bound proven</text>")
    return out
  }

  /// A plan holds until a better one is found, so the line goes in steps.
  private func path(_ line: GapLine) -> String {
    var text = ""
    for point in line.points {
      let x = fixed(time.position(max(point.seconds, Self.leastSeconds)), 1)
      let y = fixed(gap.position(max(point.gap, Self.leastGap)), 1)
      text += text.isEmpty ? "M\(x) \(y)" : "H\(x)V\(y)"
    }
    return text
  }

  private func legend() -> [String] {
    solvers.enumerated().flatMap { index, solver in
      let y = 56 + 44 * index
      let ends = lines.filter { $0.solver == solver }.map { $0.points.last?.gap }
      let spread = SummaryTable.Spread(ends)
      let runs = ends.count == 1 ? " at the end" : ", median of \(ends.count) seeds"
      let end = spread.median.map { percent($0) + runs } ?? "no plan found"
      return [
        "<path class=\"line \(colour(solver))\" d=\"M580 \(y - 4)h36\"/>",
        "<text class=\"ink\" x=\"624\" y=\"\(y)\">\(solver)</text>",
        "<text class=\"faint\" x=\"624\" y=\"\(y + 17)\">\(end)</text>",
      ]
    }
  }

  private func colour(_ solver: String) -> String {
    "c\(min(colours.firstIndex(of: solver) ?? 0, 5))"
  }

  /// A number of the series 1, 2, 5 without needless digits.
  private static func plain(_ value: Double) -> String {
    value >= 0.999 ? fixed(value, 0) : fixed(value, max(0, Int((-log10(value) - 1e-9).rounded(.up))))
  }
}
