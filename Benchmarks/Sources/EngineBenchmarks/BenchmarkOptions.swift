import AssignmentEngine
import SolverBenchmarks

/// The command line of the benchmark.
struct BenchmarkOptions: Equatable {
  enum Mode: Equatable {
    case measure
    case list
    case help
    /// Compare the small cases with the thresholds of a file.
    case check(String)
    /// Replace the thresholds of a file by today's figures.
    case accept(String)
    /// Solve the small case of this name alone, so that another program can count its instructions.
    case smokeCase(String)
    /// Compare instructions of small cases with the thresholds of a file, or replace them.
    case checkInstructions(String)
    case acceptInstructions(String)
    /// Measure how soon the engine returns when it is told to stop.
    case stopLatency
    /// Ask random questions about solved problems and hold the answers against cold solutions.
    case whatIf
    /// Solve the published districting problems.
    case districting([DistrictingSuite])
    /// Print stored reports as Markdown.
    case report([String])
  }

  var mode = Mode.measure
  var selection = Selection()
  var searchSeeds: [UInt64] = [1]
  var timeLimit: Double?
  var workLimit: Int64?
  var gap = 0.0
  var threads = 1
  var json: String?
  var plot: String?
  var peers: [String] = []
  var commit: String?
  var note: String?
  /// Questions a case, and work of each answer.
  var questions = 200
  var answerWork: Int64?
  /// Whether answers are held against cold solutions.
  var isCompared = true

  static let usage = """
    usage: engine-benchmark [--suite territory,models,gap] [--size LIST] [--instance LIST]
                            [--problem-seed LIST] [--seed LIST] [--time-limit S] [--work-limit N]
                            [--rules FILE] [--gap SHARE] [--threads N] [--json FILE] [--plot FILE]
                            [--peers FILES]
                            [--commit TEXT] [--note TEXT]
           engine-benchmark --suite stop [--size ...] [--time-limit S] [--threads N]
           engine-benchmark --suite what-if [--size ...] [--questions N] [--work-limit N]
                            [--answer-work N] [--time-limit S] [--compare no]
           engine-benchmark --suite districting,territory-design [--instance LIST] [--seed LIST]
                            [--time-limit S] [--work-limit N] [--json FILE]
           engine-benchmark --list [--suite ...] [--size ...] [--instance ...]
           engine-benchmark --check FILE
           engine-benchmark --accept FILE
           engine-benchmark --check-instructions FILE
           engine-benchmark --accept-instructions FILE
           engine-benchmark --smoke-case NAME
           engine-benchmark --report FILES [--peers FILES]

      --suite         what to solve; territory unless given. models and gap need the folder that
                      EVENFIELD_REFERENCE names. stop: how soon the engine returns when told to, at
                      several moments up to the time limit of generated problems (M,XL unless given).
                      what-if: random changes to territory problems solved under the work limit, answered
                      warm and, unless --compare no, held against a cold solution of the time limit (5 s)
                      districting, territory-design: published problems of that folder; 60 and 15 s a case
                      unless a limit is given
      --size          XS, S, M, L, XL of territory (XS,S unless given) and models; the class (small-C, A to E)
                      of gap
      --instance      cases whose name contains one of these texts
      --problem-seed  seeds of generated problems; 1 unless given
      --rules         put the rules of this file on every territory model: none, each alone, all of them
      --seed          seeds of the search; every case runs once with each; 1 unless given
      --time-limit    seconds of wall-clock time a case; 20 unless a limit is given
      --work-limit    moves and nodes a case
      --questions     of what-if, a case; 200 unless given
      --answer-work   moves and nodes of an answer of what-if
      --gap           stop at this share of the plan's worth; 0, for proven optimality, unless given
      --threads       1 to 64
      --json          write all figures to this file, anew after every case
      --plot          write a picture of gap over time to this file (SVG)
      --peers         stored runs of other solvers for picture and report
      --commit        the version of the code, for the file
      --note          a remark for the file, such as what else the machine was doing
      --check         solve the small cases under work limits and compare with the file of thresholds
      --accept        solve them and write that file
      --check-instructions, --accept-instructions
                      the same with instructions, counted by valgrind, of even smaller cases
      --smoke-case    solve one of those alone and print its figures as JSON
      --report        print the figures of files written by --json as Markdown
    Lists are separated by commas. Exit status: 0 done, 1 a result is wrong or worse than its threshold,
    2 wrong usage.
    """

  var solveOptions: SolveOptions {
    SolveOptions(
      timeLimitSeconds: timeLimit, workLimit: workLimit, relativeGap: gap, threads: threads)
  }

