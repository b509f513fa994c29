using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Which jobs to list or to sum.</summary>
/// <param name="State">Only these; null for all.</param>
/// <param name="Top">How many at the most.</param>
/// <param name="Continuation">From the page before; null for the first.</param>
/// <param name="Sum">The days to sum; null: to list.</param>
internal sealed partial record JobQuery(JobState? State, int Top, string? Continuation, DayRange? Sum)
{
    private const int UsualTop = 20;
    private const int MostTop = 100;
    private const string ByDay = "day";

    public static readonly IReadOnlyList<ApiParameter> Parameters =
    [
        new("status", $"Only jobs in this state: {States}."),
        new("top", $"How many at the most, 1 to {MostTop}; {UsualTop} if not given.", IsNumber: true),
        new("continuation", "From the page before; brings the next one."),
        new("sum", $"{ByDay}: sums by day (UTC) and recipe instead of jobs. Not with status or top."),
        new("from", $"With sum: the first day, such as 2026-11-01; {DayRange.UsualDays} days up to the last one if not given."),
        new("to", $"With sum: the last day; today if not given. At most {DayRange.MostDays} days."),
    ];

    private static readonly string[] OnlyListing = ["status", "top"];
    private static readonly string[] OnlySums = ["from", "to"];

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
        if (OnlySums.FirstOrDefault(name => Text(query, name) is not null) is { } lost)
            return Refuse($"{lost} goes with sum={ByDay} only.");
        var status = Text(query, "status");
        var state = status is null ? null : JobStates.Parse(status);
        if (status is not null && state is null)
            return Refuse($"status is '{status}'; expected {States}.");

        var top = UsualTop;
        return Text(query, "top") is { } given
            && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out top) || top is < 1 or > MostTop)
                ? Refuse($"top is '{given}'; expected a whole number from 1 to {MostTop}.")
                : new JobQuery(state, top, continuation, null);
    }

    private static Result<JobQuery, Refusal> ReadSum(IQueryCollection query, string sum, string? continuation, DateOnly today)
    {
        if (sum != ByDay)
            return Refuse($"sum is '{sum}'; expected {ByDay}.");
        if (OnlyListing.FirstOrDefault(name => Text(query, name) is not null) is { } lost)
            return Refuse($"{lost} does not go with sum.");
        return DayRange.Read(Text(query, "from"), Text(query, "to"), today).Succeeded(out var days, out var refusal)
            ? new JobQuery(null, UsualTop, continuation, days)
            : refusal;
    }

    private static string Names => string.Join(", ", Parameters.Select(p => p.Name));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static Refusal Refuse(string message) => new(RefusalCode.InvalidRequest, message);

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{32}-[0-9a-f]{12}\z")]
    private static partial Regex ContinuationShape();
}
