using System.Globalization;

namespace MediaFunctions.Api.Jobs;

/// <summary>Which days to sum, both included (UTC).</summary>
internal sealed record DayRange(DateOnly From, DateOnly To)
{
    /// <summary>How many days there are where the query does not say from when on.</summary>
    public const int UsualDays = 30;

    /// <summary>How many days one query may ask for.</summary>
    public const int MostDays = 366;

    private const string Shape = "yyyy-MM-dd";
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    public static Result<DayRange, Refusal> Read(string? from, string? to, DateOnly today)
    {
        if (!TryRead(to, today, out var last))
            return Refuse("to", to!);
        if (!TryRead(from, last.AddDays(1 - UsualDays), out var first))
            return Refuse("from", from!);
        if (first > last)
            return new Refusal(RefusalCode.InvalidRequest, $"from is {Text(first)}, after to ({Text(last)}).");
        return last.DayNumber - first.DayNumber < MostDays
            ? new DayRange(first, last)
            : new Refusal(RefusalCode.InvalidRequest, $"from {Text(first)} to {Text(last)} are more than {MostDays} days; ask for fewer at a time.");
    }

    private static bool TryRead(string? text, DateOnly usual, out DateOnly day)
    {
        day = usual;
        return text is null
            || (DateOnly.TryParseExact(text, Shape, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= Earliest && day <= Latest);
    }

    private static string Text(DateOnly day) => day.ToString(Shape, CultureInfo.InvariantCulture);

    private static Refusal Refuse(string name, string text) =>
        new(RefusalCode.InvalidRequest, $"{name} is '{text}'; expected a day from {Text(Earliest)} to {Text(Latest)}.");
}
