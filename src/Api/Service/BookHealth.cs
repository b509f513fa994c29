using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Api.Service;

/// <summary>Whether the recipe book is good, and what is wrong with it. A book that once was good stays in force.</summary>
public sealed class BookHealth(IRecipeBooks books) : IHealthContributor
{
    private const int MostTold = 10;

    public string Name => "recipes";

    public async Task<HealthCheck> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var book = await books.GetAsync(cancellationToken);
            return Check(books.Problems.Count == 0 ? HealthState.Ok : HealthState.Degraded, $"{book.Recipes.Count} in force");
        }
        catch (RecipeBookException)
        {
            return Check(HealthState.Failing, "none in force");
        }
    }

    private HealthCheck Check(HealthState state, string recipes)
    {
        var facts = new Dictionary<string, string> { ["recipes"] = recipes };
        if (books.Problems.Count > 0)
        {
            facts["mistakes"] = $"{books.Problems.Count}";
            facts["wrong"] = string.Join('\n', books.Problems.Take(MostTold));
        }
        return new HealthCheck(state, facts);
    }
}
