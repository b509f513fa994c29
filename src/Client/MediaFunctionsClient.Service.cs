using System.Net;
using MediaFunctions.Client.Api;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client;

public sealed partial class MediaFunctionsClient
{
    /// <summary>Gives the right to make one upload away; for callers with a key only.</summary>
    public Task<UploadGrant> GiveGrantAsync(GrantTerms terms, CancellationToken cancellationToken = default)
    {
        // A grant that nobody was told of is redeemed by nobody.
        var ask = ApiRequest.Post("api/grants", terms, ClientJson.Default.GrantTerms) with { Repetition = Repetition.AfterFaults };
        return channel.AskAsync(ask, ClientJson.Default.UploadGrant, cancellationToken);
    }

    /// <summary>Takes a grant back; an upload that was promised by it stays promised.</summary>
    /// <returns>False: there is no such grant, or no longer.</returns>
    public async Task<bool> RevokeGrantAsync(string grantId, CancellationToken cancellationToken = default)
    {
        try
        {
            await channel.SendAsync(ApiRequest.Delete($"api/grants/{Uri.EscapeDataString(grantId)}"), cancellationToken);
            return true;
        }
        catch (MediaFunctionsException e) when (e.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Explains what a job would do with an object that is in the uploads bucket; nothing runs but the probe.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="recipe">Null: as an event of this key would choose.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MediaFunctionsException">Status 422: a job would fail at once, with this code.</exception>
    public Task<Plan> ExplainAsync(string key, string? recipe = null, CancellationToken cancellationToken = default)
    {
        var ask = ApiRequest.Post("api/plan", new PlanWish(key, recipe), ClientJson.Default.PlanWish) with { Repetition = Repetition.AfterFaults };
        return channel.AskAsync(ask, ClientJson.Default.Plan, cancellationToken);
    }

    /// <summary>The recipes that an upload or a job may name; for callers with a key or a token.</summary>
    public async Task<IReadOnlyList<RecipeSummary>> ListRecipesAsync(CancellationToken cancellationToken = default)
    {
        var list = await channel.AskAsync(ApiRequest.Get("api/recipes"), ClientJson.Default.RecipeList, cancellationToken);
        return list.Recipes;
    }

    /// <summary>How the service and its parts are; a failing one is told, not thrown.</summary>
    public Task<HealthReport> GetHealthAsync(CancellationToken cancellationToken = default)
    {
        var ask = ApiRequest.Get("api/health") with
        {
            Repetition = Repetition.Never,
            AlsoFine = (int)HttpStatusCode.ServiceUnavailable,
        };
        return channel.AskAsync(ask, ClientJson.Default.HealthReport, cancellationToken);
    }
}
