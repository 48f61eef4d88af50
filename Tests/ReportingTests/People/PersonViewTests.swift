import Foundation
import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("What one representative sees of a plan")
struct PersonViewTests {
  private let firm: SampleFirm
  private let handout: Handout
  private let views: PersonViews
  init() throws {
    firm = try SampleFirm()
    handout = firm.handout([.english])
    views = PersonViews(handout, language: .english)
  }
  private var people: Range<Int> { firm.data.representatives.indices }

  @Test("Every handover comes to one and leaves another, and what stays is the rest")
  func complete() throws {
    let moves = handout.evaluation.moves
    var (coming, leaving, kept) = (0, 0, 0)
    for person in people {
      let view = try #require(views.view(of: person))
      coming += view.coming.reduce(0) { $0 + $1.duties.count }
      leaving += view.leaving.reduce(0) { $0 + $1.duties.count }
      kept += view.kept.reduce(0) { $0 + $1.duties.count }
      let row = try #require(handout.evaluation.of(person))
      #expect(view.after.accounts == row.accounts && view.after.revenue == row.revenue)
      let held = Set(view.kept.map(\.account) + view.coming.map(\.account))
      #expect(held.count == row.accounts)
    }
    #expect(coming == moves.count { $0.to.map { $0.index < people.count } ?? false })
    #expect(leaving == moves.count { $0.from.index < people.count })
    #expect(kept + coming == handout.plan.holders.count { ($0?.index ?? .max) < people.count })
  }

  @Test("A page names no colleague but those who hand over or take over, and no account of anybody else")
  func names() throws {
    for person in people {
      let view = try #require(views.view(of: person))
      let text = try HTMLReader(PersonPage(view, handout, language: .english).text).text
      let known = Set(
        (view.coming + view.leaving).compactMap(\.other).map(\.index) + [person])
      for other in people where !known.contains(other) {
        #expect(!text.contains(firm.data.representatives[other].name))
      }
      let mine = Set(view.accounts)
      for account in firm.data.accounts.indices where !mine.contains(account) {
        // Names end in their number: "上海轴承1" is part of "上海轴承12".
        let name = firm.data.accounts[account].name
        let others = mine.contains { firm.data.accounts[$0].name.hasPrefix(name) }
        #expect(others || !text.contains(name))
      }
    }
  }

  /// Whatever changes with colleagues' figures but not with this person's leaves the page as it is.
  @Test("Figures of colleagues, the worth of the plan and the cost of changes are not on a page")
  func figures() throws {
    var other = handout.result
    var evaluation = handout.evaluation
    for index in evaluation.representatives.indices where index != 3 {
      evaluation.representatives[index].revenue = Money(minorUnits: 1)
      evaluation.representatives[index].standardMinutes = Minutes(1)
      evaluation.representatives[index].actualMinutes = Minutes(1)
      evaluation.representatives[index].travelMinutes = Minutes(1)
    }
    for index in evaluation.moves.indices { evaluation.moves[index].worthDifference = Money(minorUnits: 7) }
    evaluation.revenue = Money(minorUnits: 1)
    evaluation.objective = Money(minorUnits: 1)
    other = other.with(evaluation)
    other.reasons?.order = nil
    for index in (other.reasons?.moves ?? []).indices {
      other.reasons?.moves[index].keeping = .impossible(nil)
      other.reasons?.moves[index].nextBest = nil
      other.reasons?.moves[index].isNearTie = false
    }
    let changed = Handout(
      other, caseName: handout.caseName, languages: handout.languages, date: handout.date,
      program: handout.program)
    let one = try #require(views.view(of: 3))
    #expect(PersonViews(changed, language: .english).view(of: 3) == one)
    let page = PersonPage(one, handout, language: .english).text
    #expect(page == PersonPage(one, changed, language: .english).text)
  }

  @Test("A reason that speaks of a colleague says no more than the name")
  func reasons() throws {
    for language in Language.allCases {
      let views = PersonViews(handout, language: language)
      for person in people {
        let view = try #require(views.view(of: person))
        for exchange in view.coming + view.leaving {
          for reason in exchange.reasons {
            // A rule and what it counts are named to whom it is about only.
            #expect(!reason.contains("balance") || reason.contains(firm.data.representatives[person].name))
          }
        }
      }
    }
  }

  @Test("Pages are named after ids, the index lists them, and the same input gives the same bytes")
  func files() throws {
    let both = firm.handout(Language.allCases)
    let files = try PeoplePages.files(both)
    #expect(files.count == 2 * (people.count + 1))
    #expect(Set(files.map { $0.name.lowercased() }).count == files.count)
    #expect(files[0].name == "people/index.html" && files.contains { $0.name == "people/R3.zh.html" })
    let index = try HTMLReader(files[0].text)
    let links = index.elements.compactMap { $0.attributes["href"] }.filter { $0 != "#result" }
    #expect(links == people.map { "R\($0).html" })
    #expect(try PeoplePages.files(firm.handout(Language.allCases)) == files)
    for file in files { _ = try HTMLReader(file.text) }
  }
}

extension ScenarioResult {
  /// The same with another evaluation of the plan.
  fileprivate func with(_ evaluation: Evaluation) -> ScenarioResult {
    var result = self
    if case .planned(.gapReached(let given)) = answer {
      var plan = given
      plan.evaluation = evaluation
      result.answer = .planned(.gapReached(plan))
    }
    return result
  }
}
