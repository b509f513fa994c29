using System.Web;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Api;

/// <summary>A presigned address is good for what was signed, as long as was signed, and nothing else: R2 sees to it.</summary>
[Collection(PartsCollection.Name)]
public sealed class PresignedSpecs(PartsFixture fixture) : IDisposable
{
    private readonly R2Client r2 = new();

    [Theory]
    [InlineData("/a.mp4?", "/b.mp4?", "the key")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=86400", "the expiry")]
    [InlineData("SignedHeaders=content-length%3Bcontent-type%3Bhost", "SignedHeaders=host", "what is signed")]
    public async Task A_PUT_that_was_tampered_with_is_refused(string signed, string forged, string what)
    {
        var url = (string)(await SignAsync("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","size":3}"""))["url"]!;
        Assert.Contains(signed, url, StringComparison.Ordinal);

        var answer = await r2.SendAsync("PUT", url.Replace(signed, forged, StringComparison.Ordinal), [1, 2, 3], "video/mp4");

        Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{what}: {answer.StatusCode}");
        Assert.Equal(HttpStatusCode.OK, (await r2.SendAsync("PUT", url, [1, 2, 3], "video/mp4")).StatusCode);
    }

    [Theory]
    [InlineData("video/webm", 3)]
    [InlineData("video/mp4", 2)]
    [InlineData("video/mp4", 4)]
    [InlineData(null, 3)]
    public async Task A_PUT_of_another_type_or_length_is_refused(string? type, int length)
    {
        var url = (string)(await SignAsync("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","size":3}"""))["url"]!;

        Assert.Equal(HttpStatusCode.Forbidden, (await r2.SendAsync("PUT", url, new byte[length], type)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await r2.SendAsync("DELETE", url)).StatusCode);
    }

    [Fact]
    public async Task A_part_s_address_is_good_for_that_part_of_that_upload_alone()
    {
        var begun = await SignAsync("""{"method":"POST","key":"a.mp4","contentType":"video/mp4"}""");
        var uploadId = await r2.BeginAsync((string)begun["url"]!, "video/mp4");
        var wish = new JsonObject { ["method"] = "PUT", ["key"] = (string?)begun["key"], ["uploadId"] = uploadId, ["partNumber"] = 1 };
        var url = (string)(await SignAsync(wish.ToJsonString()))["url"]!;
        string[] forged =
        [
            url.Replace("partNumber=1", "partNumber=2", StringComparison.Ordinal),
            url.Replace("uploadId=", "uploadId=x", StringComparison.Ordinal),
            url.Replace("/a.mp4?", "/b.mp4?", StringComparison.Ordinal),
            url.Replace("X-Amz-Expires=3600", "X-Amz-Expires=7200", StringComparison.Ordinal),
        ];

        foreach (var address in forged)
        {
            Assert.NotEqual(url, address);
            Assert.Equal(HttpStatusCode.Forbidden, (await r2.SendAsync("PUT", address, [1])).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await r2.SendAsync("DELETE", url)).StatusCode);
        Assert.NotEqual("", await r2.PutPartAsync(url, [1]));
    }

    [Fact]
    public async Task Every_address_works_for_its_setting_and_then_no_longer()
    {
        await using var api = await StartAsync(("Uploads:UrlLifetime", "00:00:02"));
        var single = await SignAsync("""{"method":"PUT","key":"a.mp4","contentType":"video/mp4","size":1}""", api);
        var begun = await SignAsync("""{"method":"POST","key":"a.mp4","contentType":"video/mp4"}""", api);
        var uploadId = await r2.BeginAsync((string)begun["url"]!, "video/mp4");
        var part = await SignAsync($$"""{"method":"PUT","key":"{{begun["key"]}}","uploadId":"{{uploadId}}","partNumber":1}""", api);

        Assert.All([single, begun, part], answer => Assert.Equal("2", Parameter(answer, "X-Amz-Expires")));
        await Task.Delay(TimeSpan.FromSeconds(3.2)); // R2's clock is the wall's

        Assert.Equal(HttpStatusCode.Forbidden, (await r2.SendAsync("PUT", (string)single["url"]!, [1], "video/mp4")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await r2.SendAsync("POST", (string)begun["url"]!, contentType: "video/mp4")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await r2.SendAsync("PUT", (string)part["url"]!, [1])).StatusCode);
        // The upload itself is not over.
        Assert.NotEqual("", await r2.PutPartAsync((string)(await SignAsync(
            $$"""{"method":"PUT","key":"{{begun["key"]}}","uploadId":"{{uploadId}}","partNumber":1}""", api))["url"]!, [1]));
    }

    [Fact]
    public async Task Nothing_is_signed_beyond_the_end_of_the_promise()
    {
        await using var api = await StartAsync(("Uploads:MultipartLifetime", "00:00:04"));
        var begun = await SignAsync("""{"method":"POST","key":"a.mp4","contentType":"video/mp4"}""", api);
        var wish = $$"""{"method":"PUT","key":"{{begun["key"]}}","uploadId":"u","partNumber":1}""";
        var part = await SignAsync(wish, api);
        Assert.All([begun, part], answer => Assert.InRange(int.Parse(Parameter(answer, "X-Amz-Expires"), null), 1, 4));
        await Task.Delay(TimeSpan.FromSeconds(4)); // the row's end is the wall's

        var late = await api.SendAsync("POST", "/api/uploads/sign", wish);
        var again = await SignAsync($$"""{"method":"POST","key":"{{begun["key"]}}","contentType":"video/mp4"}""", api);

        Assert.Contains("was over", await late.ProblemAsync(HttpStatusCode.Forbidden, "forbidden"), StringComparison.Ordinal);
        Assert.NotEqual((string?)begun["assetId"], (string?)again["assetId"]);
    }

    [Fact]
    public async Task Of_a_planned_upload_in_parts_too_the_promise_ends_with_its_setting()
    {
        var before = DateTimeOffset.UtcNow;
        var ticket = await fixture.PromiseAsync(new UploadSettings().MultipartFrom);

        Assert.InRange(DateTimeOffset.Parse((string)ticket["expiresAt"]!, null), before.AddDays(1).AddSeconds(-1), before.AddDays(1).AddMinutes(1));
    }

    public void Dispose() => r2.Dispose();

    private static string Parameter(JsonObject answer, string name) =>
        HttpUtility.ParseQueryString(new Uri((string)answer["url"]!).Query)[name]!;

    private async Task<JsonObject> SignAsync(string wish, ApiApp? api = null)
    {
        var response = await (api ?? fixture.Api).SendAsync("POST", "/api/uploads/sign", wish);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }

    private async Task<ApiApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = TestSettings.WithApi(fixture.Parts.Addresses.Settings());
        foreach (var (name, value) in settings)
            all[name] = value;
        return await ApiApp.StartAsync(all);
    }
}
