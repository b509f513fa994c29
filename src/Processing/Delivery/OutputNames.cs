namespace MediaFunctions.Processing.Delivery;

/// <summary>Where everything stands in the media bucket.</summary>
public static class OutputNames
{
    /// <summary>The folder of one run; immutable, named only by a manifest.</summary>
    public static string RunFolder(string assetId, string recipe, string version, string runId) =>
        $"{assetId}/{recipe}/{version}/{runId}/";

    /// <summary>The versioned manifest: the commit of its job.</summary>
    public static string ManifestKey(string assetId, string recipe, string version) =>
        $"{assetId}/{recipe}/{version}/manifest.json";

    /// <summary>The pointer: the newest version made with the recipe.</summary>
    public static string PointerKey(string assetId, string recipe) => $"{assetId}/{recipe}/manifest.json";

    /// <summary>The state and progress of the job that makes the version, where they are published.</summary>
    public static string StatusKey(string assetId, string recipe, string version) =>
        $"{assetId}/{recipe}/{version}/status.json";

    /// <summary>The public address of a key.</summary>
    public static string Url(string publicBaseUrl, string key) =>
        $"{publicBaseUrl.TrimEnd('/')}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}";
}
