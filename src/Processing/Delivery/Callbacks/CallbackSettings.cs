namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>Who is told of a job's end, and how it is signed (settings section <c>Callbacks</c>).</summary>
public sealed record CallbackSettings
{
    /// <summary>Told of every job's end.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Standard Webhooks secrets (<c>whsec_...</c>); each signs, so that one can be rotated.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Hosts that an upload or a job may name for itself: exact, or <c>*.example.com</c> for all below it.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Private addresses and plain http too: for receivers on the developer's own machine, never in production.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Whether anybody can be told at all.</summary>
    public bool IsOn => Urls.Count > 0 || AllowedHosts.Count > 0;

    // Each is an entry in the job's row for every attempt.
    private const int MostUrls = 10;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (IsOn && Secrets.Count == 0)
            yield return "Callbacks:Secrets is missing, which Callbacks:Urls and Callbacks:AllowedHosts need: whsec_ and 24 to 64 random bytes in base64.";
        if (Secrets.Count > 2)
            yield return $"Callbacks:Secrets holds {Secrets.Count}; expected one, or two while one is rotated.";
        foreach (var secret in Secrets.Where(s => WebhookSecret.TryRead(s) is null))
            yield return $"Callbacks:Secrets holds one of {secret.Length} characters that is not whsec_ and 24 to 64 bytes in base64.";
        if (Urls.Count > MostUrls)
            yield return $"Callbacks:Urls holds {Urls.Count}, expected at most {MostUrls}.";
        foreach (var url in Urls)
        {
            // Not the URL itself: its query may be a secret.
            if (CallbackAddress.Objection(url, AllowPrivate) is { } objection)
                yield return $"Callbacks:Urls holds one of {url.Length} characters that cannot be used: {objection}.";
        }
        foreach (var host in AllowedHosts.Where(h => Uri.CheckHostName(h.StartsWith("*.", StringComparison.Ordinal) ? h[2..] : h) == UriHostNameType.Unknown))
            yield return $"Callbacks:AllowedHosts holds '{host}', expected a host such as hooks.example.com or *.example.com.";
    }
}
