using MediaFunctions.Client;
using MediaFunctions.Standalone.Files;
using MediaFunctions.Standalone.Local;
using MediaFunctions.Standalone.Terminal;

namespace MediaFunctions.Standalone.Commands;

/// <summary>One run of <c>process</c>: a pipeline for as long as the files need it.</summary>
internal sealed class ProcessRun(ProcessRequest request, Timings timings, TextWriter output, TextWriter errors)
{
    // The pipeline is on this machine: asking costs nothing, waiting costs the reader's time.
    private static readonly PollingPace LocalPace = new()
    {
        First = TimeSpan.FromMilliseconds(50),
        Longest = TimeSpan.FromMilliseconds(250),
    };

    /// <returns>The exit status.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // Without one file that can be uploaded there is nothing to start for.
        if (request.Files.Any(file => InputFile.Objection(file) is null))
            return await InPipelineAsync(cancellationToken);
        var refused = request.Files.Select(file => FileResult.Failed(file, "invalid-request", InputFile.Objection(file)!));
        return Print([.. refused]);
    }

    private async Task<int> InPipelineAsync(CancellationToken cancellationToken)
    {
        var pipeline = await LocalPipeline.StartAsync(
            new LocalOptions(request.RecipeBook, request.Verbose), timings, cancellationToken);
        try
        {
            return Print(await ProcessAsync(pipeline.Addresses, cancellationToken));
        }
        finally
        {
            using (timings.Measure("stop"))
                await pipeline.DisposeAsync();
            timings.Print();
        }
    }

    private async Task<IReadOnlyList<FileResult>> ProcessAsync(LocalAddresses addresses, CancellationToken cancellationToken)
    {
        using var http = MediaFunctionsHttp.Create();
        using var client = new MediaFunctionsClient(http, new Uri(addresses.Api), addresses.Key) { Pace = LocalPace };
        var folders = request.Folder is { } folder ? FoldersIn(folder) : null;
        var display = new ProgressDisplay(Terminals.Progress(errors), errors);
        return await display.RunAsync(
            request.Files,
            view => new FileProcessor(client, http, request.Recipe, view, timings, TimeProvider.System)
                .ProcessAsync(request.Files, folders, cancellationToken));
    }

    private string[] FoldersIn(string folder)
    {
        var folders = new OutputFolders(folder);
        return [.. request.Files.Select(folders.For)];
    }

    /// <returns>The exit status.</returns>
    private int Print(IReadOnlyList<FileResult> results)
    {
        if (request.Json)
            output.WriteLine(ResultJson.Write(results));
        else
        {
            new ResultTable(Terminals.Results(output)).Print(results);
            if (request.Folder is null && results.Any(r => r.Job?.Outputs.Count > 0))
                errors.WriteLine("The pipeline has stopped, and its addresses with it: `./run process FILE --out DIR` keeps the files, `./run dev` stays up.");
        }
        return results.All(r => r.Error is null) ? ExitCode.Succeeded : ExitCode.Failed;
    }
}
