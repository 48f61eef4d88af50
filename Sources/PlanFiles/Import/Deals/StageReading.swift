import TerritoryPlanning

/// What the stages of an export mean: the map's words first, then the profile's, then usual ones.
struct StageReading {
  typealias Stage = OpportunityRecord.Stage
  private var byWord: [String: Stage] = [:]
  private var byText: [String: Stage?] = [:]

  init(map: [Stage: [String]], profile: ExportProfile) {
    for words in [profile.stages, ExportProfile.plain.stages] {
      add(words.won, .won)
      add(words.lost, .lost)
      add(words.negotiation, .negotiation)
      add(words.open, .open)
    }
    for (stage, words) in map {
      for word in words { byWord[HeaderName.folded(word)] = stage }
    }
  }

  private mutating func add(_ words: [String], _ stage: Stage) {
    for word in words where byWord[HeaderName.folded(word)] == nil { byWord[HeaderName.folded(word)] = stage }
  }

  /// The meaning of a stage as written, or without the remark in brackets that names its pipeline; nil where
  /// it is not known.
  mutating func stage(_ text: String) -> Stage? {
    if let known = byText[text] { return known }
    let stage = byWord[HeaderName.folded(text)] ?? byWord[HeaderName.bare(text)]
    byText[text] = .some(stage)
    return stage
  }
}
