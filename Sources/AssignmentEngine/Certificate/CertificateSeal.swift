extension Certificate {
  /// 16 hexadecimal digits over every figure of the certificate (FNV-1a, 64 bits). It guards against a slip or
  /// a careless edit, not against somebody who computes a new one: what a certificate proves is shown by its
  /// multipliers alone.
  public var seal: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in Array(text.utf8) + [0] {
        hash ^= UInt64(byte)
        hash &*= 0x100_0000_01B3
      }
    }
    add(claim.rawValue)
    add(problem)
    add(String(scale))
    for multiplier in multipliers { add(String(multiplier)) }
    for cut in cuts { add(cut.sealed) }
    add(String(bound))
    switch beyond {
    case .nothing: add("")
    case .branchAndCut(let tighter): add(String(tighter))
    case .enumeration(let tighter): add("enumeration \(tighter)")
    }
    if let shares {
      add("shares")
      for share in shares { add("\(share.indicator) \(share.item) \(share.value)") }
    }
    if let branches {
      add("branches \(branches.scale) \(branches.bound)")
      for node in branches.nodes { add("\(node.vectors) \(node.columns)") }
      for multiplier in branches.multipliers { add(String(multiplier)) }
    }
    if let agents {
      add(String(agents.scale))
      for multiplier in agents.itemMultipliers { add(String(multiplier)) }
      for multiplier in agents.rowMultipliers { add(String(multiplier)) }
      for maximum in agents.maxima { add(String(maximum)) }
      add(String(agents.bound))
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension CuttingPlane {
  fileprivate var sealed: String {
    switch self {
    case .separator(let cut):
      "separator \(cut.connectivity) \(cut.agent) \(cut.first) \(cut.second) \(cut.nodes)"
    case .forest(let cut):
      "forest \(cut.connectivity) \(cut.agent) \(cut.parts) \(cut.items) \(cut.blocks)"
    case .deviations(let cut): "deviations \(cut.spread) \(cut.above) \(cut.below)"
    case .order(let cut): "order \(cut.spread) \(cut.members)"
    }
  }
}
