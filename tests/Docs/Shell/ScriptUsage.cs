using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>A script's words and options, as its first lines tell them to whoever asks for help.</summary>
internal sealed partial class ScriptUsage(string text)
{
    /// <summary>Options that have a line of their own, with the name of their value and the values that are taken, if they are told.</summary>
    private readonly Dictionary<string, (string Value, string[] Taken)> options = OptionLine().Matches(text).GroupBy(match => match.Groups[1].Value)
        .ToDictionary(found => found.Key, found => (found.First().Groups[2].Value, Taken().Match(found.First().Groups[3].Value).Groups[1].Value
            .Split([", ", " or "], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>What is wrong with the words, or nothing.</summary>
    public IEnumerable<string> Mistakes(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsWordOf(words[i]))
                yield return $"knows no {words[i]}";
            if (!options.TryGetValue(words[i], out var option) || option.Value == "")
                continue;
            i++;
            if (i == words.Count || words[i].StartsWith('-'))
                yield return $"wants a value behind {words[i - 1]}";
            else if (option.Taken.Length > 0 && words[i] != option.Value && !option.Taken.Contains(words[i]))
                yield return $"takes {string.Join(" or ", option.Taken)} for {words[i - 1]}, not {words[i]}";
        }
    }

    /// <summary>Where options have lines, one of them; else a whole word of the script: numbers, and what stands in capitals, are the reader's own.</summary>
    private bool IsWordOf(string word) => options.Count > 0 ? options.ContainsKey(word) : word.Length > 0 && (char.IsAsciiDigit(word[0]) || char.IsAsciiLetterUpper(word[0])
        || Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(word.Split('=')[0])}(?![\w-])"));

    [GeneratedRegex(@"^#   (--[a-z-]+)(?: ([A-Z]+))?  +(\S.*)$", RegexOptions.Multiline)]
    private static partial Regex OptionLine();

    [GeneratedRegex("^([a-z]+(?:(?:, | or )[a-z]+)+):")]
    private static partial Regex Taken();
}
