using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>Which recipe an object gets: as far as that is known before anybody has looked into it, and then for good.</summary>
/// <param name="Book">As it is now.</param>
/// <param name="Key">The object's, in the uploads bucket.</param>
/// <param name="Upload">What was promised; null: nothing was.</param>
/// <param name="First">As an event would choose, of what the book has; null: an event is ignored.</param>
public sealed record ExplainedChoice(RecipeBook Book, string Key, UploadRow? Upload, RecipeChoice? First)
{
    /// <summary>The choice; or the refusal of a name that is not in the book.</summary>
    /// <param name="recipe">A name that wins over all rules; null: none is wished.</param>
    public static Result<ExplainedChoice, Refusal> Of(RecipeBook book, string key, long sizeBytes, UploadRow? upload, string? recipe)
    {
        var first = recipe is null ? RecipeChoice.AtIntake(book, upload, key, sizeBytes) : new RecipeChoice(recipe);
        return first is not null && book.ObjectionTo(first.Recipe) is { } refusal
            ? refusal
            : new ExplainedChoice(book, key, upload, first);
    }

    /// <summary>What becomes of the object where no rule may fit; null where one may.</summary>
    internal JobEnd? Ignored => First is not null ? null : JobEnd.Failed(new Failure(
        FailureCode.NoSuchRecipe, "No rule of the recipe book takes this object: an event of it is ignored. Name a recipe, or add a rule."));

    /// <summary>The recipe that a job makes in the end, all facts being known, and why if it is another one; or that no rule wants it.</summary>
    /// <exception cref="InvalidOperationException">There was no choice.</exception>
    internal Result<(Recipe Recipe, string? Reason), JobEnd> AfterProbe(MediaInfo media)
    {
        var first = First ?? throw new InvalidOperationException("Nobody looks into what is ignored.");
        var facts = RuleCheck.FactsOf(Key, media.SizeBytes, media);
        if (RuleCheck.Fits(first.When, facts))
            return (Book.Find(first.Recipe)!, null);
        if (RecipeChoice.AfterProbe(Book, Upload, facts) is not { } choice)
            return JobEnd.Unwanted(RuleCheck.Describe(facts));
        return (Book.Find(choice.Recipe)!, choice.Recipe == first.Recipe
            ? null
            : $"The source is {RuleCheck.Describe(facts)}, which the rule of recipe '{first.Recipe}' does not take: '{choice.Recipe}' makes it.");
    }
}
