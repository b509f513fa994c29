using MediaFunctions.Tests.StreamStandIn;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary><c>serve</c> with Cloudflare Stream, for which the stand-in stands; its webhook is registered there.</summary>
public sealed class StreamServeFixture : ServeFixture
{
    public const string Secret = "85011ed3a913c6ad5f9cf6c5573cc0a7";

    private CloudflareStream? stream;

    public CloudflareStream Stream => stream!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Stream.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> MoreAsync()
    {
        stream = await CloudflareStream.StartAsync();
        stream.Register(new Uri(Api, "api/events/stream"), Secret);
        return new Dictionary<string, string?>(stream.Settings)
        {
            ["Stream:WebhookSecret"] = Secret,
            ["Recipes:Book"] = """{"recipes":{"default":{"route":"stream","outputs":{"hls":{"kind":"hls"},"still":{"kind":"thumbnail"}}}}}""",
        };
    }
}
