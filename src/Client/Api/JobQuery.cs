using System.Globalization;

namespace MediaFunctions.Client.Api;

/// <summary>The query of a list of jobs, or of their sums.</summary>
internal static class JobQuery
{
    private const string Day = "yyyy-MM-dd";
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static string Route(JobFilter filter, string? continuation) => Route(
        ("status", filter.State?.Word()),
        ("recipe", filter.Recipe),
        ("asset", filter.AssetId),
        ("from", filter.From?.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)),
        ("to", filter.Until?.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)),
        ("top", filter.PageSize?.ToString(CultureInfo.InvariantCulture)),
        ("continuation", continuation));

    public static string SumRoute(DateOnly? from, DateOnly? to, string? continuation) => Route(
        ("sum", "day"),
        ("from", from?.ToString(Day, CultureInfo.InvariantCulture)),
        ("to", to?.ToString(Day, CultureInfo.InvariantCulture)),
        ("continuation", continuation));

    private static string Route(params (string Name, string? Value)[] query)
    {
        var given = query.Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}").ToList();
        return given.Count == 0 ? "api/jobs" : $"api/jobs?{string.Join('&', given)}";
    }
}
