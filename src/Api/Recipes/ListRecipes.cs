using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Api.Recipes;

/// <summary>Lists the recipes that an upload may name.</summary>
public sealed class ListRecipes(IRecipeBooks books) : IApiHandler
{
    public const string Name = "ListRecipes";
    public const string Method = "GET";
    public const string Pattern = "api/recipes";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Lists the recipes of the book: what each makes, and which uploads it takes.",
        Resource = "Recipes",
        Handler = typeof(ListRecipes),
        Response = typeof(RecipeList),
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var book = await books.GetAsync(cancellationToken);
        return Reply.Ok(new RecipeList([.. book.Recipes.Select(RecipeView.Of)]), ApiJson.Default.RecipeList);
    }
}
