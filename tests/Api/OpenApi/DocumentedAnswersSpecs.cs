using CsCheck;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>The document, held against what comes back.</summary>
[Collection(PartsCollection.Name)]
public sealed class DocumentedAnswersSpecs(PartsFixture fixture)
{
    private const int CallsEach = 80;

    public static TheoryData<string> Operations => new(ApiDocument.Operations.Select(o => o.Id));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Whatever_is_sent_what_comes_back_is_documented(string operationId)
    {
        var operation = ApiDocument.Named(operationId);
        var calls = new CallGen(operation, await KnownAsync()).Calls();

        await calls.SampleAsync(
            async call =>
            {
                using var request = call.Message();
                // Streams would go on for minutes.
                using var response = await fixture.Api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var objection = await operation.ObjectionAsync(response);
                Assert.True(objection is null, $"{call}: {objection}");
            },
            iter: CallsEach,
            threads: 1);
    }

    /// <summary>Values that mean something, so that not every call ends at the first check.</summary>
    private async Task<Dictionary<string, string[]>> KnownAsync()
    {
        var (ticket, job) = await fixture.UploadAsync();
        var (key, assetId, jobId) = ((string)ticket["key"]!, (string)ticket["assetId"]!, (string)job["jobId"]!);
        const string None = "00000000000000000000000000000000";
        return new()
        {
            ["key"] = [key, "holiday.mp4", "uploads/none.mp4"],
            ["jobId"] = [jobId, $"{None}-000000000000"],
            ["assetId"] = [assetId, None],
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
