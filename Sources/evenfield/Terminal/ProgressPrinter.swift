import AssignmentEngine
import Foundation
import Synchronization

/// Progress in the style of solvers, on standard error: a line for what is news (`ProgressNews`); on a
/// terminal a single line that is rewritten; for machines one JSON object a line.
final class ProgressPrinter: Sendable {
  enum Style: Sendable { case silent, lines, rewrittenLine, json }

  private let style: Style
  /// Divides the engine's integers into the unit that is printed.
  private let unit: Double
  /// -1 where the problem is a minimisation in its own file.
  private let sign: Double
  private struct State {
    var hasHeading = false
    /// Of the line to be rewritten.
    var width = 0
    var news = ProgressNews()
  }
  private let state = Mutex(State())

  init(style: Style, unit: Double, sign: Double = 1) {
    self.style = style
    self.unit = unit
    self.sign = sign
  }

  /// What fits: silent when asked, JSON when asked, a rewritten line on a terminal, else lines.
  static func style(quiet: Bool, format: LogFormat) -> Style {
    if quiet { return .silent }
    if format == .json { return .json }
    return StandardError.isTerminal ? .rewrittenLine : .lines
  }

  func show(_ event: ProgressEvent, scenario: String? = nil) {
    switch style {
    case .silent: break
    case .json: StandardError.write(json(event, scenario: scenario))
    case .lines: showLine(event, scenario: scenario)
    case .rewrittenLine: rewrite(line(event, scenario: scenario))
    }
  }

  /// Ends a rewritten line, so that what follows starts on its own.
  func finish() {
    state.withLock { state in
      if state.width > 0 { StandardError.write("") }
      state.width = 0
    }
  }

  private func showLine(_ event: ProgressEvent, scenario: String?) {
    let (isNews, heading) = state.withLock { state in
      guard state.news.takes(event, scenario: scenario) else { return (false, false) }
      defer { state.hasHeading = true }
      return (true, !state.hasHeading)
    }
    guard isNews else { return }
    if heading {
      StandardError.write("  seconds           plan          bound       gap        moves  source")
    }
    StandardError.write(line(event, scenario: scenario))
  }

  private func rewrite(_ text: String) {
    state.withLock { state in
      let padding = String(repeating: " ", count: max(0, state.width - text.count))
      try? FileHandle.standardError.write(contentsOf: Data(("\r" + text + padding).utf8))
      state.width = text.count
    }
  }

  private func line(_ event: ProgressEvent, scenario: String?) -> String {
    let columns = [
      Self.padded(String(format: "%.1f", event.seconds), 9),
      Self.padded(figure(event.objective), 14),
      Self.padded(figure(event.bound), 14),
      Self.padded(gap(event), 9),
      Self.padded(String(event.movesTried), 12),
    ]
    let source = event.source.rawValue + (scenario.map { "  " + $0 } ?? "")
    return columns.joined(separator: " ") + "  " + source
  }

  private func figure(_ value: Int128?) -> String {
    value.map { String(format: "%.2f", sign * Double($0) / unit) } ?? "-"
  }

  private func gap(_ event: ProgressEvent) -> String {
    guard let objective = event.objective, let bound = event.bound, objective != 0 else { return "-" }
    return String(format: "%.4f %%", 100 * Double(bound - objective) / abs(Double(objective)))
  }

  private func json(_ event: ProgressEvent, scenario: String?) -> String {
    var fields: [String] = ["\"seconds\":\(String(format: "%.3f", event.seconds))"]
    if let scenario { fields.append("\"scenario\":\"\(JSONText.escaped(scenario))\"") }
    if event.objective != nil { fields.append("\"plan\":\(figure(event.objective))") }
    if event.bound != nil { fields.append("\"bound\":\(figure(event.bound))") }
    fields.append("\"moves\":\(event.movesTried)")
    fields.append("\"source\":\"\(event.source.rawValue)\"")
    return "{" + fields.joined(separator: ",") + "}"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Escapes text for a JSON string.
enum JSONText {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += "\\u" + String(format: "%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
