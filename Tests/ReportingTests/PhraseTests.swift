import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Phrases")
struct PhraseTests {
  private func labels(_ phrases: any Phrases) -> [String] {
    Measure.allCases.map { phrases.label($0) } + Term.allCases.map { phrases.label($0) }
      + Heading.allCases.map { phrases.label($0) } + Control.allCases.map { phrases.label($0) }
      + TileLabel.allCases.map { phrases.label($0) } + FairnessMeasure.allCases.map { phrases.label($0) }
      + BalanceMetric.allCases.map { phrases.label($0) } + Caption.allCases.map { phrases.text($0) }
      + OutcomeKind.allCases.map { phrases.outcome($0) } + ProofField.allCases.map { phrases.label($0) }
      + EffortField.allCases.map { phrases.label($0) } + HashField.allCases.map { phrases.label($0) }
      + RuleKey.allCases.map { phrases.rule($0) } + AspectKey.allCases.map { phrases.aspect($0) }
      + ObjectionKey.allCases.map { phrases.objection($0, detail: "X") }
      + ReasonTerm.allCases.map { phrases.label($0) } + ReasonCaption.allCases.map { phrases.text($0) }
  }

  @Test("Nothing is empty, and Chinese has Chinese in it")
  func complete() {
    let english = labels(EnglishPhrases())
    let chinese = labels(ChinesePhrases())
    #expect(english.count == chinese.count)
    #expect(english.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy { $0.value < 0x2E80 } })
    for (index, text) in chinese.enumerated() {
      #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(english[index])")
    }
  }

  @Test("No two rows of the comparison are called the same")
  func distinct() {
    for language in Language.allCases {
      let labels = Measure.allCases.map { language.phrases.label($0) }
      #expect(Set(labels).count == labels.count)
    }
  }

  @Test("Every rule of the rule book has words")
  func everyRule() {
    for type in RuleBook.types { #expect(RuleKey(rawValue: type.name) != nil, "\(type.name)") }
  }

  @Test("A rule without words is called by its name in files")
  func unknownKeys() {
    let wording = PlanWording(language: .english, context: TinyFirm().context)
    #expect(wording.name(ofRule: "new_rule") == "new_rule")
    #expect(wording.name(ofAspect: "new_aspect") == "new_aspect")
    #expect(wording.name(ofAspect: "accounts_of_segment.ordinary") == "number of accounts (Ordinary)")
    #expect(wording.text(Objection(key: "new_key", detail: "7")) == "new_key (7)")
    #expect(wording.text(Objection(key: "duty", detail: "after_sales")).contains("After-sales"))
  }
}

@Suite("Violations in sales words")
struct WordingTests {
  private let firm = TinyFirm()
  private func text(_ kind: Violation.Kind, _ language: Language, price: Money? = nil) -> String {
    PlanWording(language: language, context: firm.context)
      .text(Violation(rule: "capacity", kind: kind, price: price))
  }

  @Test func missingTime() {
    let kind = Violation.Kind.limit(
      aspect: "actual_minutes", subject: .representative(0), unit: .minutes, activity: 2_040, lower: nil,
      upper: 1_200, amount: 840)
    #expect(text(kind, .english) == "张敏 needs 14 h more (34 h of work, 20 h available)")
    #expect(text(kind, .chinese) == "张敏 还差 14 小时（需要 34 小时，可用 20 小时）")
  }

  @Test func belowTheBand() {
    let kind = Violation.Kind.limit(
      aspect: "potential", subject: .representative(1), unit: .money, activity: 90_000, lower: 100_000,
      upper: nil, amount: -10_000)
    #expect(text(kind, .english) == "李强: potential is ¥100 below the least wanted (¥1,000)")
    #expect(
      text(kind, .english, price: Money(minorUnits: 500))
        == "李强: potential is ¥100 below the least wanted (¥1,000); costs ¥5")
  }

  @Test func peopleAreNamedOnceAndInOrder() {
    let kind = Violation.Kind.coupling(
      .atMost(1), subject: .account(1), holders: [Holder(2), Holder(1), Holder(2)])
    #expect(text(kind, .english) == "Nanjing Bearings is with 2 people, at most 1 wanted: 李强, Wang Fang")
  }

  @Test func poolAndNobody() {
    let wording = PlanWording(language: .chinese, context: firm.context)
    #expect(wording.name(of: firm.context.pool) == "公海")
    #expect(wording.name(of: nil) == "无人")
    #expect(text(.uncovered(item: 2), .english) == "Nanjing Bearings · Maintenance: nobody takes it")
    #expect(
      text(.regionOwner(region: 1, duty: 1), .english)
        == "南京 · After-sales: no owner who may take new accounts")
  }
}
