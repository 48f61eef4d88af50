import Foundation

enum Terminal {
  /// Columns of standard output's terminal; 120 where it is not one.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else {
      return 120
    }
    return Int(size.ws_col)
  }
}
