import Foundation

/// A number with a fixed count of decimals.
public func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

/// A share in percent, with as many decimals as the milestones need.
public func percent(_ share: Double) -> String { share.isFinite ? fixed(100 * share, 4) + " %" : "none" }

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
  func padded(left width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }
}
