using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary>Puts tables where the README keeps the last ones.</summary>
internal static class Readme
{
    private const string Begin = "<!-- tables: begin -->";
    private const string End = "<!-- tables: end -->";

    /// <exception cref="InvalidDataException">The README has no such place.</exception>
    public static void Write(IEnumerable<string> tables, int rounds)
    {
        var path = Repository.File("bench", "README.md");
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"{path} has no lines {Begin} and {End}.");
        var about = $"{DateTime.UtcNow:d MMMM yyyy}, {Environment.ProcessorCount} shared cores, {rounds} rounds.";
        File.WriteAllText(path, $"{text[..begin]}{Begin}\n{about}\n\n{string.Join('\n', tables)}{text[end..]}");
    }
}
