import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct NumberFormatTests {
  @Test func writtenNumbersAreReadBackExactly() throws {
    var random = SeededNumbers(seed: 5)
    for _ in 0..<5_000 {
      let exponent = Double.random(in: -12...12, using: &random)
      let value = (Double.random(in: -1...1, using: &random)) * exponent.magnitude * 1000
      let text = WrittenNumber.written(value)
      #expect(!text.contains("e"))
      if text.utf8.filter({ $0 >= 0x30 }).count <= 18 { #expect(try WrittenNumber(text).double == value) }
    }
    #expect(WrittenNumber.written(0.000_012_5) == "0.0000125")
    #expect(WrittenNumber.written(1.5e20) == "150000000000000000000")
    #expect(WrittenNumber.written(-2.5e-7) == "-0.00000025")
    #expect(WrittenNumber.written(3) == "3")
  }

  @Test func factorsRoundHalvesUp() throws {
    #expect(try ScaleFactor("0.5").scaled(3) == 2)
    #expect(try ScaleFactor("0.5").scaled(-3) == -1)
    #expect(try ScaleFactor("80 %").scaled(1_001) == 801)
    #expect(try ScaleFactor("0.8").scaled(1_003) == 802)
    #expect(try ScaleFactor("1000").scaled(.max) == nil)
    for text in ["-1", "1001", "x", "0.1234567891"] {
      #expect(throws: ValueProblem.self) { try ScaleFactor(text) }
    }
  }
}
