namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>Values that mean something, so that not every call ends at the first check.</summary>
internal static class KnownValues
{
    private const string None = "00000000000000000000000000000000";

    public static async Task<Dictionary<string, string[]>> MakeAsync(PartsFixture fixture)
    {
        var grants = await KnownGrants.MakeAsync(fixture.Api);
        var (ticket, job) = await fixture.UploadAsync();
        var (key, assetId, jobId) = ((string)ticket["key"]!, (string)ticket["assetId"]!, (string)job["jobId"]!);
        return new()
        {
            ["grant"] = grants.Tokens,
            ["key"] = [key, grants.Key, "holiday.mp4", "uploads/none.mp4"],
            ["uploadId"] = [grants.UploadId],
            ["jobId"] = [jobId, $"{None}-000000000000"],
            ["assetId"] = [assetId, grants.AssetId, None],
            ["asset"] = [assetId],
            ["grantId"] = [None],
            ["recipe"] = ["default", "poster", "none"],
            ["status"] = ["queued", "succeeded"],
            ["sum"] = ["day"],
            ["from"] = ["2026-11-01", "2026-11-01T00:00:00Z"],
            ["to"] = ["2026-11-30"],
            ["method"] = ["PUT", "POST", "GET", "DELETE"],
            ["fileName"] = ["a.mp4"],
            ["filename"] = ["a.mp4"],
            ["contentType"] = ["video/mp4", "text/plain"],
            ["type"] = ["video/mp4", "text/plain"],
            ["partNumber"] = ["1"],
            ["partNumbers"] = ["1,2"],
            ["file"] = ["scalar.js", "reference.js"],
        };
    }
}
