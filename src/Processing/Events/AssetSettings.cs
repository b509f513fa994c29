namespace MediaFunctions.Processing.Events;

/// <summary>How assets get their ids (settings section <c>Assets</c>).</summary>
public sealed record AssetSettings
{
    /// <summary>Keys the HMAC that makes asset ids of keys that nobody promised. Changing it changes their public URLs.</summary>
    public string IdSecret { get; init; } = "";

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (IdSecret.Length < 32)
            yield return $"Assets:IdSecret has {IdSecret.Length} characters, expected 32 or more random ones (openssl rand -hex 32).";
    }
}
