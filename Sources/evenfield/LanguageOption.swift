import ArgumentParser
import Foundation
import Reporting

/// Languages of the reports: one, or several with a comma; the first is the terminal's.
struct Languages: ExpressibleByArgument {
  var all: [Language]

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
  @Option(help: "Language of the reports: en, zh, or both as en,zh. [EVENFIELD_LANG]")
  var lang: Languages?

  @Option(help: "Colours on the terminal: auto, always or never. NO_COLOR is respected.")
  var color: ColourChoice = .auto

  enum ColourChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  mutating func validate() throws {
    guard lang == nil, let text = ProcessInfo.processInfo.environment["EVENFIELD_LANG"], !text.isEmpty else {
      return
    }
    guard let languages = Languages(argument: text) else {
      throw ValidationError("The environment variable EVENFIELD_LANG is `\(text)`; write en, zh or en,zh.")
    }
    lang = languages
  }

  var languages: [Language] { lang?.all ?? [.english] }

  var usesColours: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      isatty(FileHandle.standardOutput.fileDescriptor) == 1
        && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }
  }
}
