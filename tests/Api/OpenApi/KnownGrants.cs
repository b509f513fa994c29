namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>Upload grants of every sort, and what the one that began an upload in parts has.</summary>
internal sealed record KnownGrants(string[] Tokens, string Key, string UploadId, string AssetId)
{
    private const string Clip = """{"fileName":"clip.mp4","contentType":"video/mp4","size":1000}""";
    private const string Parts = """{"filename":"clip.mp4","type":"video/mp4"}""";
    private const string Other = """{"fileName":"other.mp4","contentType":"audio/*","size":999,"recipe":"default"}""";

    public static async Task<KnownGrants> MakeAsync(ApiApp api)
    {
        var over = await OverAsync(api);
        var used = await UsedAsync(api);
        var begun = await GiveAsync(api, "{}");
        var upload = await (await RedeemAsync(api, begun, "/api/s3/multipart", Parts)).JsonAsync();
        var fresh = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GiveAsync(api, "{}")));
        var other = await GiveAsync(api, Other);
        string[] nonsense = ["", "mfg_", "mfg_00000000000000000000000000000000_secret", used[..^1]];
        return new(
            [.. fresh, used, used, over, over, other, other, begun, begun, begun, .. nonsense],
            (string)upload["key"]!,
            (string)upload["uploadId"]!,
            (string)upload["assetId"]!);
    }

    /// <summary>One that nobody has redeemed, for another file than ours.</summary>
    public static Task<string> OtherAsync(ApiApp api) => GiveAsync(api, Other);

    /// <summary>One that has its upload.</summary>
    public static async Task<string> UsedAsync(ApiApp api)
    {
        var grant = await GiveAsync(api, "{}");
        await RedeemAsync(api, grant, "/api/uploads", Clip);
        return grant;
    }

    /// <summary>One that has its upload, and whose time is over.</summary>
    public static async Task<string> OverAsync(ApiApp api)
    {
        // A grant's shortest time, or one in which a machine that is busy redeems it.
        for (var seconds = 1; ; seconds *= 2)
        {
            var grant = await GiveAsync(api, $$"""{"lifetimeSeconds":{{seconds}}}""");
            var response = await api.SendAsync("POST", "/api/uploads", Clip, key: null, (Callers.GrantHeader, grant));
            if (!response.IsSuccessStatusCode && seconds < 60)
                continue;
            await Task.Delay(TimeSpan.FromSeconds(seconds + 0.1));
            return grant;
        }
    }

    private static async Task<string> GiveAsync(ApiApp api, string terms) =>
        (string)(await (await api.SendAsync("POST", "/api/grants", terms)).JsonAsync())["grant"]!;

    private static async Task<HttpResponseMessage> RedeemAsync(ApiApp api, string grant, string path, string body)
    {
        var response = await api.SendAsync("POST", path, body, key: null, (Callers.GrantHeader, grant));
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return response;
    }
}
