import ArgumentParser
import Foundation

@main
struct Evenfield: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evenfield",
    abstract: "Plans sales territories: who does which duty of which account, with a proven bound.",
    discussion: """
      Results go to standard output and to the files named by -o; progress and messages go to standard error.

      Exit codes: 0 done; 1 internal defect; 2 a check failed, diff found a difference, replay an alert, or writeback was refused; 3 infeasible; 4 a limit was hit under \
      --require-optimal; 5 no plan found in time; 64 wrong usage; 65 bad data or an unwritable file; \
      130 interrupted, the best plan so far is written.
      """,
    version: evenfieldVersion,
    subcommands: [
      ImportCommand.self, CleanCommand.self, CheckCommand.self, SolveCommand.self, CompareCommand.self,
      ExplainCommand.self,
      MovesCommand.self, AlternativesCommand.self, ContestCommand.self, SizeCommand.self, DesignCommand.self,
      DiffCommand.self, ReplayCommand.self, HandoutCommand.self, WriteBackCommand.self, RoutingCommand.self,
      SweepCommand.self, EstimateCommand.self,
      StressCommand.self, RobustCommand.self,
      HistoryCommand.self, ShowCommand.self, ProposeCommand.self, ApproveCommand.self, WithdrawCommand.self,
      ReinstateCommand.self, RestoreCommand.self, GenerateCommand.self,
      SolveModelCommand.self, ExportCommand.self, BenchCommand.self, SchemaCommand.self,
      ConfigCommand.self,
    ])

  static let verbs = configuration.subcommands.map { $0._commandName }

  /// Parses, runs and turns every error into its exit code.
  static func main() {
    // A file that may not grow is an error of writing it, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = ArgumentOrder.verbFirst(Array(CommandLine.arguments.dropFirst()), verbs: verbs)
    do {
      var command = try parseAsRoot(arguments)
      let folders = (command as? any ConfiguredVerb)?.caseFolders
      let configuration = try folders.map { try Configuration(caseFolders: $0) } ?? Configuration.current
      try Configuration.$current.withValue(configuration) { try command.run() }
      try StandardOutput.finish()
    } catch {
      Failure.end(error)
    }
  }
}

let evenfieldVersion = "0.1.0"
