namespace MediaFunctions.Processing.Recipes;

/// <summary>Where a recipe's jobs run; what is null the settings say (section <c>Routing</c>).</summary>
/// <param name="Route">Which place.</param>
/// <param name="Deadline">How long a job may take once it is looked at.</param>
/// <param name="MaxUsd">The most that one job may cost, US dollars: a job that would cost more waits.</param>
public sealed record RecipeRouting(RouteWish? Route, TimeSpan? Deadline, decimal? MaxUsd)
{
    /// <summary>Of a recipe that says nothing.</summary>
    public static RecipeRouting None { get; } = new(null, null, null);
}
