using System.CommandLine;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>explain FILE</c>: what a job would do with a file, what that costs, and why. No part is started.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "What to plan for." };
        var recipes = new RecipeOptions();
        var json = new Option<bool>("--json") { Description = "Print what POST /api/plan answers." };
        var command = new Command("explain", "Explain what a job would do with a file: FFmpeg runs, estimate, cost, reasons.")
        {
            file, recipes.Recipe, recipes.Book, json,
        };
        command.SetAction((result, token) => RunAsync(
            new ExplainRequest(result.GetRequiredValue(file))
            {
                Recipe = result.GetValue(recipes.Recipe),
                RecipeBook = result.GetValue(recipes.Book),
                Json = result.GetValue(json),
                Verbose = result.GetValue(common.Verbose),
            },
            token));
        return command;
    }

    private static async Task<int> RunAsync(ExplainRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await new ExplainRun(request, Console.Out, Console.Error).RunAsync(cancellationToken);
        }
        catch (RecipeBookException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Usage;
        }
    }
}
