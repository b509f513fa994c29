using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Processing.Settings;

/// <summary>
/// Reads settings by name and remembers what could not be read, so that one start names every mistake. Lists are one
/// text separated by commas or spaces, which fits an environment variable.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private static readonly char[] Separators = [',', ' ', '\n', '\r', '\t'];

    private readonly List<string> mistakes = [];

    public IReadOnlyList<string> Mistakes => mistakes;

    public string? Text(string name) => configuration[name] is { Length: > 0 } text ? text : null;

    public string Text(string name, string fallback) => Text(name) ?? fallback;

    public IReadOnlyList<string> List(string name, IReadOnlyList<string> fallback) =>
        Text(name) is { } text
            ? text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : fallback;

    public long Number(string name, long fallback)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        mistakes.Add($"{name} is '{text}', expected a whole number.");
        return fallback;
    }

    /// <summary>A small number: one that no <see cref="int"/> holds reads as the largest.</summary>
    public int Count(string name, int fallback) => (int)Math.Min(int.MaxValue, Number(name, fallback));

    /// <summary>An amount of money; null where there is none.</summary>
    public decimal? Amount(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return amount;
        mistakes.Add($"{name} is '{text}', expected US dollars such as 2.50.");
        return null;
    }

    public TimeSpan Time(string name, TimeSpan fallback)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero)
            return time;
        mistakes.Add($"{name} is '{text}', expected a time such as 00:10:00 (hours, minutes, seconds).");
        return fallback;
    }

    /// <summary>One of the words of an enum, in lower case.</summary>
    public T Word<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return fallback;
        foreach (var value in Enum.GetValues<T>())
        {
            if (text == Word(value))
                return value;
        }
        mistakes.Add($"{name} is '{text}', expected one of {string.Join(", ", Enum.GetValues<T>().Select(Word))}.");
        return fallback;
    }

    public bool Flag(string name, bool fallback)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (bool.TryParse(text, out var flag))
            return flag;
        mistakes.Add($"{name} is '{text}', expected true or false.");
        return fallback;
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
