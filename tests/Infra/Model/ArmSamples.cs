using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>What Azure could answer to the functions of a template: of the right form, and the same for the same question.</summary>
internal static class ArmSamples
{
    /// <summary>The one who deploys.</summary>
    public const string Deployer = "the-deployer";

    /// <summary>Null: the function is not known here.</summary>
    public static JsonNode? Call(string function, IReadOnlyList<JsonNode?> arguments) => function.ToLowerInvariant() switch
    {
        "format" => string.Format(CultureInfo.InvariantCulture, Text(arguments[0]), [.. arguments.Skip(1).Select(Text)]),
        "concat" => string.Concat(arguments.Select(Text)),
        "string" => Text(arguments[0]),
        "tolower" => Text(arguments[0]).ToLowerInvariant(),
        "replace" => Text(arguments[0]).Replace(Text(arguments[1]), Text(arguments[2]), StringComparison.Ordinal),
        "union" => new JsonArray([.. arguments.SelectMany(a => a!.AsArray()).DistinctBy(a => a?.ToJsonString()).Select(a => a?.DeepClone())]),
        "createarray" => new JsonArray([.. arguments.Select(a => a?.DeepClone())]),
        "createobject" => new JsonObject(arguments.Chunk(2).Select(p => KeyValuePair.Create(Text(p[0]), p[1]?.DeepClone()))),
        "guid" => Guid(string.Join('|', arguments.Select(Text))),
        "uniquestring" => Guid(string.Join('|', arguments.Select(Text))).Replace("-", "", StringComparison.Ordinal)[..13],
        "extensionresourceid" => $"{Text(arguments[0])}/providers/{Text(arguments[1])}/{string.Join('/', arguments.Skip(2).Select(Text))}",
        "reference" => Reference(Text(arguments[0])),
        "deployer" => new JsonObject { ["objectId"] = Deployer, ["tenantId"] = Guid("tenant") },
        "environment" => new JsonObject
        {
            ["suffixes"] = new JsonObject { ["storage"] = "core.windows.net", ["keyvaultDns"] = ".vault.azure.net" },
            ["authentication"] = new JsonObject { ["loginEndpoint"] = "https://login.microsoftonline.com/" },
        },
        _ => null,
    };

    /// <summary>The id that stands for this identity, of whatever kind it is asked for.</summary>
    public static string ClientIdOf(string identity) => Guid("client " + identity);

    // Every type's members in one: bicep has seen to it that the type has the one that is asked for.
    private static JsonObject Reference(string id)
    {
        var name = id.Split('/')[^1];
        return new JsonObject
        {
            ["clientId"] = ClientIdOf(name),
            ["principalId"] = name,
            ["tenantId"] = Guid("tenant"),
            ["defaultHostName"] = $"{name}.azurewebsites.net",
            ["vaultUri"] = $"https://{name}.vault.azure.net/",
            ["secretUri"] = $"https://{id.Split('/')[^3]}.vault.azure.net/secrets/{name}",
            ["loginServer"] = $"{name}.azurecr.io",
            ["ConnectionString"] = $"InstrumentationKey={Guid(name)};IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/",
            ["primaryEndpoints"] = new JsonObject(
                new[] { "blob", "queue", "table" }.Select(s => KeyValuePair.Create(s, (JsonNode?)$"https://{name}.{s}.core.windows.net/"))),
        };
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static string Guid(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString();
}
