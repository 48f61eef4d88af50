import Foundation

/// Everything a run of the benchmark has to say, as it is written to JSON.
public struct RunReport: Codable, Equatable, Sendable {
  static let currentFormat = 2

  var formatVersion = RunReport.currentFormat
  /// The version of the code, as it was named on the command line.
  var commit: String?
  var note: String?
  /// Day of the run, year-month-day in UTC.
  var date: String
  var machine: Machine
  /// The arguments after the program's name.
  var arguments: [String]
  var results: [MeasuredRun] = []
  var skipped: [String] = []

  var bytes: [UInt8] {
    get throws { Array(try SnakeCaseJSON().encoder.encode(self)) + [0x0A] }
  }

  public static func read(_ path: String) throws -> RunReport {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let report = try SnakeCaseJSON().decoder.decode(RunReport.self, from: data)
      guard report.formatVersion == currentFormat else {
        throw UnusableInput(
          text: "\(path): format \(report.formatVersion), but this program reads \(currentFormat)")
      }
      return report
    } catch let unusable as UnusableInput {
      throw unusable
    } catch {
      throw UnusableInput(text: "\(path): not a report of the benchmark (\(error)); write one with --json")
    }
  }

  /// Today in UTC.
  static var today: String {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate]
    return formatter.string(from: Date())
  }
}
