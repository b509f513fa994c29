using MediaFunctions.Processing.Recipes;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether the recipe book can be read and has no mistakes.</summary>
internal sealed class RecipesCheck(Subject subject) : ICheck
{
    private const int MostTold = 10;

    public string Name => CheckNames.Recipes;

    public IReadOnlyList<string> Needs => subject.Configuration["Recipes:Book"]?.StartsWith(BucketBook.Prefix, StringComparison.Ordinal) == true
        ? [CheckNames.Settings, CheckNames.UploadsBucket]
        : [CheckNames.Settings];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        if (subject.BookFault is { } fault)
            return Wrong(fault.Mistakes is { } mistakes ? [.. mistakes.All.Select(mistake => $"{mistake}")] : [fault.Message]);
        var books = subject.Get<IRecipeBooks>();
        try
        {
            var book = await books.GetAsync(cancellationToken);
            var place = books.Key is { } key ? $"{BucketBook.Prefix}{key}" : string.IsNullOrEmpty(subject.Configuration["Recipes:Book"]) ? "the presets" : "the book of the settings";
            return CheckResult.Ok($"{place}: recipes {book.Recipes.Count}, rules {book.Rules.Count}");
        }
        catch (RecipeBookException e)
        {
            return Wrong(books.Problems.Count > 0 ? books.Problems : [e.Message]);
        }
        catch (Exception e) when (R2Faults.Find(e, "a GET of the recipe book") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private static CheckResult Wrong(IReadOnlyList<string> mistakes) => CheckResult.Failed(
        string.Join(' ', mistakes.Take(MostTold)) + (mistakes.Count > MostTold ? $" And {mistakes.Count - MostTold} more." : ""),
        "Recipes:Book is empty, JSON, a file's path on the machine that reads it, or r2: and the key of an object in the uploads bucket; docs/recipes.md says what stands in a book.",
        "Correct the book at the paths that are named; docs/recipes.schema.json lets an editor do so.");
}
