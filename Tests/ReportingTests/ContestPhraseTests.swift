import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Words of alternatives and contests")
struct ContestPhraseTests {
  private func labels(_ phrases: any Phrases) -> [String] {
    AlternativeColumn.allCases.map { phrases.label($0) } + ContestColumn.allCases.map { phrases.label($0) }
      + ContestVerdict.allCases.map { phrases.label($0) }
      + EmptyObjection.allCases.map { phrases.asksForNothing($0) }
  }

  @Test("Nothing is empty, and Chinese has Chinese in it")
  func complete() {
    let english = labels(EnglishPhrases())
    let chinese = labels(ChinesePhrases())
    #expect(english.count == chinese.count && Set(english).count == english.count)
    #expect(english.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy { $0.value < 0x2E80 } })
    for (index, text) in chinese.enumerated() {
      #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(english[index])")
    }
  }

  @Test("One account goes, several go")
  func grammar() {
    let phrases = EnglishPhrases()
    #expect(
      phrases.goesTo(phrases.accounts(1), of: "East", to: "Li", insteadOf: "Zhang")
        == "1 account of East goes to Li instead of Zhang")
    #expect(
      phrases.goesTo(phrases.accounts(12), of: "华东", to: "李四", insteadOf: "张三")
        == "12 accounts of 华东 go to 李四 instead of 张三")
    #expect(
      ChinesePhrases().goesTo(ChinesePhrases().accounts(12), of: "华东", to: "李四", insteadOf: "张三")
        == "华东的 12 个客户由 李四 负责，而不是 张三")
  }

  @Test("The rule of objections has words, and the pool its own")
  func objections() {
    let wording = PlanWording(language: .english, context: TinyFirm().context)
    #expect(wording.name(ofRule: ObjectionsRule.name) == "objections granted")
    #expect(
      wording.text(Objection(key: "demanded_elsewhere", detail: ""))
        == "goes to the house pool by an objection")
  }
}
