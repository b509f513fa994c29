using Azure.Bicep.Types.Az;
using Azure.Bicep.Types.Concrete;
using Azure.Bicep.Types.Index;

namespace MediaFunctions.Tests.Infra.Types;

/// <summary>
/// Every resource against the types that ARM publishes. bicep knows them too and yet lets pass what its authors hold for
/// incomplete: a value outside its enum, for one.
/// </summary>
internal static class TypeCheck
{
    private static readonly AzTypeLoader Loader = new();
    private static readonly TypeIndex Index = Loader.LoadTypeIndex();
    private static readonly Dictionary<string, ResourceType> Known = [];

    private static readonly ILookup<string, ApiVersion> Stable = Index.Resources.Keys.Select(ApiVersion.Read)
        .Where(version => !version.IsPreview).ToLookup(version => version.Type, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Findings(Deployment deployment) => deployment.Resources.SelectMany(Findings);

    /// <summary>Whether the resource's type has a member that can be set.</summary>
    public static bool CanHave(Resource resource, string member) =>
        TypeOf($"{resource.Type}@{resource.TextAt("apiVersion")}")?.Body.Type is ObjectType type
        && type.Properties.TryGetValue(member, out var property) && !property.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly);

    private static IReadOnlyList<string> Findings(Resource resource)
    {
        var key = $"{resource.Type}@{resource.TextAt("apiVersion")}";
        if (TypeOf(key) is not { } type)
            return [$"{resource}: there is no {key}"];
        var walk = new TypeWalk(resource.ToString());
        walk.Visit("", resource.Json, type.Body.Type, isResource: true);
        return [.. walk.Findings, .. Old(resource, ApiVersion.Read(key))];
    }

    // bicep's own rule reckons from today: it would fail one day without a change. This one changes with the package only.
    private static IEnumerable<string> Old(Resource resource, ApiVersion used)
    {
        var newest = Stable[used.Type].MaxBy(version => version.Date);
        if (newest is not null && used.Date.AddYears(2) < newest.Date)
            yield return $"{resource}: {used.Text} is two years older than {newest.Text}";
    }

    private static ResourceType? TypeOf(string key)
    {
        if (!Known.TryGetValue(key, out var type) && Index.Resources.TryGetValue(key, out var place))
            Known[key] = type = Loader.LoadResourceType(place);
        return type;
    }
}
