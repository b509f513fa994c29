using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

/// <summary>
/// Callers that see only what is theirs. Handlers are called as <see cref="ApiHost"/> calls them, with a caller of the
/// test's choice; storage is real.
/// </summary>
[Collection(PartsCollection.Name)]
public sealed class OwnershipSpecs(PartsFixture fixture)
{
    private static readonly Caller Ann = Caller.Subject("https://issuer.example.com/", "ann");
    private static readonly Caller Ben = Caller.Subject("https://issuer.example.com/", "ben");

    /// <summary>What keys alone may ask for, nobody else gets to.</summary>
    public static TheoryData<string> OfOneThing =>
        [.. ApiCatalog.All.Where(e => e.Access != Access.Key).Where(e => e.Pattern.Contains("{jobId}", StringComparison.Ordinal) || e.Pattern.Contains("{assetId}", StringComparison.Ordinal)).Select(e => e.Name)];

    private JobStore Jobs => fixture.Api.Services.GetRequiredService<JobStore>();

    [Theory]
    [MemberData(nameof(OfOneThing))]
    public async Task What_is_anothers_is_answered_exactly_as_what_is_not_there(string name)
    {
        var row = await InsertAsync(Ann);
        var others = await CallAsync(name, Ben, row.Job.JobId);
        var nothing = await CallAsync(name, Ben, $"{Ids.NewAssetId()}-0123456789ab");

        Assert.Equal(RefusalCode.NotFound, others.Error?.Code);
        Assert.Equal(nothing.Error, others.Error);
        Assert.Equal(row.ETag, (await Jobs.GetAsync(row.Job.JobId, default))!.ETag);
    }

    [Theory]
    [InlineData("GetJob")]
    [InlineData("GetAsset")]
    [InlineData("CancelJob")]
    [InlineData("WatchJob")]
    [InlineData("WatchAsset")]
    public async Task What_is_ones_own_is_answered_and_to_a_key_everything(string name)
    {
        var row = await InsertAsync(Ann);

        Assert.True((await CallAsync(name, Ann, row.Job.JobId)).Succeeded(out _, out _));
        Assert.True((await CallAsync(name, Caller.Key("alice"), row.Job.JobId)).Succeeded(out _, out _));
    }

    [Fact]
    public async Task An_owner_cancels_and_retries()
    {
        var row = await InsertAsync(Ann);

        Assert.True((await CallAsync("CancelJob", Ann, row.Job.JobId)).Succeeded(out _, out _));
        Assert.Equal(JobState.Cancelled, (await Jobs.GetAsync(row.Job.JobId, default))!.State);
        Assert.True((await CallAsync("RetryJob", Ann, row.Job.JobId)).Succeeded(out _, out _));
        Assert.Equal(JobState.Queued, (await Jobs.GetAsync(row.Job.JobId, default))!.State);
    }

    [Fact]
    public async Task An_upload_that_is_only_promised_is_its_callers_asset()
    {
        var ticket = await PromiseAsync(Ann);

        Assert.True((await CallAsync("GetAsset", Ann, ticket.AssetId)).Succeeded(out _, out _));
        Assert.Equal(RefusalCode.NotFound, (await CallAsync("GetAsset", Ben, ticket.AssetId)).Error?.Code);
        Assert.Equal(RefusalCode.NotFound, (await CallAsync("DeleteAsset", Ben, ticket.AssetId)).Error?.Code);
    }

    [Theory]
    [InlineData("SubmitJob")]
    [InlineData("ExplainPlan")]
    public async Task A_key_that_is_no_upload_of_the_callers_is_an_object_that_is_not_there(string name)
    {
        var mine = await PromiseAsync(Ann);
        await PutAsync(mine.Key);
        await PutAsync("shared/a.mp4");

        var own = await CallAsync(name, Ann, "", Wish(mine.Key));
        var nothing = await CallAsync(name, Ben, "", Wish("uploads/20260101/nothing.mp4"));
        var anothers = await CallAsync(name, Ben, "", Wish(mine.Key));
        var nobodys = await CallAsync(name, Ben, "", Wish("shared/a.mp4"));

        Assert.True(own.Succeeded(out _, out _));
        Assert.Equal(Ownership.NoSuchObject, nothing.Error);
        Assert.Equal(nothing.Error, anothers.Error);
        Assert.Equal(nothing.Error, nobodys.Error);
    }

    [Fact]
    public async Task Sums_are_for_keys_only()
    {
        var refused = await CallAsync("ListJobs", Ann, "", query: "?sum=day");

        Assert.Equal(RefusalCode.Forbidden, refused.Error?.Code);
    }

    [Fact]
    public async Task What_a_job_cost_is_shown_to_keys_only()
    {
        var row = (await InsertAsync(Ann)) with { ReceiptJson = """{"bytesRead":1}""" };
        var viewer = fixture.Api.Services.GetRequiredService<JobViewer>();

        Assert.Null(viewer.View(row, Ann, "").Receipt);
        Assert.Equal(1, viewer.View(row, Caller.Key("alice"), "").Receipt!.BytesRead);
    }

    private async Task<Result<Reply, Refusal>> CallAsync(string name, Caller caller, string id, string body = "", string query = "")
    {
        var endpoint = ApiCatalog.All.Single(e => e.Name == name);
        await using var scope = fixture.Api.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.QueryString = new QueryString(query);
        context.Request.RouteValues["jobId"] = id;
        context.Request.RouteValues["assetId"] = id.Split('-')[0];
        var handler = (IApiHandler)scope.ServiceProvider.GetRequiredService(endpoint.Handler);
        return await handler.HandleAsync(new ApiCall(context, caller, System.Text.Encoding.UTF8.GetBytes(body), "http://api"), default);
    }

    private Task<bool> PutAsync(string key) => fixture.Api.Services.GetRequiredKeyedService<R2Bucket>("uploads").PutAsync(
        key, new ObjectContent("video/mp4", "private", new byte[10]), PutCondition.None, default);

    private static string Wish(string key) => new JsonObject { ["key"] = key }.ToJsonString();

    private async Task<UploadTicket> PromiseAsync(Caller caller) =>
        (await fixture.Api.Services.GetRequiredService<UploadService>().CreateAsync(
            new UploadRequest("a.mp4", "video/mp4", 10, null, null), caller, default)).Value!;

    private async Task<JobRow> InsertAsync(Caller owner) => (await Jobs.InsertAsync(SampleRows.Of(owner, 2009), default))!;
}
