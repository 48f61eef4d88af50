/// What an account is compared by.
struct DuplicateProfile {
  var name: CompanyName
  /// `name.key` as numbers, for distances.
  var letters: [UInt32]
  var isChinese: Bool
  /// Where the firm is, by the columns of city and region, folded; empty where not known.
  var city: String
  var region: String
  var phones: [String]
  var email: String?
  /// Own domains, of the web address first.
  var domains: [String]
  var website: String?
  var registration: String

  /// Everything by which it can be reached.
  var contacts: [String] { phones + domains + (email.map { [$0] } ?? []) }

  /// Where the firm is as far as names and columns say: the most particular place.
  var place: String { city.isEmpty ? name.places.last ?? "" : city }

  /// The accounts' table row by row; empty where there is no column of names.
  static func all(_ table: CleaningTable) -> [DuplicateProfile] {
    guard let names = table.column(.name)?.texts ?? table.column(.id)?.texts else { return [] }
    let cities = table.column(.city)?.texts
    let regions = table.column(.region)?.texts
    let places = PlaceNames(values: Set((cities ?? []) + (regions ?? [])))
    let phones = table.positions(.phone).map { table.columns[$0].texts }
    let emails = table.positions(.email).map { table.columns[$0].texts }
    let websites = table.positions(.website).map { table.columns[$0].texts }
    let registrations = table.column(.registration)?.texts
    return names.indices.map { row in
      let name = CompanyName(names[row], places: places)
      let website = websites.lazy.compactMap { ContactKeys.domain($0[row]) }.first
      var domains = website.map { [$0] } ?? []
      for email in emails {
        if let domain = ContactKeys.domain(email[row]), !domains.contains(domain) { domains.append(domain) }
      }
      return DuplicateProfile(
        name: name, letters: TypingDistance.scalars(name.key),
        isChinese: name.key.unicodeScalars.contains(where: FoldedText.isHan),
        city: place(cities?[row]), region: place(regions?[row]),
        phones: phones.flatMap { ContactKeys.phones($0[row]) },
        email: emails.lazy.compactMap { ContactKeys.email($0[row]) }.first, domains: domains,
        website: website, registration: registrations.map { FoldedText.letters($0[row]) } ?? "")
    }
  }

  private static func place(_ text: String?) -> String {
    text.map { PlaceNames.stripped(FoldedText.of($0)) } ?? ""
  }
}
