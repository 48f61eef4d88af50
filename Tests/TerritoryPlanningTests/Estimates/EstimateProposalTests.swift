import Testing

@testable import TerritoryPlanning

@Suite("Figures proposed for the plan")
struct EstimateProposalTests {
  @Test("Alike: skills stay 1, and segments get the rate of all")
  func alike() throws {
    var firm = SimulatedDeals(people: 3, seed: 31)
    for deal in 0..<240 {
      firm.add(deal % 3, segment: deal % 2, chance: 0.5, opened: deal, days: 10)
    }
    let proposal = DealEstimates(firm.data).proposal
    #expect(proposal.skills.isEmpty && !proposal.winsDiffer && !proposal.sizesDiffer)
    let rate = try #require(proposal.segments[0].winRate)
    #expect(rate.isShared && rate == proposal.segments[1].winRate && rate == proposal.segments[2].winRate)
    #expect(try #require(proposal.error) > 0)
    #expect(proposal.duties == [TinyFirm.acquisition])
  }

  @Test("Different: skill is the win factor, and the mean of all is near 1")
  func different() throws {
    var firm = SimulatedDeals(people: 4, seed: 33)
    for deal in 0..<800 { firm.add(deal % 4, chance: deal % 4 == 0 ? 0.25 : 0.6, opened: deal % 300) }
    let estimates = DealEstimates(firm.data)
    let proposal = estimates.proposal
    #expect(proposal.winsDiffer && !proposal.sizesDiffer && proposal.skills.count == 4)
    let wins = try #require(try? estimates.wins.get())
    for (skill, person) in zip(proposal.skills, wins.representatives) {
      #expect(abs(skill.skill - person.factor) <= 0.005 && skill.sizeFactor == 1)
      #expect(skill.low < skill.skill && skill.skill < skill.high)
    }
    #expect(abs(proposal.skills.reduce(0) { $0 + $1.skill } / 4 - 1) < 0.03)
  }

  @Test("Deals a period: closed deals an account, for the days of the period")
  func expectedDeals() throws {
    var firm = SimulatedDeals(people: 2, seed: 35)
    // One deal a day for 184 days in five accounts: twice the 92 days of the period.
    for day in 0..<184 { firm.add(day % 2, segment: 1, chance: 0.5, opened: day, days: 0) }
    let segments = DealEstimates(firm.data).proposal.segments
    #expect(abs(try #require(segments[1].expectedDeals) - 92.0 / 5) < 1e-9)
    #expect(segments[0].expectedDeals == 0)
  }
}
