using System.Globalization;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Jobs;

/// <summary>Which jobs to list.</summary>
/// <param name="State">Only these; null for all.</param>
/// <param name="Top">How many at the most.</param>
/// <param name="Continuation">From the page before; null for the first.</param>
internal sealed partial record JobQuery(JobState? State, int Top, string? Continuation)
{
    private const int UsualTop = 20;
    private const int MostTop = 100;

    public static readonly IReadOnlyList<ApiParameter> Parameters =
    [
        new("status", $"Only jobs in this state: {States}."),
        new("top", $"How many at the most, 1 to {MostTop}; {UsualTop} if not given.", IsNumber: true),
        new("continuation", "From the page before; brings the next one."),
    ];

    private static string States => string.Join(", ", Enum.GetValues<JobState>().Select(s => s.Word()));

    public static Result<JobQuery, Refusal> Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => Parameters.All(p => p.Name != name)) is { } unknown)
            return Refuse($"The query has a parameter '{unknown}' that is not known here; expected {Names}.");
        if (query.FirstOrDefault(p => p.Value.Count > 1).Key is { } doubled)
            return Refuse($"{doubled} is given more than once.");

        var status = Text(query, "status");
        var state = status is null ? null : JobStates.Parse(status);
        if (status is not null && state is null)
            return Refuse($"status is '{status}'; expected {States}.");

        var top = UsualTop;
        if (Text(query, "top") is { } given
            && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out top) || top is < 1 or > MostTop))
        {
            return Refuse($"top is '{given}'; expected a whole number from 1 to {MostTop}.");
        }

        var continuation = Text(query, "continuation");
        return continuation is null || ContinuationShape().IsMatch(continuation)
            ? new JobQuery(state, top, continuation)
            : Refuse("continuation is none that this service gave out; expected that of the page before, or none.");
    }

    private static string Names => string.Join(", ", Parameters.Select(p => p.Name));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static Refusal Refuse(string message) => new(RefusalCode.InvalidRequest, message);

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{32}-[0-9a-f]{12}\z")]
    private static partial Regex ContinuationShape();
}
