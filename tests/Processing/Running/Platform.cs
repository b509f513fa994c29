using System.Runtime.Versioning;

// Modes of files, signals and /proc: these tests run where the pipeline does.
[assembly: SupportedOSPlatform("linux")]
