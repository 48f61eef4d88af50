/// Whether two accounts are one, by everything that is known of both.
///
/// It sees no other account but for what is common in the whole table: so the same pairs are found however they are
/// met, and a search through all pairs can check a search through blocks.
struct DuplicateJudgement {
  let profiles: [DuplicateProfile]
  /// In how many names a word occurs.
  private let wordCounts: [String: Int]
  /// How many accounts have the name.
  private let keyCounts: [String: Int]
  /// Phones, addresses and domains that so many accounts have that they say nothing.
  let common: Set<String>
  /// Names that stand in more than one place: without a place of its own, an account is none of these for certain.
  private let ambiguousKeys: Set<String>

  /// Names alike at least to this share count as similar where phone or domain agree.
  static let similar = 0.75
  /// A phone, address or domain of more accounts than this is a switchboard's or a host's.
  static let mostSharing = 10
  /// The shortest name, in letters, in which one differing letter may be a typing error.
  static let shortestMisspelt = 6

  init(_ profiles: [DuplicateProfile]) {
    self.profiles = profiles
    var counts: [String: Int] = [:]
    var keys: [String: Int] = [:]
    var contacts: [String: Int] = [:]
    var placeOfKey: [String: String] = [:]
    var ambiguous: Set<String> = []
    for profile in profiles {
      for word in Set(profile.name.core.split(separator: " ").map(String.init)) {
        counts[word, default: 0] += 1
      }
      keys[profile.name.key, default: 0] += 1
      for contact in Set(profile.contacts) { contacts[contact, default: 0] += 1 }
      let place = profile.place
      guard !place.isEmpty else { continue }
      let key = profile.name.sortedWords
      if let other = placeOfKey[key], other != place { ambiguous.insert(key) }
      placeOfKey[key] = place
    }
    wordCounts = counts
    keyCounts = keys
    common = Set(contacts.lazy.filter { $0.value > Self.mostSharing }.map(\.key))
    ambiguousKeys = ambiguous
  }

  struct Verdict: Equatable {
    var confidence: Finding.Confidence
    var evidence: DuplicateEvidence
  }

  /// nil where they are two accounts, or nothing says that they are one.
  func verdict(_ first: Int, _ second: Int) -> Verdict? {
    let (a, b) = (profiles[first], profiles[second])
    var evidence = DuplicateEvidence(name: .different, into: "")
    evidence.sameRegistration = !a.registration.isEmpty && a.registration == b.registration
    evidence.samePhone = a.phones.contains { b.phones.contains($0) && !common.contains($0) }
    evidence.sameEmail = a.email.map { $0 == b.email && !common.contains($0) } ?? false
    evidence.sameDomain = a.domains.contains { b.domains.contains($0) && !common.contains($0) }
    evidence.formsDiffer = !a.name.form.isEmpty && !b.name.form.isEmpty && a.name.form != b.name.form
    if contradict(a, b) { return nil }
    evidence.name = alikeness(
      a, b, hasContact: evidence.samePhone || evidence.sameEmail || evidence.sameDomain)
    return confidence(a, b, evidence).map { Verdict(confidence: $0, evidence: evidence) }
  }

  /// Facts that make two accounts out of any two names.
  func contradict(_ a: DuplicateProfile, _ b: DuplicateProfile) -> Bool {
    if !a.registration.isEmpty, !b.registration.isEmpty {
      if a.registration != b.registration { return true }
    }
    if a.name.branch != b.name.branch || a.name.digits != b.name.digits { return true }
    return placesDiffer(a, b)
  }

  private func placesDiffer(_ a: DuplicateProfile, _ b: DuplicateProfile) -> Bool {
    if !a.city.isEmpty, !b.city.isEmpty, a.city != b.city { return true }
    if !a.region.isEmpty, !b.region.isEmpty, a.region != b.region { return true }
    guard let left = a.name.places.last ?? (b.name.places.isEmpty ? nil : a.known),
      let right = b.name.places.last ?? (a.name.places.isEmpty ? nil : b.known)
    else { return false }
    return left != right && !b.isIn(left) && !a.isIn(right)
  }

