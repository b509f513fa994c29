using System.Text.Json.Serialization;

namespace MediaFunctions.Client.Api;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(UploadWish))]
[JsonSerializable(typeof(UploadTicket))]
[JsonSerializable(typeof(UploadCheckpoint))]
[JsonSerializable(typeof(SignWish))]
[JsonSerializable(typeof(SignedUrl))]
[JsonSerializable(typeof(ListedPart[]))]
[JsonSerializable(typeof(GrantTerms))]
[JsonSerializable(typeof(UploadGrant))]
[JsonSerializable(typeof(JobWish))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(JobPage))]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(Asset))]
[JsonSerializable(typeof(PlanWish))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(RecipeList))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ClientJson : JsonSerializerContext;
