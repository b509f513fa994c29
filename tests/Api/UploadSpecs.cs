using System.Xml.Linq;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

[Collection(PartsCollection.Name)]
public sealed class UploadSpecs(PartsFixture fixture)
{
    [Fact]
    public async Task An_upload_is_promised_sent_to_R2_and_becomes_a_job_by_a_signed_event()
    {
        var ticket = await fixture.PromiseAsync(5);
        var promised = await (await fixture.Api.SendAsync("GET", $"/api/assets/{ticket["assetId"]}")).JsonAsync();

        var put = await PartsFixture.PutAsync(ticket, [1, 2, 3, 4, 5]);

        Assert.Equal("promised", (string?)promised["state"]);
        Assert.Equal((string?)ticket["expiresAt"], (string?)promised["expiresAt"]);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var asset = await fixture.UntilAsync($"/api/assets/{ticket["assetId"]}", a => a["recipes"]!.AsObject().Count == 1);
        Assert.Null(asset["state"]);
        Assert.Equal("queued", (string?)asset["recipes"]!["default"]!["job"]!["state"]);
    }

    [Fact]
    public async Task The_ticket_says_where_its_asset_will_be_told()
    {
        var response = await fixture.Api.SendAsync(
            "POST", "/api/uploads", """{"fileName":"a.mp4","contentType":"video/mp4","size":1}""");

        var ticket = await response.JsonAsync();
        Assert.Equal($"{fixture.Api.Client.BaseAddress}api/assets/{ticket["assetId"]}", (string?)ticket["assetUrl"]);
        Assert.Equal((string?)ticket["assetUrl"], response.Headers.Location?.ToString());
        Assert.Equal("PUT", (string?)ticket["method"]);
        Assert.Equal("video/mp4", (string?)ticket["headers"]!["content-type"]);
        Assert.Null(ticket["multipart"]);
        Assert.EndsWith($"/{ticket["assetId"]}/a.mp4", (string?)ticket["key"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_refuses_another_size_than_was_promised()
    {
        var ticket = await fixture.PromiseAsync(5);

        var put = await PartsFixture.PutAsync(ticket, [1, 2, 3, 4]);

        Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
    }

    [Fact]
    public async Task A_large_upload_goes_in_parts_that_are_signed_one_by_one()
    {
        var size = new UploadSettings().MultipartFrom;
        var ticket = await fixture.PromiseAsync(size);
        var plan = ticket["multipart"]!;
        using var client = new HttpClient();

        var parts = new XElement("CompleteMultipartUpload");
        for (var number = 1; number <= (int)plan["partCount"]!; number++)
        {
            var from = (number - 1) * (long)plan["partSize"]!;
            using var content = new ByteArrayContent(new byte[Math.Min((long)plan["partSize"]!, size - from)]);
            var put = await client.PutAsync(new Uri(await SignAsync(ticket, "PUT", number)), content);
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
            parts.Add(new XElement("Part", new XElement("PartNumber", number), new XElement("ETag", put.Headers.ETag!.Tag)));
        }
        using var list = new StringContent(parts.ToString());
        var completed = await client.PostAsync(new Uri(await SignAsync(ticket, "POST", null)), list);

        Assert.Null(ticket["url"]);
        Assert.Null(ticket["method"]);
        Assert.Null(ticket["headers"]);
        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        await fixture.UntilAsync($"/api/assets/{ticket["assetId"]}", a => a["recipes"]!.AsObject().Count == 1);
    }

    [Fact]
    public async Task An_upload_in_parts_can_be_aborted()
    {
        var ticket = await fixture.PromiseAsync(new UploadSettings().MultipartFrom);
        using var client = new HttpClient();

        var aborted = await client.DeleteAsync(new Uri(await SignAsync(ticket, "DELETE", null)));

        Assert.Equal(HttpStatusCode.NoContent, aborted.StatusCode);
    }

    [Fact]
    public async Task The_list_of_parts_is_signed_too()
    {
        var ticket = await fixture.PromiseAsync(new UploadSettings().MultipartFrom);

        var url = await SignAsync(ticket, "GET", null);

        Assert.Contains($"uploadId={Uri.EscapeDataString((string)ticket["multipart"]!["uploadId"]!)}", url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signs_parts_of_somebody_elses_upload_or_of_an_upload_that_is_not_there()
    {
        var ticket = await fixture.PromiseAsync(new UploadSettings().MultipartFrom);

        var bobs = await fixture.Api.SendAsync("POST", "/api/uploads/sign", Wish(ticket, "PUT", 1), TestKeys.Bob);
        var nobodys = await fixture.Api.SendAsync(
            "POST", "/api/uploads/sign", """{"method":"PUT","key":"uploads/x","uploadId":"u","partNumber":1}""");

        Assert.Equal(
            await bobs.ProblemAsync(HttpStatusCode.Forbidden, "forbidden"),
            await nobodys.ProblemAsync(HttpStatusCode.Forbidden, "forbidden"));
    }

    [Theory]
    [InlineData("PUT", null)]
    [InlineData("PUT", 0)]
    [InlineData("PUT", 10_001)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", null)]
    public async Task What_is_no_request_of_an_upload_in_parts_is_not_signed(string method, int? part)
    {
        var ticket = await fixture.PromiseAsync(new UploadSettings().MultipartFrom);

        var response = await fixture.Api.SendAsync("POST", "/api/uploads/sign", Wish(ticket, method, part));

        await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task An_asset_that_nobody_promised_is_not_found()
    {
        var response = await fixture.Api.SendAsync("GET", $"/api/assets/{Ids.NewAssetId()}");

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task With_storage_health_is_ok()
    {
        var response = await fixture.Api.SendAsync("GET", "/api/health", key: null);

        Assert.Equal("ok", (string?)(await response.JsonAsync())["checks"]!["storage"]!["status"]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_promise_is_kept_under_the_callers_name()
    {
        var ticket = await fixture.PromiseAsync(1, TestKeys.Bob);

        var row = await fixture.Api.Services.GetRequiredService<UploadStore>().GetAsync((string)ticket["assetId"]!, default);

        Assert.Equal("bob", row!.Caller);
        Assert.Equal("test", row.Metadata["from"]);
    }

    private async Task<string> SignAsync(JsonObject ticket, string method, int? part)
    {
        var response = await fixture.Api.SendAsync("POST", "/api/uploads/sign", Wish(ticket, method, part));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (string)(await response.JsonAsync())["url"]!;
    }

    private static string Wish(JsonObject ticket, string method, int? part) => new JsonObject
    {
        ["method"] = method,
        ["key"] = (string?)ticket["key"],
        ["uploadId"] = (string?)ticket["multipart"]!["uploadId"],
        ["partNumber"] = part,
    }.ToJsonString();
}
