namespace MediaFunctions.Processing.Events;

/// <summary>How events are known (settings section <c>Events</c>).</summary>
public sealed record EventSettings
{
    /// <summary>Standard Webhooks secrets (<c>whsec_...</c>); any of them verifies, so that one can be rotated.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (Secrets.Count == 0)
            yield return "Events:Secrets is missing: set at least one, whsec_ and 24 to 64 bytes in base64, and give it to the Forwarder.";
        foreach (var secret in Secrets.Where(s => WebhookSecret.TryRead(s) is null))
            yield return $"Events:Secrets holds one of {secret.Length} characters that is not whsec_ and 24 to 64 bytes in base64.";
    }
}
