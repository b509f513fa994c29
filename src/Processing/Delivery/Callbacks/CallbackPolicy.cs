namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>
/// Which URLs an upload or a job may name for itself. Where its host's address lies is decided when it is called
/// (<see cref="CallbackClient"/>): a name may lead elsewhere by then.
/// </summary>
public sealed class CallbackPolicy(CallbackSettings settings)
{
    /// <summary>Why it is refused; null where it may be called, or where there is none.</summary>
    public Refusal? Check(string? url)
    {
        if (url is null)
            return null;
        if (CallbackAddress.Objection(url, settings.AllowPrivate) is { } objection)
            return new Refusal(RefusalCode.InvalidRequest, $"callbackUrl cannot be used: {objection}.");
        return CallbackAddress.HostOf(new Uri(url)) is { } host && IsAllowed(host)
            ? null
            : new Refusal(RefusalCode.InvalidRequest, "callbackUrl names a host that is not allowed here; Callbacks:AllowedHosts lists those that are.");
    }

    /// <summary>Whether it may still be called: settings may have changed since it was named.</summary>
    public bool Allows(string url) => settings.Urls.Contains(url) || Check(url) is null;

    /// <summary>Whether a receiver may send on to there: to itself, or to whom the settings allow.</summary>
    public bool AllowsRedirect(Uri from, Uri to) =>
        to.UserInfo.Length == 0
        && CallbackAddress.IsWeb(to, settings.AllowPrivate)
        && CallbackAddress.HostOf(to) is { } host
        && (host.Equals(CallbackAddress.HostOf(from), StringComparison.OrdinalIgnoreCase) || Allows(to.AbsoluteUri));

    private bool IsAllowed(string host) => settings.AllowedHosts.Any(allowed =>
        allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}
