public import AssignmentEngine
import Foundation

extension WorkCounters {
  /// Every counter by the name under which it is stored in files, whatever counters there are.
  public func named() throws -> [String: Int64] {
    try JSONDecoder().decode([String: Int64].self, from: SnakeCaseJSON().encoder.encode(self))
  }
}
