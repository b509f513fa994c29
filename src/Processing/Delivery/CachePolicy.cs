namespace MediaFunctions.Processing.Delivery;

/// <summary>How long what we write may be kept by browsers and the CDN.</summary>
public static class CachePolicy
{
    /// <summary>For what never changes under its name: outputs and versioned manifests, a year.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>For the pointer: kept, but asked for again each time.</summary>
    public const string Revalidate = "public, no-cache";

    /// <summary>For a job's status: as long as R2 wants between two writes, so that the CDN answers a crowd with one read.</summary>
    public const string OneSecond = "public, max-age=1";
}
