using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using MediaFunctions.Api;
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
using MediaFunctions.Client;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Explaining;

namespace MediaFunctions.Tests.Repository;

/// <summary>src/Client covers the whole API: a new route gets a method there, or a reason here.</summary>
public sealed class ClientCoverageSpecs
{
    private const string ForUppy = "Companion's shape, for Uppy; the client goes by POST /api/uploads and /api/uploads/sign";
    private const string ForPeople = "a document for people and tools, which read it at its address";

    private const string ForBrowsers = "the page's, which is served with it";

    private static readonly UploadCheckpoint Begun = new()
    {
        AssetId = "a",
        AssetUrl = "u",
        Key = "k",
        UploadId = "id",
        PartSize = 5,
        Size = 5,
    };

    /// <summary>Which method calls which endpoint, by the endpoint's name.</summary>
    private static readonly Dictionary<string, Func<MediaFunctionsClient, Task>> Calls = new()
    {
        [CreateUpload.Name] = client => client.UploadAsync(new MemoryStream([1]), "video/mp4", new UploadOptions { FileName = "x" }),
        [SignUpload.Name] = client => client.AbortUploadAsync(Begun),
        [GiveGrant.Name] = client => client.GiveGrantAsync(new MediaFunctions.Client.GrantTerms()),
        [RevokeGrant.Name] = client => client.RevokeGrantAsync("g"),
        [ListJobs.Name] = client => client.GetJobPageAsync(),
        [GetJob.Name] = client => client.GetJobAsync("j"),
        [WatchJob.Name] = async client =>
        {
            await foreach (var _ in client.WatchJobAsync("j"))
                break;
        },
        [WatchAsset.Name] = async client =>
        {
            await foreach (var _ in client.WatchAssetAsync("a"))
                break;
        },
        [DeleteAsset.Name] = client => client.DeleteAssetAsync("a"),
        [SubmitJob.Name] = client => client.SubmitJobAsync("k"),
        [RetryJob.Name] = client => client.RetryAsync("j"),
        [ReleaseJob.Name] = client => client.ReleaseAsync("j"),
        [CancelJob.Name] = client => client.CancelAsync("j"),
        [ExplainPlan.Name] = client => client.ExplainAsync("k"),
        [GetAsset.Name] = client => client.GetAssetAsync("a"),
        [ListRecipes.Name] = client => client.ListRecipesAsync(),
        [GetHealth.Name] = client => client.GetHealthAsync(),
    };

    private static readonly Dictionary<string, string> LeftOut = new()
    {
        [TakeEvents.Name] = "R2's Forwarder's, known by its signature",
        [TakeStreamEvent.Name] = "Cloudflare Stream's, known by its signature",
        [GetUploadParams.Name] = ForUppy,
        [CreateMultipart.Name] = ForUppy,
        [ListMultipart.Name] = ForUppy + " (and by this one, where R2 lists no more than a page)",
        [SignMultipartPart.Name] = ForUppy,
        [SignMultipartBatch.Name] = ForUppy,
        [CompleteMultipart.Name] = ForUppy,
        [AbortMultipart.Name] = ForUppy,
        [GetOpenApi.Name] = ForPeople,
        [GetReference.Name] = ForPeople,
        [GetReferenceScript.Name] = ForPeople,
        [GetErrors.Name] = ForPeople,
        [GetRecipeSchema.Name] = ForPeople,
        [GetPage.Name] = ForBrowsers,
        [GetPageFile.Name] = ForBrowsers,
        [GetElement.Name] = ForBrowsers,
        [GetPageSettings.Name] = ForBrowsers,
    };

    public static TheoryData<string> Covered => [.. Calls.Keys];

    /// <summary>What the API reads and answers, and the client's word for it.</summary>
    public static TheoryData<Type, string> Shapes => new()
    {
        { typeof(Api.Uploads.UploadWish), "Api.UploadWish" },
        { typeof(Api.Uploads.SignWish), "Api.SignWish" },
        { typeof(GrantWish), "GrantTerms" },
        { typeof(GrantView), "UploadGrant" },
        { typeof(Api.Jobs.JobWish), "Api.JobWish" },
        { typeof(JobView), "Job" },
        { typeof(Api.Jobs.JobLinks), "JobLinks" },
        { typeof(Api.Jobs.JobSource), "JobSource" },
        { typeof(Api.Jobs.JobError), "JobError" },
        { typeof(CallbackView), "JobCallback" },
        { typeof(HoldView), "JobHold" },
        { typeof(JobList), "JobPage" },
        { typeof(Processing.Jobs.JobSum), "JobSum" },
        { typeof(Api.Watching.JobEvent), "JobEvent" },
        { typeof(AssetView), "Asset" },
        { typeof(AssetRecipeView), "AssetRecipe" },
        { typeof(AssetJobView), "AssetJob" },
        { typeof(Api.Plans.PlanWish), "Api.PlanWish" },
        { typeof(PlanExplanation), "Plan" },
        { typeof(Processing.Delivery.Estimate), "ReceiptEstimate" },
        { typeof(Api.Recipes.RecipeList), "Api.RecipeList" },
        { typeof(RecipeView), "RecipeSummary" },
        { typeof(RecipeOutputView), "RecipeOutput" },
        { typeof(RecipeUploadsView), "RecipeUploads" },
        { typeof(HealthView), "HealthReport" },
        { typeof(HealthCheck), "HealthPart" },
    };

    [Fact]
    public void Every_endpoint_has_a_method_of_the_client_or_a_reason_to_have_none() =>
        Assert.Equal(
            ApiCatalog.All.Select(endpoint => endpoint.Name).Order(StringComparer.Ordinal),
            Calls.Keys.Concat(LeftOut.Keys).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Covered))]
    public async Task The_method_calls_its_endpoint(string name)
    {
        var endpoint = ApiCatalog.All.Single(known => known.Name == name);
        using var recorder = new Recorder();
        using var http = new HttpClient(recorder);
        using var client = new MediaFunctionsClient(http, new Uri("http://api.test"), "key");

        await Record.ExceptionAsync(() => Calls[name](client));

        var (method, path) = recorder.First ?? throw new InvalidOperationException("Nothing was called.");
        Assert.Equal(endpoint.Method, method);
        Assert.Matches("^/" + Regex.Replace(endpoint.Pattern, @"\{\w+\}", "[^/]+") + "$", path);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_client_has_every_member_of_what_is_sent_and_answered(Type api, string name)
    {
        var client = typeof(MediaFunctionsClient).Assembly.GetType($"MediaFunctions.Client.{name}", throwOnError: true)!;

        Assert.Empty(Members(api).Except(Members(client)));
    }

    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);

    /// <summary>Keeps the first request, and refuses all.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        public (string Method, string Path)? First { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            First ??= (request.Method.Method, request.RequestUri!.AbsolutePath);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StringContent("""{"code":"invalid-request"}""", Encoding.UTF8, "application/problem+json"),
            });
        }
    }
}
