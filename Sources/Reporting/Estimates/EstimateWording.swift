import TerritoryPlanning

/// Estimates with the plan's names, in the words of one language.
struct EstimateWording {
  let estimates: DealEstimates
  let data: PlanData
  /// Of the plan.
  let name: String
  let language: Language
  let figures: FigureText
  var phrases: any Phrases { language.phrases }

  init(_ estimates: DealEstimates, data: PlanData, name: String, language: Language) {
    self.estimates = estimates
    self.data = data
    self.name = name
    self.language = language
    figures = FigureText(language: language, parameters: data.parameters)
  }

  var wins: WinEstimates? { try? estimates.wins.get() }
  var sizes: SizeEstimates? { try? estimates.sizes.get() }
  var cycles: CycleEstimates? { try? estimates.cycles.get() }

  func person(_ index: Int) -> String { data.representatives[index].name }

  func segment(_ index: Int) -> String {
    let segment = data.parameters.segments[index]
    return language == .chinese && !segment.chineseName.isEmpty ? segment.chineseName : segment.name
  }

  /// A chance to be exceeded by luck, never shown as 0.
  func chance(_ chance: Double) -> String {
    chance < 0.001 ? "< 0.1 %" : NumberText.percent(chance)
  }

  func percent(_ share: Double?) -> String { share.map { NumberText.percent($0, decimals: 1) } ?? "\u{2013}" }
  func interval(_ low: Double, _ high: Double, _ text: (Double) -> String) -> String {
    text(low) + " \u{2013} " + text(high)
  }
  func points(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 1) }
  func factor(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
  func days(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
  func money(_ minorUnits: Double) -> String {
    figures.money.whole(Money(minorUnits: Int64(minorUnits.rounded())))
  }
  func count(_ number: Int) -> String { figures.count(number) }

  /// What the test of a question says.
  func test(_ question: EstimateQuestion, _ test: PermutationTest?) -> String {
    guard let test else { return phrases.cannotCompare(question) }
    return phrases.representativesTest(
      question, chance: chance(test.chance), differ: DealEstimates.differs(test))
  }

  /// The sentence that matters.
  var headline: String {
    guard let wins else {
      if case .failure(let failure) = estimates.wins { return phrases.gap(.winRate, failure.gap) }
      return ""
    }
    let seen = wins.representatives.filter { $0.closed > 0 }
    guard let test = wins.test else {
      return phrases.oneRate(percent(wins.all.rate), closed: count(wins.all.closed))
    }
    guard DealEstimates.differs(test) else {
      return phrases.ratesAlike(
        percent(wins.all.rate), people: seen.count, chance: chance(test.chance))
    }
    return phrases.ratesDiffer(
      low: percent(seen.map(\.shrunk.mean).min()), high: percent(seen.map(\.shrunk.mean).max()),
      plainLow: percent(seen.compactMap(\.raw).min()), plainHigh: percent(seen.compactMap(\.raw).max()),
      chance: chance(test.chance))
  }
}
