/// The language of a report. Every phrase exists in each of them; the compiler refuses a missing one.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  var phrases: any Phrases {
    switch self {
    case .english: EnglishPhrases()
    case .chinese: ChinesePhrases()
    }
  }
}
