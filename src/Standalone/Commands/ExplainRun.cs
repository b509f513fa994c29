using System.Text.Json;
using MediaFunctions.Api.Http;
using MediaFunctions.Processing.Jobs.Explaining;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Standalone.Files;
using MediaFunctions.Standalone.Local;
using MediaFunctions.Standalone.Terminal;

namespace MediaFunctions.Standalone.Commands;

/// <summary>One run of <c>explain</c>: the stations of the pipeline, with a file in the place of the object.</summary>
internal sealed class ExplainRun(ExplainRequest request, TextWriter output, TextWriter errors)
{
    // The key that ./run process would upload it under, for the book's rules.
    private const string KeyPrefix = "uploads/";

    /// <returns>The exit status.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        if (InputFile.Objection(request.File) is { } objection)
            return Fail("invalid-request", objection);
        var book = await services.GetRequiredService<IRecipeBooks>().GetAsync(cancellationToken);
        var size = new FileInfo(request.File).Length;
        var promise = Promise(size);
        if (!ExplainedChoice.Of(book, promise.Key, size, promise, request.Recipe).Succeeded(out var choice, out var refusal))
            return Fail("invalid-request", refusal.Message);

        await errors.WriteLineAsync($"{request.File}: probing");
        var explained = await services.GetRequiredService<PlanExplainer>().ExplainAsync(
            new LocalSource(request.File), choice, null, cancellationToken);
        if (!explained.Succeeded(out var plan, out var end))
            return Fail(JsonNamingPolicy.KebabCaseLower.ConvertName(end.Failure.Code.ToString()), end.Failure.Message);
        if (request.Json)
            await output.WriteLineAsync(JsonSerializer.Serialize(plan, ApiJson.Default.PlanExplanation));
        else
            new PlanTable(Terminals.Tables(output)).Print(request.File, plan);
        return ExitCode.Succeeded;
    }

    /// <summary>What <c>process</c> would promise of the file: the type by its name.</summary>
    private UploadRow Promise(long size) => new()
    {
        AssetId = "",
        Key = KeyPrefix + Path.GetFileName(request.File),
        ContentType = ContentTypes.Of(request.File),
        SizeBytes = size,
        Caller = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>As <c>process</c> tells of a file that does not succeed.</summary>
    private int Fail(string code, string message)
    {
        var result = FileResult.Failed(request.File, code, message);
        if (request.Json)
            output.WriteLine(ResultJson.WriteOne(result));
        else
            new ResultTable(Terminals.Results(output)).Print([result]);
        return ExitCode.Failed;
    }

    /// <summary>Everything that a pipeline has, of which only what plans is ever made: nothing listens at the parts' addresses.</summary>
    private ServiceProvider Services()
    {
        var nowhere = new PartsLine(
            "http://127.0.0.1:1", "uploads", "media", "http://127.0.0.1:1/media", "none", "none",
            "whsec_bm9ib2R5IHNpZ25zIHdpdGggdGhpcyBvbmU=", "UseDevelopmentStorage=true");
        var settings = LocalSettings.Make(nowhere, "http://127.0.0.1:1", "none", request.RecipeBook);
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        // The places that `process` would have.
        LocalSettings.FillIn(settings, environment);
        var configuration = new ConfigurationBuilder().AddConfiguration(environment).AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddLogging(logging => Hosting.StandaloneHost.Log(logging, request.Verbose ? LogLevel.Debug : LogLevel.Warning))
            .AddPipeline(configuration)
            .BuildServiceProvider();
    }
}
