using System.Globalization;

namespace MediaFunctions.Bench;

/// <summary>The command line.</summary>
/// <param name="Names">Which benchmarks, in order.</param>
/// <param name="Rounds">Measurements of each contender.</param>
/// <param name="Write">Whether the tables replace those in the README.</param>
internal sealed record Options(IReadOnlyList<string> Names, int Rounds, bool Write)
{
    private const int UsualRounds = 5;

    public static readonly IReadOnlyList<string> AllNames =
        ["job", "large", "source", "tune", "merge", "floor", "many", "memory", "disk", "run", "estimates", "routes", "heavy"];

    /// <summary>Null where it cannot be understood.</summary>
    public static Options? Parse(IReadOnlyList<string> words)
    {
        var (names, rounds, write) = (new List<string>(), UsualRounds, false);
        for (var i = 0; i < words.Count; i++)
        {
            if (AllNames.Contains(words[i]))
                names.Add(words[i]);
            else if (words[i] == "--write")
                write = true;
            else if (words[i] != "--rounds" || ++i == words.Count || !int.TryParse(words[i], CultureInfo.InvariantCulture, out rounds) || rounds < 1)
                return null;
        }
        // The README's tables are of one run.
        return write && names.Count > 0 ? null : new Options(names.Count > 0 ? names : AllNames, rounds, write);
    }
}
