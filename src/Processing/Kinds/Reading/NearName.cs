namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>Guesses which known name somebody meant.</summary>
public static class NearName
{
    private const int LongestGuess = 64;

    /// <summary>The nearest known name within two letters (one for short names), as <c>; did you mean "width"?</c>; else empty.</summary>
    public static string Hint(string found, IEnumerable<string> known)
    {
        if (found.Length > LongestGuess)
            return "";
        var best = known.Select(name => (Name: name, Distance: Distance(found, name)))
            .Where(guess => guess.Distance <= (guess.Name.Length < 4 ? 1 : 2))
            .OrderBy(guess => guess.Distance)
            .FirstOrDefault();
        return best.Name is null ? "" : $"; did you mean \"{best.Name}\"?";
    }

    /// <summary>Levenshtein's distance, upper and lower case being equal.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var substituted = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
