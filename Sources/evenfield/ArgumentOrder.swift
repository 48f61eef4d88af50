/// Lets a flag before the verb mean the same as after it: `evenfield --seed 2 solve plan` is read as
/// `evenfield solve --seed 2 plan`.
enum ArgumentOrder {
  /// The arguments with the first verb moved to the front. Arguments after `--` are never taken for a verb.
  /// Asking for help or version without a verb is left alone.
  static func verbFirst(_ arguments: [String], verbs: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    guard let position = arguments[..<end].firstIndex(where: verbs.contains), position > 0 else {
      return arguments
    }
    // `help solve` is the parser's own verb, and the line of a shell that asks for completions is not ours.
    if ["help", "---completion"].contains(arguments[0]) { return arguments }
    var ordered = arguments
    let verb = ordered.remove(at: position)
    ordered.insert(verb, at: 0)
    return ordered
  }
}
