using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Api.Recipes;

/// <summary>A recipe, as far as whoever chooses one must know it.</summary>
/// <param name="Name">What an upload names.</param>
/// <param name="IsDefault">True: it is for uploads that name none and that no rule takes; null: it is not.</param>
/// <param name="Outputs">What it makes.</param>
/// <param name="Uploads">Which uploads it takes, of those that the settings allow; null: all.</param>
public sealed record RecipeView(string Name, bool? IsDefault, IReadOnlyList<RecipeOutputView> Outputs, RecipeUploadsView? Uploads)
{
    internal static RecipeView Of(Recipe recipe) => new(
        recipe.Name,
        recipe.Name == RecipeBook.Default ? true : null,
        [.. recipe.Outputs.Select(output => new RecipeOutputView(output.Name, output.Kind.Name))],
        recipe.Uploads is { } uploads ? new RecipeUploadsView(uploads.Types.Count == 0 ? null : uploads.Types, uploads.MaxBytes) : null);
}
