/// How model files are read.
public struct ReadingOptions: Sendable {
  /// Most bytes that a file may hold once it is inflated; a file beyond is refused. 2 GiB by default.
  public var largestSize: Int
  /// What to do with decimals that need more than 18 digits on a common power of ten.
  public var decimals: Decimals
  /// How the fields of an MPS file are told apart.
  public var layout: MPSLayout

  public enum Decimals: String, Sendable {
    /// Refuse the file, naming the line.
    case exact
    /// Round to the finest power of ten that fits and report it in `ReadModel.roundings`.
    case nearest
  }

  public enum MPSLayout: String, Sendable {
    /// Fields end at spaces. Reads free MPS, and fixed MPS whose names have no spaces.
    case free
    /// Fields start in columns 2, 5, 15, 25, 40 and 50; names may hold spaces.
    case fixed
  }

  public init(
    largestSize: Int = 2 << 30, decimals: Decimals = .nearest, layout: MPSLayout = .free
  ) {
    self.largestSize = largestSize
    self.decimals = decimals
    self.layout = layout
  }
}

/// A problem from a file, with what reading changed.
public struct ReadModel: Sendable {
  public var problem: AssignmentProblem
  /// Empty where every number was kept exactly.
  public var roundings: [Rounding]

  /// Numbers that were rounded to a common power of ten, each by at most half of 10^-exponent.
  public struct Rounding: Sendable, Equatable {
    /// The side row, or nil for the objective.
    public var row: Int?
    public var exponent: Int
    /// How many numbers changed.
    public var count: Int

    public init(row: Int?, exponent: Int, count: Int) {
      self.row = row
      self.exponent = exponent
      self.count = count
    }
  }
}

/// One thing wrong with a model file.
public struct ModelFileFault: Sendable, Equatable, CustomStringConvertible {
  /// Counted from 1; nil where the fault is not in one line.
  public var line: Int?
  /// The text at fault, shortened to 40 characters, unprintable characters replaced.
  public var text: String?
  /// What is wrong and what to do.
  public var message: String

  public var description: String {
    (line.map { "line \($0): " } ?? "") + (text.map { "\"\($0)\": " } ?? "") + message
  }
}

/// Everything wrong with a model file.
public struct ModelReadingError: Error, Sendable, CustomStringConvertible {
  /// The file, as it was named by the caller.
  public var file: String
  /// At most `ModelReadingError.listed`.
  public var faults: [ModelFileFault]
  /// Faults beyond those listed.
  public var unlisted: Int

  /// How many faults are kept with their details; the rest are counted.
  public static let listed = 50

  public var description: String {
    let lines = faults.map { "\(file): \($0)" }
    return (unlisted > 0 ? lines + ["\(file): and \(unlisted) more"] : lines).joined(separator: "\n")
  }
}

/// Faults as they are found.
struct FaultList {
  private(set) var faults: [ModelFileFault] = []
  private(set) var unlisted = 0

  var isEmpty: Bool { faults.isEmpty }

  mutating func add(line: Int? = nil, text: String? = nil, _ message: @autoclosure () -> String) {
    if faults.count < ModelReadingError.listed {
      faults.append(ModelFileFault(line: line, text: text, message: message()))
    } else {
      unlisted += 1
    }
  }

  func error(file: String) -> ModelReadingError {
    ModelReadingError(file: file, faults: faults, unlisted: unlisted)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Bytes as a short printable text for messages.
  func excerpt(_ range: Range<Int>) -> String {
    let bytes = self[range.prefix(40)].map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }
    return String(decoding: bytes, as: UTF8.self) + (range.count > 40 ? "..." : "")
  }
}
