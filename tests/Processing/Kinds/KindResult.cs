using System.Security.Cryptography;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>An output that was made.</summary>
/// <param name="Source">What it was made of.</param>
/// <param name="Run">The attempt that made it.</param>
/// <param name="Finished">What the kind says of it.</param>
/// <param name="Folder">Where its files are.</param>
/// <param name="Ended">How FFmpeg ended.</param>
public sealed record KindResult(MediaInfo Source, PlannedRun Run, FinishedOutput Finished, string Folder, FFmpegResult Ended)
{
    /// <summary>The names of what went through a sink.</summary>
    public IReadOnlyList<string> Streamed { get; init; } = [];

    /// <summary>The path of the file that the manifest would name.</summary>
    public string Path => PathOf(0);

    /// <summary>The path of one of its files.</summary>
    public string PathOf(int index) => System.IO.Path.Combine(Folder, Finished.Files[index].Name);

    /// <summary>Names and hashes of all files, and the details: equal where two runs made the same.</summary>
    public string Fingerprint => string.Join('\n', Finished.Files.Select((file, index) =>
        $"{file.Name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(index))))}").Append(Finished.Details.ToJsonString()));
}
