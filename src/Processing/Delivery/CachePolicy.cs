namespace MediaFunctions.Processing.Delivery;

/// <summary>How long what we write may be kept by browsers and the CDN.</summary>
public static class CachePolicy
{
    /// <summary>For what never changes under its name: outputs and versioned manifests, a year.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>For the pointer: kept, but asked for again each time.</summary>
    public const string Revalidate = "public, no-cache";
}
