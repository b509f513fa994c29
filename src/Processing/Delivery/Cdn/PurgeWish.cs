namespace MediaFunctions.Processing.Delivery.Cdn;

/// <summary>The body of Cloudflare's <c>POST /zones/{zone}/purge_cache</c>: one of the two.</summary>
internal sealed record PurgeWish
{
    /// <summary>Addresses, whole.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Host and path, without a scheme.</summary>
    public IReadOnlyList<string>? Prefixes { get; init; }
}
