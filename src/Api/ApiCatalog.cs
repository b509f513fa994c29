using MediaFunctions.Api.Assets;
using MediaFunctions.Api.Companion;
using MediaFunctions.Api.Events;
using MediaFunctions.Api.Grants;
using MediaFunctions.Api.Jobs;
using MediaFunctions.Api.Plans;
using MediaFunctions.Api.Recipes;
using MediaFunctions.Api.Reference;
using MediaFunctions.Api.Service;
using MediaFunctions.Api.Uploads;
using MediaFunctions.Api.Watching;
using MediaFunctions.Api.Web;

namespace MediaFunctions.Api;

/// <summary>Every endpoint there is. The heads map this list; a test holds the Functions app to it.</summary>
public static class ApiCatalog
{
    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
        CreateUpload.Endpoint,
        GiveGrant.Endpoint,
        RevokeGrant.Endpoint,
        SignUpload.Endpoint,
        GetUploadParams.Endpoint,
        CreateMultipart.Endpoint,
        ListMultipart.Endpoint,
        SignMultipartPart.Endpoint,
        SignMultipartBatch.Endpoint,
        CompleteMultipart.Endpoint,
        AbortMultipart.Endpoint,
        TakeEvents.Endpoint,
        TakeStreamEvent.Endpoint,
        ListJobs.Endpoint,
        GetJob.Endpoint,
        WatchJob.Endpoint,
        SubmitJob.Endpoint,
        RetryJob.Endpoint,
        ReleaseJob.Endpoint,
        CancelJob.Endpoint,
        ExplainPlan.Endpoint,
        GetAsset.Endpoint,
        WatchAsset.Endpoint,
        DeleteAsset.Endpoint,
        GetHealth.Endpoint,
        GetOpenApi.Endpoint,
        GetReference.Endpoint,
        GetReferenceScript.Endpoint,
        GetErrors.Endpoint,
        GetRecipeSchema.Endpoint,
        ListRecipes.Endpoint,
        GetPage.Endpoint,
        GetPageFile.Endpoint,
        GetElement.Endpoint,
        GetPageSettings.Endpoint,
    ];
}
