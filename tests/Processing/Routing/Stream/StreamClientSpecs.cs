using System.Diagnostics;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Tests.StreamStandIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Processing.Routing.Stream;

/// <summary>The client against the stand-in (tests/StreamStandIn), which answers as Cloudflare's documentation says.</summary>
public sealed class StreamClientSpecs : IAsyncLifetime
{
    private static readonly byte[] Film = [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[32]];

    private CloudflareStream stream = null!;
    private StreamClient client = null!;
    private WebApplication bucket = null!;
    private string file = "";
    private byte[] content = Film;
    private int status = 200;

    public async Task InitializeAsync()
    {
        stream = await CloudflareStream.StartAsync();
        client = Client(stream.Address);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        bucket = builder.Build();
        bucket.Run(async context =>
        {
            // As a presigned GET: the method is signed.
            context.Response.StatusCode = context.Request.Method == "GET" ? status : StatusCodes.Status403Forbidden;
            if (context.Request.Method == "GET")
                await context.Response.Body.WriteAsync(content);
        });
        await bucket.StartAsync();
        file = bucket.Urls.First() + "/film.mp4?signed=yes";
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await bucket.DisposeAsync();
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_copy_is_fetched_and_made_and_keeps_whose_it_is()
    {
        var copied = await CopyAsync("job-1");
        await stream.MoveAsync(copied.Uid, "inprogress", 39);
        var halfway = await client.GetAsync(copied.Uid, default);
        await stream.FinishAsync(copied.Uid);

        var video = await client.GetAsync(copied.Uid, default);

        Assert.False(copied.IsReady);
        Assert.Equal(39, halfway!.Status!.Percent);
        Assert.True(video!.IsReady);
        Assert.Equal(("job-1", "film.mp4"), (video.Creator, video.MetaText("name")));
        Assert.Equal(Film, stream.Videos[0].Content);
        Assert.EndsWith("/manifest/video.m3u8", video.Playback!.Hls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_with_less_than_all_qualities_is_not_ready()
    {
        var copied = await CopyAsync("job-1");

        await stream.FinishAsync(copied.Uid, percent: 39);

        Assert.False((await client.GetAsync(copied.Uid, default))!.IsReady);
    }

    [Fact]
    public async Task A_source_that_cannot_be_fetched_is_an_error_of_the_video()
    {
        status = 403;

        Assert.Equal("ERR_FETCH_ORIGIN_ERROR", await ErrorAsync());
    }

    [Fact]
    public async Task A_source_whose_HEAD_is_refused_is_one_where_Stream_insists_on_it()
    {
        stream.NeedsHead = true;

        Assert.Equal("ERR_FETCH_ORIGIN_ERROR", await ErrorAsync());
    }

    [Fact]
    public async Task What_is_no_video_is_an_error_of_the_video()
    {
        content = "not a film at all"u8.ToArray();

        Assert.Equal("ERR_NON_VIDEO", await ErrorAsync());
    }

    [Fact]
    public async Task Videos_are_found_by_the_job_that_they_were_made_for()
    {
        var mine = await CopyAsync("job-1");
        await CopyAsync("job-2");

        Assert.Equal([mine.Uid], (await client.FindAsync("job-1", default)).Select(video => video.Uid));
        Assert.Empty(await client.FindAsync("job-3", default));
    }

    [Fact]
    public async Task A_list_goes_on_behind_the_page_before()
    {
        var start = DateTimeOffset.UtcNow.AddHours(-1);
        var all = Enumerable.Range(0, 5).Select(i => stream.Add("job", created: start.AddSeconds(i)).Uid).ToList();

        var first = await client.ListAsync(null, 3, default);
        var second = await client.ListAsync(first[^1].Created, 3, default);

        Assert.Equal(all, first.Concat(second).Select(video => video.Uid));
    }

    [Fact]
    public async Task An_MP4_is_asked_for_once_and_looked_at_until_it_is_ready()
    {
        var copied = await CopyAsync("job-1");
        await stream.FinishAsync(copied.Uid);

        var first = await client.EnableDownloadAsync(copied.Uid, default);
        var second = await client.EnableDownloadAsync(copied.Uid, default);

        Assert.False(first.IsReady);
        Assert.True(second.IsReady);
        Assert.EndsWith("/downloads/default.mp4", second.Url, StringComparison.Ordinal);
        Assert.Single(stream.Calls, call => call.StartsWith("POST", StringComparison.Ordinal) && call.EndsWith("/downloads", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_video_is_gone_and_may_be_deleted_again()
    {
        var copied = await CopyAsync("job-1");

        await client.DeleteAsync(copied.Uid, default);
        await client.DeleteAsync(copied.Uid, default);

        Assert.Null(await client.GetAsync(copied.Uid, default));
        Assert.Empty(stream.Videos);
    }

    [Fact]
    public async Task Too_many_calls_are_made_again_after_the_time_that_Stream_says()
    {
        (stream.RefuseNext, stream.RetryAfter) = (1, 1);
        var began = Stopwatch.StartNew();

        await CopyAsync("job-1");

        Assert.True(began.Elapsed >= TimeSpan.FromSeconds(0.9), $"it waited {began.Elapsed}");
        Assert.Single(stream.Videos);
    }

    [Fact]
    public async Task Whoever_is_told_to_wait_for_long_does_not_hold_a_worker()
    {
        (stream.RefuseNext, stream.RetryAfter) = (1, 300);

        await Assert.ThrowsAsync<StreamUnavailableException>(() => CopyAsync("job-1"));

        Assert.Single(stream.Calls);
    }

    [Fact]
    public async Task A_copy_whose_answer_is_lost_is_not_made_twice()
    {
        stream.LosesAnswers = true;

        await Assert.ThrowsAsync<StreamUnavailableException>(() => CopyAsync("job-1"));

        Assert.Single(stream.Videos);
        Assert.Single(await client.FindAsync("job-1", default));
    }

    [Fact]
    public async Task A_full_account_is_a_refusal()
    {
        stream.IsFull = true;

        var refused = await client.CopyAsync(Wish("job-1"), default);

        Assert.Equal(StreamErrors.NoRoom, refused.Error);
    }

    [Fact]
    public async Task No_answer_and_a_token_that_is_refused_are_faults_that_may_pass()
    {
        stream.IsDown = true;
        await Assert.ThrowsAsync<StreamUnavailableException>(() => client.GetAsync("x", default));
        stream.IsDown = false;
        using var nobody = new StreamClient(Settings(stream.Address) with { ApiToken = "another" }, TimeProvider.System);
        await Assert.ThrowsAsync<StreamUnavailableException>(() => nobody.CopyAsync(Wish("job-1"), default));
        using var nowhere = Client(new Uri("http://127.0.0.1:9/"));
        await Assert.ThrowsAsync<StreamUnavailableException>(() => nowhere.CopyAsync(Wish("job-1"), default));

        Assert.Empty(stream.Videos);
    }

    [Fact]
    public async Task Without_an_account_nothing_is_said_to_be_gone()
    {
        using var off = new StreamClient(new StreamSettings { ApiBaseUrl = $"{stream.Address}client/v4" }, TimeProvider.System);

        await Assert.ThrowsAsync<StreamUnavailableException>(() => off.GetAsync("x", default));
        await Assert.ThrowsAsync<StreamUnavailableException>(() => off.DeleteAsync("x", default));
    }

    private async Task<string?> ErrorAsync()
    {
        var copied = await CopyAsync("job-1");
        await stream.FinishAsync(copied.Uid); // which waits until it is fetched, or not
        var video = await client.GetAsync(copied.Uid, default);
        Assert.True(video!.HasFailed);
        return video.Status!.Reason;
    }

    private async Task<StreamVideo> CopyAsync(string jobId) => (await client.CopyAsync(Wish(jobId), default)).Value!;

    private StreamCopy Wish(string jobId) => new()
    {
        Url = file,
        Creator = jobId,
        Meta = new Dictionary<string, string> { ["name"] = "film.mp4" },
    };

    private static StreamClient Client(Uri address) => new(Settings(address), TimeProvider.System);

    private static StreamSettings Settings(Uri address) => new()
    {
        AccountId = CloudflareStream.Account,
        ApiToken = CloudflareStream.Token,
        ApiBaseUrl = $"{address}client/v4",
    };
}
