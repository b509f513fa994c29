namespace MediaFunctions.Processing.Recipes;

public sealed class RecipeBook(IReadOnlyList<Recipe> recipes)
{
    public IEnumerable<string> Names => recipes.Select(r => r.Name);

    public Recipe? Find(string name) => recipes.FirstOrDefault(r => r.Name == name);

    public string? RecipeFor(string key) => recipes.Count > 0 && key.StartsWith("uploads/", StringComparison.Ordinal) ? "default" : null;
}
