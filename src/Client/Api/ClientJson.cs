using System.Text.Json.Serialization;

namespace MediaFunctions.Client.Api;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(UploadWish))]
[JsonSerializable(typeof(UploadTicket))]
[JsonSerializable(typeof(SignWish))]
[JsonSerializable(typeof(SignedUrl))]
[JsonSerializable(typeof(JobWish))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(JobPage))]
[JsonSerializable(typeof(Asset))]
internal sealed partial class ClientJson : JsonSerializerContext;
