import TerritoryPlanning
import Testing

@testable import Reporting

/// The sentence on a scenario follows from the figures by rules.
@Suite("What a plan gives and takes")
struct GiveAndTakeTests {
  private func figures(
    _ revenue: Int64, missing: Int64 = 0, spread: Double? = 0.3, handovers: Int = 10, cost: Int64 = 0,
    broken: Int = 0, uncovered: Int = 0, wishes: Int = 0
  ) -> ComparedFigures {
    var figures = ComparedFigures(revenue: Money(minorUnits: revenue * 100))
    figures.missing = Money(minorUnits: missing * 100)
    figures.spread = spread
    figures.handovers = handovers
    figures.cost = Money(minorUnits: cost * 100)
    figures.brokenRules = broken
    figures.uncovered = uncovered
    figures.unmetWishes = wishes
    return figures
  }

  private func text(
    _ plan: ComparedFigures, _ other: ComparedFigures, _ language: Language = .english,
    than name: String = "Rebalance"
  ) -> String {
    GiveAndTakeText(figures: FigureText(language: language, parameters: TinyFirm().data.parameters))
      .sentence(GiveAndTake(plan, against: other), than: name)
  }

  @Test func gainsForLosses() {
    let hire = figures(23_510_000, spread: 0.26, handovers: 22, cost: 105_000)
    let base = figures(23_200_000)
    #expect(
      text(hire, base)
        == "¥310k more revenue and 4 points fairer than Rebalance, for ¥105k more cost of people and 12 more handovers."
    )
    #expect(
      text(base, hire)
        == "¥105k less cost of people and 12 fewer handovers than Rebalance, for ¥310k less revenue and 4 points less fair."
    )
    #expect(text(hire, base, .chinese) == "比Rebalance收入多 31 万元、公平好 4 个百分点；代价：人员成本多 10.5 万元、交接多 12 项。")
  }

  @Test func onlyGainsOnlyLossesAndNothing() {
    let base = figures(1_000)
    #expect(text(figures(1_001), base) == "¥1 more revenue than Rebalance, and nothing worse.")
    #expect(text(figures(999), base) == "¥1 less revenue than Rebalance, and nothing better.")
    #expect(text(base, base) == "The same as Rebalance in all that is counted here.")
  }

  @Test("What the proofs leave open is neither gain nor loss, and one unit more is")
  func openRevenue() {
    let base = figures(1_000_000)
    let open = GiveAndTake(figures(1_000_100, missing: 100), against: base)
    #expect(open.gains.isEmpty && open.losses.isEmpty && open.openRevenue == Money(minorUnits: 10_000))
    let counted = GiveAndTake(figures(1_000_101, missing: 100), against: base)
    #expect(counted.gains == [.revenue(Money(minorUnits: 10_100))] && counted.openRevenue == nil)
    let other = GiveAndTake(figures(999_900), against: figures(1_000_000, missing: 100))
    #expect(other.losses.isEmpty && other.openRevenue == Money(minorUnits: -10_000))
    #expect(
      text(figures(1_000_100, missing: 100), base)
        == "The same as Rebalance in all that is counted here; revenue open (+¥100).")
  }

  @Test("Items with nobody are not told twice")
  func uncovered() {
    let compared = GiveAndTake(
      figures(1, broken: 3, uncovered: 3), against: figures(1, broken: 1, uncovered: 0))
    #expect(compared.gains == [.brokenRules(1)] && compared.losses == [.uncovered(3)])
  }

  @Test("A spread that cannot be measured is not compared")
  func undefinedSpread() {
    #expect(GiveAndTake(figures(1, spread: nil), against: figures(1)).gains.isEmpty)
    #expect(GiveAndTake(figures(1, spread: 0.3004), against: figures(1)).losses.isEmpty)
  }

  @Test("Exchanging the plans exchanges gains and losses, and no sentence is longer than two lines")
  func everySentence() {
    var dice = Dice(state: 77)
    for _ in 0..<2_000 {
      func any() -> ComparedFigures {
        figures(
          Int64(dice.below(2_000_000_000)), missing: Int64(dice.below(1_000_000)),
          spread: dice.below(9) == 0 ? nil : Double(dice.below(3_000)) / 1_000,
          handovers: dice.below(100_000), cost: Int64(dice.below(90_000_000)), broken: dice.below(20_000),
          uncovered: dice.below(9_000), wishes: dice.below(9_000))
      }
      let (one, two) = (any(), any())
      let compared = GiveAndTake(one, against: two)
      let reversed = GiveAndTake(two, against: one)
      #expect(compared.gains == reversed.losses && compared.losses == reversed.gains)
      for language in Language.allCases {
        let sentence = text(one, two, language, than: "A scenario with a title that is too long for a line")
        #expect(DisplayWidth.of(language.phrases.underOtherFacts(sentence)) <= 240, "\(sentence)")
        #expect(TextLines.wrapped(sentence, width: 120).count <= 2, "\(sentence)")
      }
    }
  }
}

@Suite("Lines of a terminal")
struct TextLinesTests {
  @Test func nothingIsLostAndNothingIsTooWide() {
    let texts = ["a bb ccc dddd", "收入多 31 万元、公平好 4 个百分点；代价：交接多 12 项。", "", "wordthatislongerthanthewidth x"]
    for text in texts {
      for width in [8, 13, 40] {
        let lines = TextLines.wrapped(text, width: width)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width || !$0.contains(" ") })
      }
    }
    #expect(TextLines.wrapped("a bb ccc dddd", width: 8) == ["a bb ccc", "dddd"])
  }
}
