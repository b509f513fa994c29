namespace MediaFunctions.Api.Assets;

/// <summary>The addresses of things in this API.</summary>
public static class AssetLinks
{
    public static string Asset(string baseUrl, string assetId) => $"{baseUrl}/api/assets/{assetId}";

    public static string Job(string baseUrl, string jobId) => $"{baseUrl}/api/jobs/{jobId}";
}
