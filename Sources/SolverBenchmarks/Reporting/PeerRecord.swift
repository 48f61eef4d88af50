import Foundation

/// A stored run of another solver on an exported model, as `scripts/bench-peers` writes it. Plan and bound are in
/// the sense and units of the model's file.
public struct PeerRecord: Decodable, Sendable {
  /// Whether the whole model was solved or only its linear relaxation.
  enum Mode: String, Decodable { case integer, linear }

  var model: String
  var mode: Mode
  /// Solver with its version.
  var version: String
  var status: String
  var plan: Double?
  var bound: Double?
  var gap: Double?
  var seconds: Double
  var processorSeconds: Double
  var processorLimitSeconds: Double
  var processorSecondsToPlan: Double?
  var date: String
  var machine: Machine
  var trace: [Point]

  /// Written as `[seconds, processor seconds, plan, bound]`.
  struct Point: Decodable, Sendable {
    var seconds: Double
    var processorSeconds: Double
    var plan: Double?
    var bound: Double?

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      seconds = try values.decode(Double.self)
      processorSeconds = try values.decode(Double.self)
      plan = try values.decodeIfPresent(Double.self)
      bound = try values.decodeIfPresent(Double.self)
    }
  }

  public static func read(_ path: String) throws -> PeerRecord {
    do {
      return try SnakeCaseJSON().decoder.decode(
        PeerRecord.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw UnusableInput(
        text: "\(path): not a stored run of another solver (\(error)); write one with scripts/bench-peers")
    }
  }
}
