using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>Reads and writes where a recipe's jobs run.</summary>
internal static partial class RecipeRoutingReader
{
    private const string Route = "route";
    private const string Deadline = "deadline";
    private const string MaxUsd = "maxUsd";

    private const double LeastUsd = 0.000001;
    private const double MostUsd = 10_000;

    private static readonly Dictionary<string, RouteWish> Wishes = Enum.GetValues<RouteWish>().ToDictionary(
        wish => JsonNamingPolicy.KebabCaseLower.ConvertName(wish.ToString()), StringComparer.Ordinal);

    /// <summary>Reads the members, which stand beside the outputs.</summary>
    public static RecipeRouting ReadMembers(OptionReader reader) => new(
        reader.Word(Route, Wishes.Keys) is { } word ? Wishes[word] : null,
        reader.Text(Deadline, Time(), "a time such as \"90s\", \"30m\" or \"2h\"") is { } text ? TimeOf(text) : null,
        reader.Number(MaxUsd, LeastUsd, MostUsd) is { } usd ? (decimal)usd : null);

    /// <summary>Writes them as they are read.</summary>
    public static void Write(RecipeRouting routing, Utf8JsonWriter writer)
    {
        if (routing.Route is { } route)
            writer.WriteString(Route, Wishes.First(wish => wish.Value == route).Key);
        if (routing.Deadline is { } deadline)
            writer.WriteString(Deadline, string.Create(CultureInfo.InvariantCulture, $"{deadline.TotalSeconds}s"));
        if (routing.MaxUsd is { } usd)
            writer.WriteNumber(MaxUsd, usd);
    }

    private static TimeSpan TimeOf(string text)
    {
        var number = long.Parse(text.AsSpan(..^1), CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            'h' => TimeSpan.FromSeconds(number * 3600),
            'm' => TimeSpan.FromSeconds(number * 60),
            _ => TimeSpan.FromSeconds(number),
        };
    }

    // Seconds up to what the most hours are: so they stand in the rows of jobs.
    [GeneratedRegex("^([1-9][0-9]{0,5}[mh]|[1-9][0-9]{0,9}s)$")]
    private static partial Regex Time();
}
