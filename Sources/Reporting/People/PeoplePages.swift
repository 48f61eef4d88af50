import ScenarioRunning
import TerritoryPlanning

/// The pages of a hand-out for representatives: `people/ID.html` for each, and `people/index.html` with their names.
public enum PeoplePages {
  /// Everybody who has anything in one of the plans, in every language of the hand-out.
  public static func files(_ handout: Handout) throws -> [HandoutFile] {
    // A representative called "index" must not take the place of the index.
    let ids = handout.result.context.data.representatives.map(\.id)
    let names = Array(FileNames.of(["index"] + ids).dropFirst())
    return handout.languages.flatMap { language in
      let views = PersonViews(handout, language: language)
      let people = handout.result.context.data.representatives.indices
      var entries: [PeopleIndex.Entry] = []
      var files: [HandoutFile] = []
      for person in people {
        guard let view = views.view(of: person) else { continue }
        let name = handout.fileName(names[person], "html", language: language)
        entries.append(PeopleIndex.Entry(person: person, file: name))
        files.append(
          HandoutFile(name: "people/" + name, text: PersonPage(view, handout, language: language).text))
      }
      let index = PeopleIndex(entries, handout, language: language)
      return [
        HandoutFile(name: "people/" + handout.fileName("index", "html", language: language), text: index.text)
      ]
        + files
    }
  }
}

/// The names of everybody who has a page, and nothing about them.
struct PeopleIndex {
  struct Entry {
    var person: Int
    var file: String
  }
  private let entries: [Entry]
  private let handout: Handout
  private let language: Language
  private var phrases: any Phrases { language.phrases }

  init(_ entries: [Entry], _ handout: Handout, language: Language) {
    self.entries = entries
    self.handout = handout
    self.language = language
  }

  var text: String {
    let data = handout.result.context.data
    let teams = entries.map { data.representatives[$0.person].team }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let lists = teams.map { team in
      tag(
        "section", [("class", "card")], tag("h2", [], team.isEmpty ? phrases.label(Term.everybody) : team),
        tag(
          "ul", [("class", "names")],
          all: entries.filter { data.representatives[$0.person].team == team }.map { entry in
            tag(
              "li", [],
              tag(
                "a", [("href", FragmentText.encoded(entry.file))], data.representatives[entry.person].name))
          }))
    }
    let title = phrases.label(PersonTerm.allPages)
    return PageFrame.scripted(
      title: title, language: language,
      main: [
        tag(
          "p", [("class", "over")],
          [handout.caseName, data.parameters.period].filter { !$0.isEmpty }.joined(separator: " · ")),
        tag("h1", [], title), tag("p", [("class", "lead")], phrases.label(PersonTerm.allPagesNote)),
      ] + lists)
  }
}
