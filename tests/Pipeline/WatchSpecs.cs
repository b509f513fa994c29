using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Jobs as a client watches, lists and deletes them: the real pipeline, a real job, a client of events that is not ours.</summary>
public sealed class WatchSpecs(WatchFixture fixture) : IClassFixture<WatchFixture>
{
    private static readonly UploadOptions Quick = new() { Recipe = "quick" };

    [Fact]
    public async Task Who_waits_for_a_promised_upload_hears_state_progress_and_end_of_its_job()
    {
        var bytes = await Films.Minute.BytesAsync();
        var ticket = await PromiseAsync(bytes.Length);
        using var listener = EventListener.Start(fixture.Dev.Addresses, $"api/assets/{ticket.GetProperty("assetId").GetString()}/events");
        Assert.Equal(1, (await listener.NextAsync())!.Value.GetProperty("open").GetInt32());

        await PutAsync(ticket, bytes);
        var heard = await listener.AllAsync();

        var types = heard.Select(line => line.GetProperty("type").GetString()!).ToList();
        Assert.Equal("state", types[0]);
        Assert.Contains("progress", types);
        Assert.Equal("end", Assert.Single(types, type => type == "end"));
        Assert.Equal(types.Count - 1, types.IndexOf("end"));
        Assert.Equal(heard.Count, heard.Select(line => line.GetProperty("id").GetString()).Distinct().Count());
        var percents = heard.Where(line => line.GetProperty("data").TryGetProperty("progress", out _))
            .Select(line => line.GetProperty("data").GetProperty("progress").GetProperty("percent").GetDouble()).ToList();
        Assert.Equal(percents.Order(), percents);
        var end = heard[^1].GetProperty("data");
        Assert.Equal(("succeeded", 0), (end.GetProperty("state").GetString(), end.GetProperty("underWay").GetInt32()));
        Assert.Contains("film", await fixture.Dev.Http.GetStringAsync(end.GetProperty("manifest").GetString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_line_is_taken_up_where_it_was_and_the_end_comes_once()
    {
        var upload = await fixture.Dev.Client.UploadAsync(await Films.Minute.PathAsync(), "video/mp4", new UploadOptions());
        var known = await fixture.Dev.Client.WaitForAssetAsync(upload.AssetId);
        using var listener = EventListener.Start(fixture.Dev.Addresses, $"api/jobs/{known.JobId}/events", "cut");

        var heard = await listener.AllAsync();

        var connections = heard.Where(line => line.TryGetProperty("open", out _)).ToList();
        var told = heard.Where(line => line.TryGetProperty("type", out _)).ToList();
        Assert.Equal(2, connections.Count);
        Assert.Equal(told[0].GetProperty("id").GetString(), connections[1].GetProperty("lastEventId").GetString());
        Assert.Single(told, line => line.GetProperty("type").GetString() == "end");
        Assert.Equal(told.Count, told.Select(line => line.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Who_was_told_the_end_and_comes_back_is_told_that_nothing_more_comes()
    {
        var upload = await UploadQuicklyAsync();
        using var listener = EventListener.Start(fixture.Dev.Addresses, $"api/jobs/{upload.JobId}/events", "stay");

        var heard = await listener.AllAsync();

        Assert.Single(heard, line => line.TryGetProperty("type", out var type) && type.GetString() == "end");
        Assert.Equal(204, heard[^1].GetProperty("error").GetInt32());
    }

    [Theory]
    [InlineData("api/jobs/0123456789abcdef0123456789abcdef-0123456789ab/events")]
    [InlineData("api/assets/0123456789abcdef0123456789abcdef/events")]
    public async Task There_is_nothing_to_hear_of_what_is_not_there(string route)
    {
        using var listener = EventListener.Start(fixture.Dev.Addresses, route);

        Assert.Equal(404, (await listener.AllAsync())[^1].GetProperty("error").GetInt32());
    }

    [Fact]
    public async Task The_events_are_as_a_proxy_wants_them()
    {
        var upload = await UploadQuicklyAsync();
        using var response = await SendAsync(HttpMethod.Get, $"api/jobs/{upload.JobId}/events");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(["no"], response.Headers.GetValues("X-Accel-Buffering"));
        Assert.StartsWith("retry: 2000\n\nevent: end\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_asset_is_gone_from_the_api_the_buckets_and_the_listing_and_the_CDN_is_told()
    {
        var upload = await UploadQuicklyAsync();
        using var buckets = new Buckets(fixture.Dev.Addresses);
        var keys = await buckets.PublicKeysAsync(upload.AssetId);
        var listed = await ListAsync(upload.AssetId);

        using var deleted = await SendAsync(HttpMethod.Delete, $"api/assets/{upload.AssetId}");
        using var again = await SendAsync(HttpMethod.Delete, $"api/assets/{upload.AssetId}");
        using var asset = await SendAsync(HttpMethod.Get, $"api/assets/{upload.AssetId}");
        using var job = await SendAsync(HttpMethod.Get, $"api/jobs/{upload.JobId}");

        Assert.Equal([upload.JobId], listed);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (deleted.StatusCode, again.StatusCode));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (asset.StatusCode, job.StatusCode));
        Assert.Empty(await buckets.PublicKeysAsync(upload.AssetId));
        Assert.Empty(await ListAsync(upload.AssetId));
        Assert.Empty(fixture.Cloudflare.Refused);
        Assert.Equal(keys.Select(key => $"{fixture.Dev.Addresses.MediaUrl}/{key}").Order(), fixture.Cloudflare.Files.Where(file => file.Contains(upload.AssetId, StringComparison.Ordinal)).Order());
        Assert.Contains(fixture.Cloudflare.Prefixes, prefix => prefix.EndsWith($"/{upload.AssetId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_asset_that_is_deleted_while_it_is_made_stops_being_made()
    {
        var upload = await fixture.Dev.Client.UploadAsync(await Films.Minute.PathAsync(), "video/mp4", new UploadOptions());
        var known = await fixture.Dev.Client.WaitForAssetAsync(upload.AssetId);
        using var listener = EventListener.Start(fixture.Dev.Addresses, $"api/jobs/{known.JobId}/events");
        while ((await listener.NextAsync())!.Value is var line && !(line.TryGetProperty("type", out var type) && type.GetString() == "progress"))
        {
        }

        using var deleted = await SendAsync(HttpMethod.Delete, $"api/assets/{upload.AssetId}");
        using var buckets = new Buckets(fixture.Dev.Addresses);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await buckets.PublicKeysAsync(upload.AssetId));
        Assert.Contains((await listener.AllAsync()).Where(line => line.TryGetProperty("type", out _)).Select(line => line.GetProperty("type").GetString()), type => type is "end" or "gone");
    }

    [Fact]
    public async Task A_made_asset_is_made_again_when_it_is_forced()
    {
        var upload = await UploadQuicklyAsync();

        var again = await fixture.Dev.Client.SubmitJobAsync(upload.Key, "quick", force: true);
        var made = await fixture.Dev.Client.WaitForJobAsync(again.JobId);

        Assert.NotEqual(upload.JobId, made.JobId);
        Assert.Equal(JobState.Succeeded, made.State);
        Assert.Equal([made.JobId, upload.JobId], await ListAsync(upload.AssetId));
    }

    private async Task<(string AssetId, string Key, string JobId)> UploadQuicklyAsync()
    {
        var upload = await fixture.Dev.Client.UploadAsync(await Containers.Mp4.PathAsync(), "video/mp4", Quick);
        var known = await fixture.Dev.Client.WaitForAssetAsync(upload.AssetId);
        var job = await fixture.Dev.Client.WaitForJobAsync(known.JobId);
        Assert.Equal(JobState.Succeeded, job.State);
        return (upload.AssetId, upload.Key, job.JobId);
    }

    private async Task<IReadOnlyList<string>> ListAsync(string assetId)
    {
        using var response = await SendAsync(HttpMethod.Get, $"api/jobs?asset={assetId}");
        var list = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
        return [.. list.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("jobId").GetString()!)];
    }

    private async Task<JsonElement> PromiseAsync(long size)
    {
        var body = $$"""{"fileName":"minute.mp4","contentType":"video/mp4","size":{{size}}}""";
        using var response = await SendAsync(HttpMethod.Post, "api/uploads", body);
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
    }

    private async Task PutAsync(JsonElement ticket, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        using var response = await fixture.Dev.Http.PutAsync(ticket.GetProperty("url").GetString(), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string route, string? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{fixture.Dev.Addresses.Api}/{route}");
        request.Headers.Add("x-functions-key", fixture.Dev.Addresses.Key);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await fixture.Dev.Http.SendAsync(request);
    }
}
