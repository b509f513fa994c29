using MediaFunctions.Processing;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>A recipe of one output, named <c>o</c>.</summary>
internal static class OneOutput
{
    /// <param name="output">Its JSON, e.g. <c>{"kind":"audio"}</c>.</param>
    public static Result<Recipe, RecipeMistakes> Read(string output) =>
        Recipe.Parse("r", $$$"""{"outputs":{"o":{{{output}}}}}""");
}
