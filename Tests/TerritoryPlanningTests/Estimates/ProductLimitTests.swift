import Testing

@testable import TerritoryPlanning

@Suite("Days of deals that are still open")
struct ProductLimitTests {
  @Test("Without open deals it is the plain distribution and its mean")
  func allEnded() {
    let limit = ProductLimit(ended: [0, 1, 0, 2, 1], ongoing: [0, 0, 0, 0, 0])
    #expect(limit.open == [1, 0.75, 0.75, 0.25, 0])
    #expect(limit.median == 3)
    #expect(abs(limit.mean(upTo: 4) - (1 + 3 + 3 + 4) / 4.0) < 1e-12)
    // Variance of the mean of four values, divided by n as Greenwood does.
    let mean = 11.0 / 4
    let squares = [1.0, 3, 3, 4].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs(limit.variance(upTo: 4) - squares / 16) < 1e-12)
  }

  @Test("The times of remission of Freireich's trial give the published figures")
  func published() {
    // Weeks under 6-MP; a plus in the publication is an open end (Freireich and others 1963, in Cox 1972).
    let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    var counts = ([Int](repeating: 0, count: 36), [Int](repeating: 0, count: 36))
    for week in ended { counts.0[week] += 1 }
    for week in open { counts.1[week] += 1 }
    let limit = ProductLimit(ended: counts.0, ongoing: counts.1)
    for (week, share) in [
      (6, 0.8571), (7, 0.8067), (10, 0.7529), (13, 0.6902), (16, 0.6275), (22, 0.5378), (23, 0.4482),
    ] {
      #expect(abs(limit.share(openAfter: week) - share) < 5e-5)
    }
    #expect(limit.median == 23)
    #expect(limit.share(openAfter: 100) == limit.share(openAfter: 35))
  }

  @Test("Open deals lengthen, and never shorten")
  func openDealsLengthen() {
    let closed = ProductLimit(ended: [0, 2, 2, 2], ongoing: [0, 0, 0, 0])
    let both = ProductLimit(ended: [0, 2, 2, 2], ongoing: [0, 0, 1, 3])
    #expect(both.mean(upTo: 3) > closed.mean(upTo: 3))
  }
}
