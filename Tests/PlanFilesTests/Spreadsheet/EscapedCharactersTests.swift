import Testing

@testable import PlanFiles

/// Characters that workbooks write as codes.
@Suite struct EscapedCharactersTests {
  @Test(arguments: [
    ("plain text_with_bars", "plain text_with_bars"), ("a_x000D_b", "a\rb"), ("_x0041_", "A"),
    ("_x005F_x0041_", "_x0041_"), ("_x4E2D__x6587_", "中文"), ("_x00e9_", "é"), ("_x00zz_", "_x00zz_"),
    ("_x0041", "_x0041"), ("_x0041_x0042_", "Ax0042_"), ("_xD83D_", "_xD83D_"), ("", ""),
  ])
  func decodes(text: String, meaning: String) {
    var bytes = Array(("before" + text).utf8)
    EscapedCharacters.decode(&bytes, from: 6)
    #expect(String(decoding: bytes, as: UTF8.self) == "before" + meaning)
  }
}
