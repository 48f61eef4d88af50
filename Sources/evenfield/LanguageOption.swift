import ArgumentParser
import Foundation
import Reporting

/// Languages of the reports: one, or several with a comma; the first is the terminal's.
struct Languages: ExpressibleByArgument, CustomStringConvertible {
  var all: [Language]

  var description: String { all.map(\.rawValue).joined(separator: ",") }

  init?(argument: String) {
    let parts = argument.split(separator: ",").map {
      Language(rawValue: $0.trimmingCharacters(in: .whitespaces))
    }
    let known = parts.compactMap { $0 }
    guard !known.isEmpty, known.count == parts.count, Set(known).count == known.count else { return nil }
    all = known
  }

  static var allValueStrings: [String] { ["en", "zh", "en,zh"] }
}

struct PresentationOptions: ParsableArguments {
  @Option(help: Settings.language.help)
  private var lang: Languages?

  @Option(help: Settings.colour.help)
  private var color: ColourChoice?

  /// Settings that flags gave, as text by key.
  private(set) var flags: [String: String] = [:]

  enum ColourChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  mutating func validate() throws {
    flags = ["lang": lang.map { "\($0)" }, "color": color?.rawValue].compactMapValues { $0 }
    lang = try Settings.language.stated(lang)
    color = try Settings.colour.stated(color)
  }

  var languages: [Language] { (lang ?? Settings.language.configured)?.all ?? [.english] }

  /// What a flag, a variable or evenfield.yaml says of colours.
  var colour: ColourChoice { color ?? Settings.colour.configured ?? .auto }

  var usesColours: Bool {
    switch colour {
    case .always: true
    case .never: false
    case .auto:
      isatty(FileHandle.standardOutput.fileDescriptor) == 1
        && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }
  }
}
