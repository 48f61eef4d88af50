import AssignmentEngine
import Foundation
import SolverBenchmarks

/// What the small cases took when their figures were last accepted, and how much more they may take.
struct Thresholds: Codable, Equatable {
  static let currentFormat = 1
  static let usualCounterShare = 0.1

  var formatVersion = Thresholds.currentFormat
  /// A counter may exceed its accepted figure by this share of it...
  var counterShare = Thresholds.usualCounterShare
  /// ...and by this many besides.
  var counterSlack: Int64 = 10
  /// A gap may exceed its accepted figure by this much; gaps are shares of the plan's worth.
  var gapSlack = 0.0002
  var cases: [AcceptedCase]

  struct AcceptedCase: Codable, Equatable {
    var name: String
    /// Of the problem's data: figures of another problem mean nothing.
    var fingerprint: String
    var outcome: String
    /// Nil where there was no plan.
    var gap: Double?
    /// By the name under which the engine stores them, so that a counter added there is compared here.
    var counters: [String: Int64]
  }

  /// A counter's name as messages use it.
  static func spoken(_ counter: String) -> String { counter.replacingOccurrences(of: "_", with: " ") }

  static func read(_ path: String) throws -> Thresholds {
    let thresholds: Thresholds
    do {
      thresholds = try coded.decoder.decode(
        Thresholds.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw UnusableInput(
        text: "\(path): not a file of thresholds (\(error)); write one with --accept \(path)")
    }
    guard thresholds.formatVersion == currentFormat else {
      throw UnusableInput(
        text: "\(path): format \(thresholds.formatVersion), but this program reads \(currentFormat)")
    }
    return thresholds
  }

  func write(_ path: String) throws {
    try Self.coded.encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private static let coded = SnakeCaseJSON()
}
