import EngineBenchmarks
import Foundation

@main
enum EngineBenchmarkCommand {
  static func main() {
    exit(BenchmarkProgram.run(Array(CommandLine.arguments.dropFirst())))
  }
}
