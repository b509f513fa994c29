using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Running;

/// <summary>
/// Finds the FFmpeg to run: the one that is set, the one published with the app, the newest one built on this machine,
/// the system's.
/// </summary>
/// <param name="appFolder">Where the app's assemblies are; null: this process's own.</param>
/// <param name="searchPath">Where the system's programs are; null: the environment's <c>PATH</c>.</param>
public sealed partial class FFmpegLocator(
    FFmpegOptions options, ILogger<FFmpegLocator> logger, string? appFolder = null, string? searchPath = null)
{
    private readonly HostPrograms host = new(searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>Looks once; keep the answer. Starts a process only to ask a foreign ffmpeg for its version.</summary>
    /// <exception cref="FFmpegNotFoundException">There is none, or the one that is set is not usable.</exception>
    public FFmpegTool Locate()
    {
        var tool = options.Path is { Length: > 0 } path ? Chosen(path) : Usual();
        if (tool.IsBundled)
            LogBundled(tool.Path, tool.Version, tool.BuildHash);
        else
            LogForeign(tool.Path, tool.Version, string.Join(' ', tool.Missing));
        return tool;
    }

    private FFmpegTool Chosen(string path)
    {
        if (!File.Exists(path))
            throw new FFmpegNotFoundException($"FFmpeg:Path names {path}, and there is no such file.");
        return BundledFFmpeg.Open(path) ?? ForeignFFmpeg.Open(path, host);
    }

    private FFmpegTool Usual()
    {
        var published = Path.Combine(appFolder ?? AppContext.BaseDirectory, "ffmpeg", BundledFFmpeg.FileName);
        return BundledFFmpeg.Open(published)
            ?? BundledFFmpeg.Newest(options.CacheFolder ?? MachineCache())
            ?? (host.Find("ffmpeg") is { } system ? ForeignFFmpeg.Open(system, host) : null)
            ?? throw new FFmpegNotFoundException(
                $"No FFmpeg: none at {published}, none in {options.CacheFolder ?? MachineCache()}, none on PATH. "
                + "Build the bundled one with ffmpeg/build, or set FFmpeg:Path.");
    }

    private static string MachineCache()
    {
        var root = Set("MEDIAFUNCTIONS_CACHE")
            ?? Path.Combine(Set("XDG_CACHE_HOME") ?? Path.Combine(Set("HOME") ?? "/", ".cache"), "mediafunctions");
        return Path.Combine(root, "ffmpeg");
    }

    private static string? Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "FFmpeg {Version} ({BuildHash}), bundled: {Path}")]
    private partial void LogBundled(string path, string version, string buildHash);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FFmpeg {Version}, not the bundled one: {Path}. {Missing}")]
    private partial void LogForeign(string path, string version, string missing);
}
