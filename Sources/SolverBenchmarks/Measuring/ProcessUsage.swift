import Foundation

/// What this process has used of the machine.
enum ProcessUsage {
  /// Seconds of processor time in user and system mode so far, over all threads.
  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Restarts the count of peak memory, so that a case is not charged for those before it.
  ///
  /// Linux only. Elsewhere, and where the system refuses, `peakMegabytes` is that of the whole process.
  static func restartPeak() {
    #if os(Linux)
      guard let file = fopen("/proc/self/clear_refs", "w") else { return }
      fputs("5", file)
      fclose(file)
    #endif
  }

  /// Largest resident set since the process began or `restartPeak` was called, in units of 10^6 bytes;
  /// nil where the system does not say.
  static var peakMegabytes: Double? {
    #if os(Linux)
      return status("VmHWM:")
    #else
      var usage = rusage()
      guard getrusage(RUSAGE_SELF, &usage) == 0 else { return nil }
      return Double(usage.ru_maxrss) / 1e6
    #endif
  }

  /// The resident set now, in units of 10^6 bytes; nil where the system does not say.
  static var residentMegabytes: Double? {
    #if os(Linux)
      return status("VmRSS:")
    #else
      return nil
    #endif
  }

  private static func status(_ key: String) -> Double? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix(key) }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
    return kibibytes.map { $0 * 1_024 / 1e6 }
  }
}

/// The machine that figures were taken on.
public struct Machine: Codable, Equatable, Sendable {
  var processor: String
  var cores: Int
  var system: String
  /// Processes waiting for or using a processor, averaged over the minute before the run; nil if unknown.
  var loadAverage: Double?

  public static func current() -> Machine {
    var load = [0.0]
    let known = getloadavg(&load, 1) == 1
    return Machine(
      processor: processorName, cores: ProcessInfo.processInfo.activeProcessorCount,
      system: ProcessInfo.processInfo.operatingSystemVersionString,
      loadAverage: known ? load[0] : nil)
  }

  private static var processorName: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last.map(String.init) ?? "unknown"
    return name.trimmingCharacters(in: .whitespaces)
  }
}