  private func alikeness(
    _ a: DuplicateProfile, _ b: DuplicateProfile, hasContact: Bool
  ) -> DuplicateEvidence.Name {
    if a.letters == b.letters { return .same }
    if a.name.core.contains(" "), a.name.sortedWords == b.name.sortedWords { return .sameWords }
    if isTypingError(a, b, hasContact: hasContact) { return .typingError }
    guard hasContact else { return .different }
    let (short, long) = a.letters.count < b.letters.count ? (a, b) : (b, a)
    let isPart =
      short.isChinese
      ? short.letters.count >= 2 && long.letters.starts(with: short.letters)
      : short.letters.count >= 3 && (long.name.core + " ").hasPrefix(short.name.core + " ")
    let share = TypingDistance.similarity(a.letters, b.letters)
    return isPart ? .similar(max(share, Self.similar)) : share >= Self.similar ? .similar(share) : .different
  }

  /// One typing error, in a word that no other name has. Two words that both are in use are two words; in Chinese any
  /// other character makes another name, so that a phone or domain has to agree.
  private func isTypingError(_ a: DuplicateProfile, _ b: DuplicateProfile, hasContact: Bool) -> Bool {
    guard min(a.letters.count, b.letters.count) >= Self.shortestMisspelt || (a.isChinese && hasContact),
      min(keyCounts[a.name.key] ?? 0, keyCounts[b.name.key] ?? 0) <= 1,
      TypingDistance.between(a.letters, b.letters, atMost: 1) != nil
    else { return false }
    if a.isChinese || b.isChinese { return hasContact && min(a.letters.count, b.letters.count) >= 4 }
    let left = a.name.core.split(separator: " ").map(String.init)
    let right = b.name.core.split(separator: " ").map(String.init)
    // The words are divided otherwise: `Blue Bird` and `Bluebirt`.
    guard left.count == right.count else { return true }
    for (one, other) in zip(left, right) where one != other {
      let rarest = min(wordCounts[one] ?? 0, wordCounts[other] ?? 0)
      if rarest > 1 || min(one.count, other.count) < 4 { return false }
    }
    return true
  }

  private func confidence(
    _ a: DuplicateProfile, _ b: DuplicateProfile, _ evidence: DuplicateEvidence
  ) -> Finding.Confidence? {
    if evidence.sameRegistration { return .sure }
    let hasContact = evidence.samePhone || evidence.sameEmail || evidence.sameDomain
    let sitesDiffer = a.website != nil && b.website != nil && a.website != b.website
    let isClose = !evidence.formsDiffer && a.name.isGroup == b.name.isGroup
    switch evidence.name {
    case .same, .sameWords:
      if hasContact { return isClose ? .sure : .likely }
      guard a.name.isGroup == b.name.isGroup, a.letters.count >= (a.isChinese ? 3 : 4),
        !isAmbiguous(a, b)
      else { return nil }
      let isWeak = sitesDiffer || evidence.formsDiffer || a.place.isEmpty != b.place.isEmpty
      return isWeak || evidence.name == .sameWords ? .possible : .likely
    case .typingError:
      if hasContact { return isClose ? .likely : .possible }
      return isClose && !sitesDiffer && !isAmbiguous(a, b) ? .possible : nil
    case .similar:
      if evidence.sameEmail { return .likely }
      if evidence.samePhone { return evidence.sameDomain && isClose ? .likely : .possible }
      return nil
    case .different:
      return evidence.samePhone && evidence.sameDomain ? .possible : nil
    }
  }

  /// One of them has no place, and accounts of this name are in several.
  private func isAmbiguous(_ a: DuplicateProfile, _ b: DuplicateProfile) -> Bool {
    a.place.isEmpty != b.place.isEmpty
      && (ambiguousKeys.contains(a.name.sortedWords) || ambiguousKeys.contains(b.name.sortedWords))
  }
}

extension DuplicateProfile {
  /// Where the columns say that the account is, the most particular first.
  fileprivate var known: String? { city.isEmpty ? (region.isEmpty ? nil : region) : city }

  /// Whether the account is in a place, by its name or its columns.
  fileprivate func isIn(_ place: String) -> Bool {
    place == city || place == region || name.places.contains(place)
  }
}
