/// Names of places that stand in names of firms: provinces and larger cities of China by themselves, and whatever the
/// export's own region and city columns hold.
///
/// A place tells two firms of one name apart, so it is taken out of the name and compared by itself.
struct PlaceNames {
  private let words: Set<String>
  let longest: Int

  /// - Parameter values: of the columns of regions and cities, as written.
  init(values: some Sequence<String>) {
    var words = Set(Self.known)
    for value in values {
      let word = Self.stripped(FoldedText.of(value))
      // A code such as `r4` or a single character would be found in any name.
      if word.unicodeScalars.count >= 2, word.unicodeScalars.allSatisfy({ !FoldedText.isDigit($0) }),
        word.unicodeScalars.contains(where: FoldedText.isHan) || word.unicodeScalars.count >= 4
      {
        words.insert(word)
      }
    }
    self.words = words
    longest =
      words.lazy.filter { $0.unicodeScalars.first.map(FoldedText.isHan) ?? false }
      .map(\.unicodeScalars.count).max() ?? 0
  }

  /// Whether a folded word is a place, with or without the word for city or province.
  func contains(_ word: String) -> Bool { words.contains(word) || words.contains(Self.stripped(word)) }

  /// A place without the word that says what it is: 南京市 is 南京.
  static func stripped(_ place: String) -> String {
    let scalars = Array(place.unicodeScalars)
    guard scalars.count > 2, let last = scalars.last, FoldedText.isHan(last) else { return place }
    for suffix in ["特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "地区"]
    where place.hasSuffix(suffix) && scalars.count - suffix.unicodeScalars.count >= 2 {
      return String(place.dropLast(suffix.count))
    }
    return "省市县州盟".unicodeScalars.contains(last) ? String(place.dropLast()) : place
  }

  private static let known = """
    中国 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西
    甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 唐山 秦皇岛 邯郸 保定 沧州 廊坊 太原 大同 呼和浩特 包头 鄂尔多斯
    沈阳 大连 鞍山 长春 哈尔滨 大庆 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 昆山 江阴 杭州 宁波 温州 嘉兴
    湖州 绍兴 金华 台州 义乌 合肥 芜湖 蚌埠 马鞍山 福州 厦门 泉州 漳州 南昌 九江 赣州 济南 青岛 淄博 烟台 潍坊 济宁 威海 临沂
    郑州 洛阳 新乡 武汉 宜昌 襄阳 荆州 长沙 株洲 湘潭 岳阳 广州 深圳 珠海 汕头 佛山 东莞 中山 惠州 江门 湛江 肇庆 南宁 柳州 桂林
    海口 三亚 成都 绵阳 德阳 宜宾 贵阳 遵义 昆明 曲靖 拉萨 西安 宝鸡 咸阳 兰州 西宁 银川 乌鲁木齐
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
