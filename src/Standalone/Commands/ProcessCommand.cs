using System.CommandLine;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Standalone.Local;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>process FILE...</c>, and what happens without a command: the same with sample files.</summary>
internal static class ProcessCommand
{
    public static Command Create(CommonOptions common)
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "What to upload and process.",
        };
        files.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(t => t.Value).Where(w => w.StartsWith("--", StringComparison.Ordinal) && !File.Exists(w)))
                result.AddError($"There is no option {word}, and no file of that name.");
        });
        var recipes = new RecipeOptions();
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = "Download every output and manifest.json into DIR/{file name}/." };
        var json = new Option<bool>("--json") { Description = "Print one JSON array, an item a file." };
        var command = new Command("process", "Upload files to a local pipeline, wait, print what was made.")
        {
            files, recipes.Recipe, recipes.Book, output, json,
        };
        command.SetAction((result, token) => RunAsync(
            new ProcessRequest(result.GetRequiredValue(files))
            {
                Recipe = result.GetValue(recipes.Recipe),
                RecipeBook = result.GetValue(recipes.Book),
                Folder = result.GetValue(output),
                Json = result.GetValue(json),
                Verbose = result.GetValue(common.Verbose),
            },
            common.TimingsOf(result),
            token));
        return command;
    }

    /// <summary>The sample clips through the pipeline.</summary>
    public static async Task<int> RunSamplesAsync(CommonOptions common, ParseResult result, CancellationToken cancellationToken)
    {
        var timings = common.TimingsOf(result);
        IReadOnlyList<string> clips;
        using (timings.Measure("samples"))
            clips = await SampleClips.OfThisMachine().EnsureAsync(cancellationToken);
        var request = new ProcessRequest(clips) { Verbose = result.GetValue(common.Verbose) };
        return await RunAsync(request, timings, cancellationToken);
    }

    private static async Task<int> RunAsync(ProcessRequest request, Timings timings, CancellationToken cancellationToken)
    {
        try
        {
            // Before anything starts: a slip in the book should cost its reader no start of the parts.
            _ = RecipeBook.FromSettings(request.RecipeBook);
        }
        catch (RecipeBookException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Usage;
        }
        return await new ProcessRun(request, timings, Console.Out, Console.Error).RunAsync(cancellationToken);
    }
}
