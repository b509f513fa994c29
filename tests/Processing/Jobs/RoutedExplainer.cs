using MediaFunctions.Processing.Jobs.Explaining;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Tests.Processing.Jobs.Explaining;
using MediaFunctions.Tests.Processing.Media;
using MediaFunctions.Tests.Samples;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Processing.Jobs;

/// <summary>EXPLAIN as a deployment with these settings would answer it: the real probe of a real file.</summary>
internal sealed class RoutedExplainer : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <param name="settings">Beside those that every pipeline has.</param>
    public RoutedExplainer(params (string Name, string Value)[] settings)
    {
        // Nobody is at these addresses: nothing that plans asks them.
        var all = new Dictionary<string, string?>
        {
            ["R2:Endpoint"] = "http://127.0.0.1:1",
            ["R2:AccessKeyId"] = "none",
            ["R2:SecretAccessKey"] = "none",
            ["R2:UploadsBucket"] = "uploads",
            ["R2:MediaBucket"] = "media",
            ["R2:PublicBaseUrl"] = "http://127.0.0.1:1/media",
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["Assets:IdSecret"] = new string('s', 32),
            ["Events:Secrets"] = "whsec_bm9ib2R5IHNpZ25zIHdpdGggdGhpcyBvbmU=",
            ["Routing:Container"] = "true",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        services = new ServiceCollection()
            .AddLogging()
            .AddPipeline(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .AddSingleton<IFFmpegRunner>(new DirectRunner())
            .BuildServiceProvider();
    }

    /// <summary>What would become of it.</summary>
    /// <param name="recipe">A recipe as JSON.</param>
    public async Task<PlanExplanation> ExplainAsync(Sample sample, string recipe)
    {
        var source = new FileObject(await sample.PathAsync());
        var choice = ExplainedChoice.Of(RecipeBook.Parse($$$"""{"recipes":{"r":{{{recipe}}}}}""").Value!, "k", 1, null, "r").Value!;
        var explained = await services.GetRequiredService<PlanExplainer>().ExplainAsync(source, choice, null, CancellationToken.None);
        Assert.True(explained.Succeeded(out var plan, out var end), end?.Failure.Message);
        return plan;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
