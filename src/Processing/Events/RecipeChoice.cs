using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Processing.Events;

/// <summary>Which recipe an object gets: its upload's own, else that of the first rule that fits.</summary>
/// <param name="Recipe">The recipe's name; an upload's own need not be in the book any more.</param>
/// <param name="When">What only a look into the object can confirm.</param>
public sealed record RecipeChoice(string Recipe, RuleConditions? When = null)
{
    /// <summary>The choice before anybody has looked into the object: a promised type is known, but not believed.</summary>
    /// <returns>Null where no rule names it.</returns>
    public static RecipeChoice? AtIntake(RecipeBook book, UploadRow? upload, string key, long sizeBytes)
    {
        if (upload?.Recipe is { } own)
            return new RecipeChoice(own);
        var rule = book.RuleFor(new RuleFacts(key, sizeBytes, upload?.ContentType));
        return rule is null ? Without(book, upload) : new RecipeChoice(rule.Recipe, ConditionsOf(rule));
    }

    /// <summary>The choice when all is known.</summary>
    /// <returns>Null where no rule fits.</returns>
    public static RecipeChoice? AfterProbe(RecipeBook book, UploadRow? upload, RuleFacts facts) =>
        book.RuleFitting(facts) is { } rule ? new RecipeChoice(rule.Recipe) : Without(book, upload);

    /// <summary>What was promised is made even without a rule; anything else needs one.</summary>
    private static RecipeChoice? Without(RecipeBook book, UploadRow? upload) =>
        upload is not null && book.Find(RecipeBook.Default) is not null ? new RecipeChoice(RecipeBook.Default) : null;

    private static RuleConditions? ConditionsOf(RecipeRule rule) => rule.NeedsProbe
        ? new RuleConditions
        {
            Types = rule.Types.Count > 0 ? rule.Types : null,
            MinSeconds = rule.MinSeconds,
            MaxSeconds = rule.MaxSeconds,
        }
        : null;
}
