using System.Globalization;

namespace MediaFunctions.Api.Jobs;

/// <summary>When jobs were made that are to be listed: from a time on, until before another; null: without that bound.</summary>
internal sealed record TimeRange(DateTimeOffset? From, DateTimeOffset? Until)
{
    private const string DayShape = "yyyy-MM-dd";
    private static readonly string[] TimeShapes = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Days are whole, the last one included, as in sums; a time is a moment.</summary>
    public static Result<TimeRange, Refusal> Read(string? from, string? to)
    {
        DateTimeOffset? first = null, end = null;
        if (from is not null && (first = Moment(from, ofDay: 0)) is null)
            return Refuse("from", from);
        if (to is not null && (end = Moment(to, ofDay: 1)) is null)
            return Refuse("to", to);
        return first >= end ? new Refusal(RefusalCode.InvalidRequest, $"from is {from}, not before to ({to}).") : new TimeRange(first, end);
    }

    private static DateTimeOffset? Moment(string text, int ofDay)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, DayShape, CultureInfo.InvariantCulture, Utc, out var day))
            return IsSensible(day) ? day.AddDays(ofDay) : null;
        return DateTimeOffset.TryParseExact(text, TimeShapes, CultureInfo.InvariantCulture, Utc, out var time) && IsSensible(time) ? time : null;
    }

    private static bool IsSensible(DateTimeOffset time) => time >= Earliest && time < Latest;

    private static Refusal Refuse(string name, string text) => new(
        RefusalCode.InvalidRequest, $"{name} is '{text}'; expected a day such as 2026-11-01, or a time such as 2026-11-01T12:00:00Z.");
}
