extension EngineRun {
  /// Share of the gap asked for that the bound of wide indicators may be above its least value at first, about.
  static let boundAccuracy = 0.25

  /// Takes the bound of wide indicators as close as the methods come.
  ///
  /// At first it is left where the rest would gain little against the gap asked for, which the first plans often
  /// reach. Where they do not, what is left is cheap beside another pass or a tree. Other bounds are exact already.
  func refineBound() {
    guard options.relativeGap > 0, !scaled.shares.isEmpty, !isFinished else { return }
    boundByMultipliers(multipliers + shares, accuracy: 0)
  }
}