  /// Parses the arguments after the program's name; everything that is wrong at once.
  init(_ arguments: [String]) throws {
    var faults: [String] = []
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--help" || option == "-h" {
        mode = .help
        return
      }
      if option == "--list" {
        mode = .list
        continue
      }
      guard Self.valued.contains(option) else {
        faults.append("\(option): no such option; see --help")
        continue
      }
      guard let value = rest.popFirst(), !value.hasPrefix("--") else {
        faults.append("\(option): its value is missing")
        continue
      }
      if !take(option, value) { faults.append("\(option) \(value): \(Self.expectation(option))") }
    }
    if !faults.isEmpty { throw UnusableInput(text: faults.joined(separator: "\n")) }
    // Each of these suites has a limit of its own.
    if case .districting = mode { return }
    if mode == .whatIf { return }
    if timeLimit == nil, workLimit == nil { timeLimit = Benchmark.usualTimeLimit }
  }

  private static let valued: Set<String> = [
    "--suite", "--size", "--instance", "--problem-seed", "--seed", "--time-limit", "--work-limit", "--gap",
    "--threads", "--json", "--plot", "--peers", "--commit", "--note", "--rules", "--check", "--accept",
    "--smoke-case",
    "--check-instructions", "--accept-instructions", "--questions", "--answer-work", "--compare",
    "--report",
  ]

  private static func expectation(_ option: String) -> String {
    switch option {
    case "--suite":
      "give stop, what-if, some of districting, territory-design, or some of \(Suite.named.map(\.rawValue).joined(separator: ", "))"
    case "--problem-seed", "--seed": "give whole numbers from 0, separated by commas"
    case "--time-limit", "--gap": "give a number from 0"
    case "--work-limit", "--answer-work", "--questions": "give a whole number from 0"
    case "--compare": "give yes or no"
    case "--threads": "give 1 to 64"
    case "--rules": "give a file of parameters such as Benchmarks/rules.json"
    default: "give a text that is not empty"
    }
  }

  /// False where the value does not fit the option.
  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch option {
    case "--suite":
      if value == "stop" {
        mode = .stopLatency
        return true
      }
      if value == "what-if" {
        mode = .whatIf
        return true
      }
      if let suites = Self.list(value, { DistrictingSuite(rawValue: $0) }) {
        mode = .districting(suites)
        return true
      }
      return Self.set(&selection.suites, Self.list(value) { Suite(rawValue: $0) })
    case "--size": return Self.set(&selection.sizes, Self.list(value) { $0 })
    case "--instance": return Self.set(&selection.instances, Self.list(value) { $0 })
    case "--problem-seed": return Self.set(&selection.problemSeeds, Self.list(value) { UInt64($0) })
    case "--seed": return Self.set(&searchSeeds, Self.list(value) { UInt64($0) })
    case "--time-limit": return Self.set(&timeLimit, Self.share(value))
    case "--gap": return Self.set(&gap, Self.share(value))
    case "--work-limit": return Self.set(&workLimit, Int64(value).flatMap { $0 < 0 ? nil : $0 })
    case "--answer-work": return Self.set(&answerWork, Int64(value).flatMap { $0 < 0 ? nil : $0 })
    case "--questions": return Self.set(&questions, Int(value).flatMap { $0 < 0 ? nil : $0 })
    case "--compare": return Self.set(&isCompared, ["yes": true, "no": false][value])
    case "--threads": return Self.set(&threads, Int(value).flatMap { (1...64).contains($0) ? $0 : nil })
    case "--json": return Self.set(&json, Self.text(value))
    case "--plot": return Self.set(&plot, Self.text(value))
    case "--peers": return Self.set(&peers, Self.list(value) { $0 })
    case "--commit": return Self.set(&commit, Self.text(value))
    case "--rules": return Self.set(&selection.rules, try? RuleParameters.read(value))
    case "--note": return Self.set(&note, Self.text(value))
    case "--check": return Self.set(&mode, Self.text(value).map(Mode.check))
    case "--accept": return Self.set(&mode, Self.text(value).map(Mode.accept))
    case "--smoke-case": return Self.set(&mode, Self.text(value).map(Mode.smokeCase))
    case "--check-instructions": return Self.set(&mode, Self.text(value).map(Mode.checkInstructions))
    case "--accept-instructions": return Self.set(&mode, Self.text(value).map(Mode.acceptInstructions))
    case "--report": return Self.set(&mode, Self.list(value) { $0 }.map(Mode.report))
    default: return false
    }
  }

  private static func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
    guard let value else { return false }
    place = value
    return true
  }

  private static func set<Value>(_ place: inout Value?, _ value: Value?) -> Bool {
    guard let value else { return false }
    place = value
    return true
  }

  /// Nil where the list is empty or a part of it does not convert.
  private static func list<Value>(_ text: String, _ convert: (String) -> Value?) -> [Value]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let values = parts.compactMap { $0.isEmpty ? nil : convert($0) }
    return values.count == parts.count ? values : nil
  }

  private static func share(_ text: String) -> Double? {
    Double(text).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
  }

  private static func text(_ value: String) -> String? { value.isEmpty ? nil : value }
}
