using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Api;

/// <summary>The API over real parts: what it stores is stored, what it signs is checked, what arrives is notified.</summary>
public sealed class PartsFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyDictionary<string, string?> more;

    public PartsFixture()
        : this(new Dictionary<string, string?>())
    {
    }

    /// <param name="more">Settings beside those of all tests.</param>
    internal PartsFixture(IReadOnlyDictionary<string, string?> more) => this.more = more;

    internal LocalParts Parts { get; private set; } = null!;

    internal ApiApp Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var port = LocalParts.FreePort();
        Parts = await LocalParts.StartAsync(new Uri($"http://127.0.0.1:{port}/api/events/r2"));
        var settings = TestSettings.WithApi(Parts.Addresses.Settings());
        foreach (var (name, value) in more)
            settings[name] = value;
        Api = await ApiApp.StartAsync(settings, port);
    }

    public async Task DisposeAsync()
    {
        await Api.DisposeAsync();
        await Parts.DisposeAsync();
    }

    /// <summary>Promises an upload of so many bytes.</summary>
    internal async Task<JsonObject> PromiseAsync(long size, string key = TestKeys.Alice)
    {
        var body = $$"""{"fileName":"a film ü+1.mp4","metadata":{"from":"test"},"contentType":"video/mp4","size":{{size}} }""";
        var response = await Api.SendAsync("POST", "/api/uploads", body, key);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.JsonAsync();
    }

    /// <summary>Sends the bytes as the ticket says.</summary>
    internal static async Task<HttpResponseMessage> PutAsync(JsonObject ticket, byte[] bytes)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod((string)ticket["method"]!), (string)ticket["url"]!);
        request.Content = new ByteArrayContent(bytes);
        foreach (var (name, value) in ticket["headers"]!.AsObject())
            request.Content.Headers.TryAddWithoutValidation(name, (string?)value);
        return await client.SendAsync(request);
    }

    /// <summary>Asks until the answer is as wanted: events take their time.</summary>
    internal async Task<JsonObject> UntilAsync(string address, Func<JsonObject, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var response = await Api.SendAsync("GET", address);
            var json = await response.JsonAsync();
            if (response.IsSuccessStatusCode && wanted(json))
                return json;
            Assert.False(patience.IsCancellationRequested, $"{address} still says {json}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    /// <summary>An upload that arrived and became a queued job.</summary>
    internal Task<(JsonObject Ticket, JsonObject Job)> UploadAsync() =>
        UploadAsync(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1000));

    /// <inheritdoc cref="UploadAsync()"/>
    internal async Task<(JsonObject Ticket, JsonObject Job)> UploadAsync(byte[] bytes)
    {
        var ticket = await PromiseAsync(bytes.Length);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(ticket, bytes)).StatusCode);
        var asset = await UntilAsync($"/api/assets/{ticket["assetId"]}", a => a["recipes"]!.AsObject().Count == 1);
        var jobId = (string)asset["recipes"]!["default"]!["job"]!["jobId"]!;
        return (ticket, await (await Api.SendAsync("GET", $"/api/jobs/{jobId}")).JsonAsync());
    }
}
