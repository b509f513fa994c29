namespace MediaFunctions.Tests.Client;

public sealed class CredentialSpecs : IAsyncLifetime, IDisposable
{
    private const string Asset = """{"assetId":"a1","recipes":{}}""";
    private const string Route = "GET /api/assets/a1";
    private const string Unauthorized = """{"code":"unauthorized","detail":"no"}""";

    private readonly HttpClient http = MediaFunctionsHttp.Create();
    private StandIn standIn = null!;

    public async Task InitializeAsync() => standIn = await StandIn.StartAsync();

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_token_is_fetched_once_for_many_calls()
    {
        standIn.Answers[Route] = (_, _) => new Answer(200, Asset);
        var fetched = 0;
        var client = standIn.Client(http, Credential.Token(_ => ValueTask.FromResult($"t{Interlocked.Increment(ref fetched)}")));

        await client.GetAssetAsync("a1");
        await client.GetAssetAsync("a1");

        Assert.Equal(["Bearer t1", "Bearer t1"], standIn.To(Route).Select(r => r.Headers["authorization"]));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_fetched_anew_and_the_call_repeated()
    {
        standIn.Answers[Route] = (seen, _) => seen.Headers["authorization"] == "Bearer t2" ? new Answer(200, Asset) : new Answer(401, Unauthorized);
        var fetched = 0;
        var client = standIn.Client(http, Credential.Token(_ => ValueTask.FromResult($"t{Interlocked.Increment(ref fetched)}")));

        await client.GetAssetAsync("a1");

        Assert.Equal(["Bearer t1", "Bearer t2"], standIn.To(Route).Select(r => r.Headers["authorization"]));
    }

    [Fact]
    public async Task A_call_is_repeated_once_and_then_refused()
    {
        standIn.Answers[Route] = (_, _) => new Answer(401, Unauthorized);
        var fetched = 0;
        var client = standIn.Client(http, Credential.Token(_ => ValueTask.FromResult($"t{Interlocked.Increment(ref fetched)}")));

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(() => client.GetAssetAsync("a1"));

        Assert.Equal(("unauthorized", 2, 2), (refused.Code, standIn.Requests.Count, fetched));
    }

    [Fact]
    public async Task Many_calls_that_are_refused_at_once_fetch_one_token()
    {
        var all = new TaskCompletionSource();
        var waiting = 0;
        standIn.Answers[Route] = (seen, _) =>
        {
            if (seen.Headers["authorization"] != "Bearer t1")
                return new Answer(200, Asset);
            if (Interlocked.Increment(ref waiting) == 4)
                all.SetResult();
            return new Answer(401, Unauthorized) { After = all.Task };
        };
        var fetched = 0;
        var client = standIn.Client(http, Credential.Token(_ => ValueTask.FromResult($"t{Interlocked.Increment(ref fetched)}")));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.GetAssetAsync("a1")));

        Assert.Equal(2, fetched);
    }

    [Fact]
    public async Task A_token_that_could_not_be_fetched_is_fetched_at_the_next_call()
    {
        standIn.Answers[Route] = (_, _) => new Answer(200, Asset);
        var fetched = 0;
        var client = standIn.Client(http, Credential.Token(_ => Interlocked.Increment(ref fetched) == 1
            ? throw new InvalidOperationException("The issuer is away.")
            : ValueTask.FromResult("t2")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAssetAsync("a1"));
        await client.GetAssetAsync("a1");

        Assert.Equal("Bearer t2", standIn.Requests.Single().Headers["authorization"]);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_not_shown_again()
    {
        standIn.Answers[Route] = (_, _) => new Answer(401, Unauthorized);

        await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).GetAssetAsync("a1"));

        Assert.Equal("the-key", standIn.Requests.Single().Headers["x-functions-key"]);
    }

    [Fact]
    public async Task A_grant_comes_in_its_own_header()
    {
        standIn.Answers[Route] = (_, _) => new Answer(200, Asset);

        await standIn.Client(http, Credential.Grant("mfg_1")).GetAssetAsync("a1");

        var seen = standIn.Requests.Single();
        Assert.Equal("mfg_1", seen.Headers["x-upload-grant"]);
        Assert.False(seen.Headers.ContainsKey("x-functions-key"));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_since_the_key_would_go_with_it()
    {
        standIn.Answers[Route] = (_, _) => new Answer(302) { Location = "/elsewhere" };

        await Assert.ThrowsAsync<MediaFunctionsException>(() => standIn.Client(http).GetAssetAsync("a1"));

        Assert.Equal(Route, standIn.Requests.Single().Name);
    }
}
