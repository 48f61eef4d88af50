/// Words of categories that everybody spells alike: trades, countries, provinces and directions. A value one typing
/// error away from one of them is misspelt even where nobody spelt it right.
enum KnownWords {
  /// Folded letters without blanks.
  static let all: Set<String> = Set(
    (trades + countries + chinese).map { FoldedText.letters(String($0)) })

  /// Words of one form of writing, by length, for the search of near ones.
  static func near(_ letters: [UInt32]) -> String? {
    let found = spelling.filter {
      $0.letters != letters && TypingDistance.between($0.letters, letters, atMost: 1) != nil
    }
    return found.count == 1 ? found[0].word : nil
  }

  /// Words in which one error can be told from another word.
  private static let spelling: [(word: String, letters: [UInt32])] = (trades + countries)
    .map { word in (word, TypingDistance.scalars(FoldedText.letters(word))) }
    .filter { $0.letters.count >= CategoryCheck.shortestMisspelt }

  private static let trades = list(
    """
    accounting, advertising, aerospace, agriculture, apparel, architecture, automation, automotive, aviation, banking,
    beverages, biotechnology, broadcasting, cement, chemicals, communications, computer, construction, consulting,
    consumer goods, cosmetics, defense, distribution, education, electrical, electronics, employment, energy,
    engineering, entertainment, environmental, fashion, finance, financial services, fishing, food, forestry,
    furniture, gambling, government, hardware, healthcare, hospitality, hotels, household, industrial, information
    technology, insurance, internet, jewelry, legal, leisure, logistics, machinery, manufacturing, maritime, marketing,
    media, medical, metals, mining, mountain, music, nonprofit, packaging, paper, pharmaceuticals, pharmaceutical,
    plastics, printing, professional services, publishing, railway, real estate, recreation, renewables, research,
    restaurants, retail, robotics, security, semiconductors, services, shipbuilding, shipping, software, sports, steel,
    technology, telecommunications, textiles, tobacco, tourism, touring, transportation, travel, utilities,
    veterinary, warehousing, wholesale, north, south, east, west, northeast, northwest, southeast, southwest, northern,
    southern, eastern, western, central, midwest
    """)

  private static let countries = list(
    """
    Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, Bahrain,
    Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia and Herzegovina, Botswana, Brazil,
    Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Comoros, Congo,
    Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Djibouti, Dominica, Dominican Republic,
    Ecuador, Egypt, El Salvador, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia,
    Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hong Kong, Hungary,
    Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kuwait,
    Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Macau,
    Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia,
    Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria,
    North Korea, North Macedonia, Norway, Oman, Pakistan, Panama, Papua New Guinea, Paraguay, Peru, Philippines,
    Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Senegal, Serbia, Seychelles,
    Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan, Spain, Sri Lanka,
    Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo, Tunisia, Turkey,
    Turkmenistan, Uganda, Ukraine, United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela,
    Vietnam, Yemen, Zambia, Zimbabwe
    """)

  /// Known, so never themselves a misspelling; too short to find one by.
  private static let chinese = list(
    """
    东, 南, 西, 北, 华东, 华南, 华北, 华中, 西南, 西北, 东北, 机械, 电子, 能源, 化工, 医药, 医疗, 金融, 教育, 零售, 物流, 建筑, 制造业, 互联网
    """)

  private static func list(_ text: String) -> [String] {
    text.split { $0 == "," }.map { word in
      word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}
