import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import RunStore
import SolverBenchmarks
import TerritoryAssignment
import TerritoryPlanning

/// How the program ends. The codes are part of the interface: scripts rely on them.
enum ExitStatus {
  static let done: Int32 = 0
  static let internalDefect: Int32 = 1
  /// `check`: the plan breaks a rule or a certificate fails; `writeback`: the CRM changed, or writing would do harm.
  static let checkFailed: Int32 = 2
  static let infeasible: Int32 = 3
  /// A limit was hit under `--require-optimal`.
  static let notOptimal: Int32 = 4
  static let noPlanFound: Int32 = 5
  static let wrongUsage: Int32 = 64
  static let badData: Int32 = 65
  static let interrupted: Int32 = 130
}

/// A verb's way to end with a status after it has said why.
struct EndWith: Error {
  var status: Int32
}

enum Failure {
  /// Says what went wrong and ends the program with the status that belongs to it.
  static func end(_ error: any Error) -> Never { exit(report(error)) }

  /// Says on standard error what went wrong and returns the exit status.
  static func report(_ error: any Error) -> Int32 {
    switch error {
    case let end as EndWith:
      do { try StandardOutput.finish() } catch { return report(error) }
      return end.status
    case let faults as InputFaults:
      StandardError.write(faults.faults.map(\.description).joined(separator: "\n"))
      let count = faults.faults.count
      StandardError.write("\(count) \(count == 1 ? "fault" : "faults"); nothing was written.")
      return ExitStatus.badData
    case let output as OutputError:
      StandardError.write("error: \(output)")
      return ExitStatus.badData
    case let store as RunStoreError:
      StandardError.write("error: \(store)")
      return ExitStatus.badData
    case let faults as ProblemFaults:
      StandardError.write("error: the figures exceed what the engine accepts\n\(faults)")
      return ExitStatus.badData
    case let unusable as UnusableInput:
      StandardError.write("error: \(unusable)")
      return ExitStatus.badData
    case let faults as DesignFaults:
      StandardError.write("error: \(faults)")
      return ExitStatus.badData
    case let export as UnusableExport:
      StandardError.write("error: \(export.fault)")
      return ExitStatus.badData
    case let fault as StageRecordFault:
      StandardError.write(
        "error: the certificate does not fit the scenario: \(fault); name the scenario and data it was made for"
      )
      return ExitStatus.badData
    case let reading as ModelReadingError:
      StandardError.write("error: \(reading)")
      return ExitStatus.badData
    default:
      return parserOrDefect(error)
    }
  }

  /// The argument parser's own errors keep its messages (help on standard output); all else is a defect.
  private static func parserOrDefect(_ error: any Error) -> Int32 {
    let code = Evenfield.exitCode(for: error)
    switch code {
    case .success:
      print(Evenfield.fullMessage(for: error))
      return ExitStatus.done
    case .validationFailure:
      StandardError.write(Evenfield.fullMessage(for: error))
      return ExitStatus.wrongUsage
    default:
      StandardError.write("internal defect: \(error)\nPlease report it with the input that caused it.")
      return ExitStatus.internalDefect
    }
  }
}
