using System.Text.RegularExpressions;

namespace MediaFunctions.Standalone.Files;

/// <summary>Which files a playlist or a WebVTT file names.</summary>
/// <remarks>
/// What is downloaded is not trusted to stay where it belongs: a name is a path below the naming file's own folder, of plain
/// characters. No kind of ours writes another.
/// </remarks>
internal static partial class NamedFiles
{
    /// <summary>Whether a file of this name names others.</summary>
    public static bool CanStandIn(string name) => IsPlaylist(name) || IsVtt(name);

    /// <summary>The names in the text of a file, each once, in order; none in a file that names none.</summary>
    /// <exception cref="IOException">A name leads elsewhere.</exception>
    public static IReadOnlyList<string> In(string name, string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r'));
        var found = IsPlaylist(name) ? lines.SelectMany(InPlaylist)
            : IsVtt(name) ? lines.Select(InCue).OfType<string>()
            : [];
        return [.. found.Select(file => Checked(name, file)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> InPlaylist(string line)
    {
        if (line.Length == 0)
            return [];
        return line[0] == '#' ? UriAttribute().Matches(line).Select(match => match.Groups[1].Value) : [line];
    }

    /// <summary>A cue of a storyboard is a picture and the part of it that is shown.</summary>
    private static string? InCue(string line) =>
        line.IndexOf("#xywh=", StringComparison.Ordinal) is var hash and >= 0 ? line[..hash] : null;

    private static string Checked(string name, string file) => BelowHere().IsMatch(file)
        ? file
        : throw new IOException($"{name} names \"{file}\", which is no file beside it: it is not fetched.");

    private static bool IsPlaylist(string name) => name.EndsWith(".m3u8", StringComparison.OrdinalIgnoreCase);

    private static bool IsVtt(string name) => name.EndsWith(".vtt", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[:,]URI=""([^""]*)""")]
    private static partial Regex UriAttribute();

    // No scheme, no root, no way up, nothing encoded, no query; a segment does not begin with a dot.
    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*\z")]
    private static partial Regex BelowHere();
}
