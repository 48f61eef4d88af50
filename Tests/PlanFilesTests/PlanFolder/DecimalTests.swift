import Testing

@testable import PlanFiles

@Suite struct DecimalTests {
  @Test func writtenNumbersAreReadBackExactly() throws {
    var random = SeededNumbers(seed: 5)
    for _ in 0..<5_000 {
      let exponent = Double.random(in: -12...12, using: &random)
      let value = (Double.random(in: -1...1, using: &random)) * exponent.magnitude * 1000
      let text = DecimalBytes.written(value)
      #expect(!text.contains("e"))
      if text.utf8.filter({ $0 >= 0x30 }).count <= 18 { #expect(try DecimalBytes(text).double == value) }
    }
    #expect(DecimalBytes.written(0.000_012_5) == "0.0000125")
    #expect(DecimalBytes.written(1.5e20) == "150000000000000000000")
    #expect(DecimalBytes.written(-2.5e-7) == "-0.00000025")
    #expect(DecimalBytes.written(3) == "3")
  }

  @Test func readsExactly() throws {
    #expect(try DecimalBytes("-12.50") == DecimalBytes(mantissa: -1250, decimals: 2))
    #expect(try DecimalBytes("0.1").double == 0.1)
    #expect(try DecimalBytes("+7").scaled(places: 2) == 700)
    #expect(try DecimalBytes("1.250").scaled(places: 2) == 125)
    #expect(try DecimalBytes("1.255").scaled(places: 2) == nil)
    #expect(try DecimalBytes("9223372036854775807").mantissa == .max)
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1e3", "0x10", "１２", "1 2", "--1", "inf", "1.2.3"])
  func refusesEverythingElse(text: String) {
    #expect(throws: ValueProblem.self) { try DecimalBytes(text) }
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
