/// Reading names of the plan's own things.
extension SettingNode {
  /// The indices of a list of names, in the order of `names`; each at most once.
  func indices(of noun: String, in names: [String], faults: inout [InputFault]) -> [Int]? {
    guard let elements = list(faults: &faults) else { return nil }
    let before = faults.count
    var found: Set<Int> = []
    for element in elements {
      guard let index = element.index(of: noun, in: names, faults: &faults) else { continue }
      if !found.insert(index).inserted {
        faults.append(
          InputFault(
            place: element.place, value: names[index], message: "is named twice", hint: "name it once"))
      }
    }
    return faults.count == before ? found.sorted() : nil
  }

  /// The indices of the duties named in a list, or of every duty where the value is `all`, or of none where it
  /// is `none`.
  func dutiesOrAll(data: PlanData, faults: inout [InputFault]) -> [Int]? {
    if case .scalar(let text) = value {
      switch text {
      case "all": return Array(data.parameters.duties.indices)
      case "none": return []
      default:
        return fault(text, "is not a list of duties", hint: "write all, none or [duty, duty]", &faults)
      }
    }
    return indices(of: "duty", in: data.parameters.duties.map(\.id), faults: &faults)
  }
}
