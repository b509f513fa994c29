using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Which jobs to list or to sum.</summary>
/// <param name="Filter">Which, beside those that the caller may not see.</param>
/// <param name="Top">How many at the most.</param>
/// <param name="Continuation">From the page before; null for the first.</param>
/// <param name="Sum">The days to sum; null: to list.</param>
internal sealed partial record JobQuery(JobFilter Filter, int Top, string? Continuation, DayRange? Sum)
{
    private const int UsualTop = 20;
    private const int MostTop = 100;
    private const string ByDay = "day";

    public static readonly IReadOnlyList<ApiParameter> Parameters =
    [
        new("status", $"Only jobs in this state: {States}."),
        new("recipe", "Only jobs of this recipe."),
        new("asset", "Only jobs of this asset."),
        new("top", $"How many at the most, 1 to {MostTop}; {UsualTop} if not given.", IsNumber: true),
        new("continuation", "From the page before; brings the next one. A page may be short, even empty, and yet be followed by another."),
        new("sum", $"{ByDay}: sums by day (UTC) and recipe instead of jobs; for API keys only. Not with status, recipe, asset or top."),
        new("from", $"Made from this day on (2026-11-01, UTC), or from this time on (2026-11-01T12:00:00Z). With sum a day; {DayRange.UsualDays} days up to the last one if not given."),
        new("to", $"Made until this day, included, or before this time. With sum a day; today if not given, and at most {DayRange.MostDays} days."),
    ];

    private static readonly string[] OnlyListing = ["status", "recipe", "asset", "top"];

    private static string States => string.Join(", ", Enum.GetValues<JobState>().Select(s => s.Word()));

    public static Result<JobQuery, Refusal> Read(IQueryCollection query, DateOnly today)
    {
        if (query.Keys.FirstOrDefault(name => Parameters.All(p => p.Name != name)) is { } unknown)
            return Refuse($"The query has a parameter '{unknown}' that is not known here; expected {Names}.");
        if (query.FirstOrDefault(p => p.Value.Count > 1).Key is { } doubled)
            return Refuse($"{doubled} is given more than once.");

        var continuation = Text(query, "continuation");
        if (continuation is not null && !ContinuationShape().IsMatch(continuation))
            return Refuse("continuation is none that this service gave out; expected that of the page before, or none.");
        return Text(query, "sum") is { } sum ? ReadSum(query, sum, continuation, today) : ReadListing(query, continuation);
    }

    private static Result<JobQuery, Refusal> ReadListing(IQueryCollection query, string? continuation)
    {
        var status = Text(query, "status");
        var state = status is null ? null : JobStates.Parse(status);
        if (status is not null && state is null)
            return Refuse($"status is '{status}'; expected {States}.");
        if (Text(query, "recipe") is { } recipe && !RecipeShape().IsMatch(recipe))
            return Refuse("recipe is no name of a recipe; expected lower-case letters, digits and hyphens.");
        if (Text(query, "asset") is { } asset && !Ids.IsAssetId(asset))
            return Refuse("asset is no id of an asset; expected 32 hex digits.");
        if (!TimeRange.Read(Text(query, "from"), Text(query, "to")).Succeeded(out var made, out var refusal))
            return refusal;

        var top = UsualTop;
        return Text(query, "top") is { } given
            && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out top) || top is < 1 or > MostTop)
                ? Refuse($"top is '{given}'; expected a whole number from 1 to {MostTop}.")
                : new JobQuery(
                    new JobFilter
                    {
                        State = state,
                        Recipe = Text(query, "recipe"),
                        AssetId = Text(query, "asset"),
                        From = made.From,
                        Until = made.Until,
                    },
                    top,
                    continuation,
                    null);
    }

    private static Result<JobQuery, Refusal> ReadSum(IQueryCollection query, string sum, string? continuation, DateOnly today)
    {
        if (sum != ByDay)
            return Refuse($"sum is '{sum}'; expected {ByDay}.");
        if (OnlyListing.FirstOrDefault(name => Text(query, name) is not null) is { } lost)
            return Refuse($"{lost} does not go with sum.");
        return DayRange.Read(Text(query, "from"), Text(query, "to"), today).Succeeded(out var days, out var refusal)
            ? new JobQuery(new JobFilter(), UsualTop, continuation, days)
            : refusal;
    }

    private static string Names => string.Join(", ", Parameters.Select(p => p.Name));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static Refusal Refuse(string message) => new(RefusalCode.InvalidRequest, message);

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{32}-[0-9a-f]{12}\z")]
    private static partial Regex ContinuationShape();

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex RecipeShape();
}
