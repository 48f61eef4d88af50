import ArgumentParser
import AssignmentEngine
import Foundation
import PlanFiles
import ScenarioRunning

/// Solves a neutral problem from a file and prints what was proven.
struct SolveModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve-model",
    abstract: "Solve an assignment problem from an OR-Library GAP or MPS file (plain or gzipped).",
    discussion: """
      Prints one JSON object: outcome, objective, bound and gap in the file's own sense and units, seconds, \
      work counters. A file whose name contains .mps is read as MPS, any other as GAP.
      """)

  enum Sense: String, ExpressibleByArgument, CaseIterable { case min, max }

  @Argument(help: "The model file.")
  var model: String

  @Option(help: "Whether a GAP file's costs are minimised or maximised; the file does not say.")
  var sense: Sense = .min

  @Option(name: .customLong("certificate"), help: "Write the certificate of the bound to this file.")
  var certificateFile: String?

  @OptionGroup var effort: EffortOptions

  func run() throws {
    let problem = try read()
    let interrupt = Interrupt()
    let printer = ProgressPrinter(
      style: ProgressPrinter.style(quiet: effort.quiet, format: effort.logFormat ?? .text),
      unit: pow(10, Double(problem.valueExponent)), sign: problem.originalSense == .minimise ? -1 : 1)
    let (asked, configured) = (effort.overrides, EffortOptions.configured)
    let time = asked.timeLimitSeconds ?? configured.timeLimitSeconds
    let work = asked.workLimit ?? configured.workLimit
    let options = SolveOptions(
      timeLimitSeconds: time ?? (work == nil ? 60 : nil), workLimit: work,
      relativeGap: asked.gap ?? configured.gap ?? 0, seed: asked.seed ?? configured.seed ?? 1,
      threads: effort.threads ?? 1)
    let result = try Engine.solve(problem, options: options, stop: interrupt.stop) { printer.show($0) }
    printer.finish()
    let report = ModelReport(problem: problem, result: result, options: options)
    if let certificateFile, let certificate = report.certificate {
      try OutputFile.write(certificateFile, CertificateFile.bytes(certificate))
    }
    print(report.json)
    let status = report.exitStatus(
      requireOptimal: effort.requireOptimal, interrupted: interrupt.wasInterrupted)
    if status != ExitStatus.done { throw EndWith(status: status) }
  }

  private func read() throws -> AssignmentProblem {
    let name = (model as NSString).lastPathComponent.lowercased()
    guard name.contains(".mps") else {
      return try GAPReader.read(path: model, sense: sense == .min ? .minimise : .maximise)
    }
    let read = try MPSReader.read(path: model)
    if !read.roundings.isEmpty {
      let count = read.roundings.reduce(0) { $0 + $1.count }
      let decimals = read.roundings.map(\.exponent).min() ?? 0
      StandardError.write(
        "note: \(count) numbers have more digits than 64-bit integers hold; they were rounded to the nearest at "
          + "\(decimals) or more decimals, in \(read.roundings.count) of \(read.problem.rowCount + 1) rows")
    }
    return read.problem
  }
}
