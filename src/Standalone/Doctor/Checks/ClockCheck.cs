using System.Globalization;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>
/// Whether this clock and those of R2, Azure Storage and the API agree. Requests are signed with the time in them: R2 and
/// Azure refuse what is fifteen minutes off, and webhooks are good for five.
/// </summary>
internal sealed class ClockCheck(Subject subject) : ICheck
{
    private static readonly TimeSpan Notable = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SignedRequests = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Webhooks = TimeSpan.FromMinutes(5);

    public string Name => CheckNames.Clocks;

    public IReadOnlyList<string> Needs => [CheckNames.Settings];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var clocks = await Task.WhenAll(Places().Select(place => AskAsync(place, cancellationToken)));
        var known = clocks.OfType<Reading>().ToList();
        if (known.Count == 0)
            return CheckResult.Skipped("nobody was there to tell the time");
        var facts = string.Join(", ", known.Select(reading => $"{reading.Place.Who} {Seconds(reading.Ahead)}"));
        var worst = known.MaxBy(reading => reading.Ahead.Duration() / reading.Place.Bears)!;
        if (known.All(reading => reading.Ahead.Duration() < Notable))
            return CheckResult.Ok($"this clock against others: {facts}");
        var advice = new Advice(
            $"This machine's clock is off: {facts}.",
            $"Less than a minute; {worst.Place.Who} refuses what was signed {worst.Place.Bears.TotalMinutes:0} minutes off.",
            known.Count > 1 && known.Any(reading => reading.Ahead.Duration() < Notable)
                ? $"This clock agrees with others, so it is the clock of {worst.Place.Who}: restart the app there, or set its host's clock by NTP."
                : "Set this machine's clock by NTP (`timedatectl set-ntp true`); `timedatectl` tells how it is.");
        return known.Any(reading => reading.Ahead.Duration() >= reading.Place.Bears)
            ? CheckResult.Failed(advice)
            : CheckResult.Minding($"this clock against others: {facts}", advice);
    }

    private IEnumerable<Place> Places()
    {
        yield return new Place("R2", subject.R2.ServiceUrl, SignedRequests);
        yield return new Place("Azure Storage", subject.Get<AzureStorage>().QueuesUrl, SignedRequests);
        if (subject.ApiUrl is { } api)
            yield return new Place("the API", new Uri(api + "/api/health"), Webhooks);
    }

    /// <summary>Whatever the answer is, it has a date; null where there is none.</summary>
    private async Task<Reading?> AskAsync(Place place, CancellationToken cancellationToken)
    {
        try
        {
            var before = subject.Clock.GetUtcNow();
            using var response = await subject.Http.GetAsync(place.Url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var middle = before + (subject.Clock.GetUtcNow() - before) / 2;
            return response.Headers.Date is { } date ? new Reading(place, middle - date) : null;
        }
        catch (HttpRequestException)
        {
            // Another check tells of that.
            return null;
        }
    }

    private static string Seconds(TimeSpan ahead) => string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0;0} s");

    private sealed record Place(string Who, Uri Url, TimeSpan Bears);

    private sealed record Reading(Place Place, TimeSpan Ahead);
}
