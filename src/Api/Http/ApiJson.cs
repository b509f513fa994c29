using System.Text.Json.Serialization;
using MediaFunctions.Api.Assets;
using MediaFunctions.Api.Companion;
using MediaFunctions.Api.Events;
using MediaFunctions.Api.Grants;
using MediaFunctions.Api.Jobs;
using MediaFunctions.Api.Plans;
using MediaFunctions.Api.Recipes;
using MediaFunctions.Api.Service;
using MediaFunctions.Api.Uploads;
using MediaFunctions.Api.Watching;
using MediaFunctions.Api.Web;
using MediaFunctions.Processing.Jobs.Explaining;

namespace MediaFunctions.Api.Http;

/// <summary>The JSON of every request and response.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(UploadWish))]
[JsonSerializable(typeof(UploadView))]
[JsonSerializable(typeof(SignWish))]
[JsonSerializable(typeof(SignedUrl))]
[JsonSerializable(typeof(GrantWish))]
[JsonSerializable(typeof(GrantView))]
[JsonSerializable(typeof(PutParams))]
[JsonSerializable(typeof(MultipartWish))]
[JsonSerializable(typeof(MultipartView))]
[JsonSerializable(typeof(IReadOnlyList<MultipartPart>))]
[JsonSerializable(typeof(SignedPart))]
[JsonSerializable(typeof(SignedBatch))]
[JsonSerializable(typeof(CompleteWish))]
[JsonSerializable(typeof(CompletedView))]
[JsonSerializable(typeof(NothingMore))]
[JsonSerializable(typeof(EventBatch))]
[JsonSerializable(typeof(EventResults))]
[JsonSerializable(typeof(StreamNotice))]
[JsonSerializable(typeof(EventResult))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(JobWish))]
[JsonSerializable(typeof(PlanWish))]
[JsonSerializable(typeof(PlanExplanation))]
[JsonSerializable(typeof(AssetView))]
[JsonSerializable(typeof(DeletionView))]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(RecipeList))]
[JsonSerializable(typeof(PageSettingsView))]
public sealed partial class ApiJson : JsonSerializerContext;
