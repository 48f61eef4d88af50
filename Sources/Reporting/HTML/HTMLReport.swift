public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// The comparison as one self-contained page: no network, opens from a file, readable without JavaScript, by
/// keyboard, on a phone and on paper.
public struct HTMLReport {
  let comparison: Comparison
  let language: Language
  var phrases: any Phrases { language.phrases }

  public init(_ comparison: Comparison, language: Language) {
    self.comparison = comparison
    self.language = language
  }

  /// The whole page, ending in a newline.
  public var text: String {
    PageFrame.scripted(
      title: title, language: language, main: main,
      data: ListData(comparison, language: language).markup)
  }

  private var title: String {
    let period = comparison.featured?.context.data.parameters.period ?? ""
    return phrases.pageTitle(comparison.name, period: period)
  }

  private var main: [Markup] {
    let featured = comparison.featured
    let featuredIndex = comparison.featuredIndex
    let sections = comparison.results.enumerated().map { index, result in
      ScenarioSection(
        result, number: index, isFeatured: index == featuredIndex, language: language
      ).markup
    }
    let head = [
      tag("p", [("class", "over")], title),
      featured.map { tag("h1", [], unbroken(Headline($0, language: language).text)) }
        ?? tag("h1", [], title),
      featured.map { ScenarioSection.tiles($0, language: language) } ?? .empty,
    ]
    let table = ComparisonSection(comparison, language: language).markup
    // Of one plan its maps come first; there is nothing to choose between.
    guard comparison.results.count > 1 else { return head + sections + [table] }
    return head + [tradeoffs.sentences, table, tradeoffs.charts, navigation] + sections
  }

  private var tradeoffs: TradeoffSection { TradeoffSection(comparison, language: language) }

  private var navigation: Markup {
    let featuredIndex = comparison.featuredIndex
    let links = comparison.results.enumerated().map { index, result in
      tag("a", [("href", "#" + ScenarioSection.anchor(index))], result.title(language))
    }
    let heading = tag("h2", [("class", "part")], phrases.title(.detail))
    let bar = tag(
      "nav",
      [
        ("aria-label", phrases.label(Control.chooseScenario)), ("id", "scenarios"),
        ("data-first", ScenarioSection.anchor(featuredIndex ?? 0)),
      ], all: links)
    return .group([heading, bar])
  }
}

/// Keeps a figure and its percent sign on one line.
func unbroken(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let space = rest.firstIndex(of: " ") {
    result += rest[..<space]
    rest = rest[rest.index(after: space)...]
    result += rest.first == "%" ? "\u{A0}" : " "
  }
  return result + rest
}
