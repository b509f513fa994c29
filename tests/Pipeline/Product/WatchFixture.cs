namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>The product with a recipe that takes its time, workers that tell often, and a CDN that can be looked at.</summary>
public sealed class WatchFixture : IAsyncLifetime
{
    private DevProcess? dev;
    private CloudflareStandIn? cloudflare;

    public DevProcess Dev => dev ?? throw new InvalidOperationException("The pipeline is not started.");

    public CloudflareStandIn Cloudflare => cloudflare ?? throw new InvalidOperationException("The stand-in is not started.");

    public async Task InitializeAsync()
    {
        cloudflare = await CloudflareStandIn.StartAsync();
        var settings = cloudflare.Settings;
        settings["Limits:Heartbeat"] = "00:00:00.3";
        settings["Recipes:Book"] = """{"recipes":{"default":{"outputs":{"film":{"kind":"transcode","preset":"720p"},"still":{"kind":"thumbnail"}}},"quick":{"outputs":{"still":{"kind":"thumbnail"}}}}}""";
        dev = await DevProcess.StartAsync(settings, verbose: true);
    }

    public async Task DisposeAsync()
    {
        if (dev is not null)
        {
            await dev.EndAsync(ProcessTree.SigTerm);
            await dev.DisposeAsync();
        }
        if (cloudflare is not null)
            await cloudflare.DisposeAsync();
    }
}
