namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>A member that must have one of these values in every resource of a type.</summary>
internal sealed record MustBe(string Type, string Path, params string[] Values)
{
    public IEnumerable<string> Findings(Deployment deployment) => deployment.All(Type)
        .Select(resource => (Resource: resource, Found: resource.TextAt(Path) ?? "not set"))
        .Where(pair => !Values.Contains(pair.Found))
        .Select(pair => $"{pair.Resource}: {Path} is {pair.Found}, expected {string.Join(" or ", Values)}");
}
