import AssignmentEngine
import Testing

@Suite("Fingerprint")
struct FingerprintTests {
  private func builder(
    value: Int64 = 5, upper: Int64? = 9, excessPrice: Int64? = nil, exempt: Int32? = nil, exponent: Int = 0,
    sense: AssignmentProblem.OriginalSense = .maximise, name: String? = nil
  ) -> AssignmentProblem.Builder {
    var builder = AssignmentProblem.Builder(valueExponent: exponent, originalSense: sense)
    builder.addAgent(name: name)
    builder.addRow(SideRow(lower: nil, upper: upper, excessPrice: excessPrice))
    builder.addItem()
    builder.addColumn(item: 0, agent: 0, value: value, entries: [.init(row: 0, coefficient: 2)])
    builder.addCoupling(.differ(items: [0], exempt: exempt))
    builder.addIndicator(marked: [0], value: 3)
    return builder
  }

  /// A change of this figure makes every certificate on disk invalid: raise the sequence's version then.
  @Test func isTheSameEverywhere() throws {
    let found = try builder().build().fingerprint
    #expect(found == "206030181a05276d9a7aa85aefaa9077")
  }

  @Test func everyDatumCounts() throws {
    let variants = try [
      builder(), builder(value: 6), builder(upper: 0), builder(upper: nil), builder(excessPrice: 0),
      builder(exempt: 0), builder(exponent: 1), builder(sense: .minimise),
    ].map { try $0.build().fingerprint }
    #expect(Set(variants).count == variants.count)
    #expect(variants.allSatisfy { $0.count == 32 })
  }

  @Test func namesDoNot() throws {
    #expect(try builder(name: "somebody").build().fingerprint == builder().build().fingerprint)
  }
}
