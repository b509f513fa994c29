namespace MediaFunctions.Tests.Infra.Model;

/// <summary>What one parameter file would deploy, and the code that is to run there: all that the checks look at.</summary>
internal sealed class Deployment
{
    /// <summary>The parameter file.</summary>
    public required string Name { get; init; }

    /// <summary>main.bicep as ARM gets it, not expanded.</summary>
    public required JsonObject Template { get; init; }

    /// <summary>Every resource with its values, expressions answered by <see cref="ArmSamples"/>.</summary>
    public required JsonObject Expanded { get; init; }

    /// <summary>What the code says. A break may say something else.</summary>
    public required CodeFacts Code { get; set; }

    public JsonObject Outputs => Expanded["outputs"]!.AsObject();

    public IEnumerable<Resource> Resources =>
        Expanded["predictedResources"]!.AsArray().Select(resource => new Resource(resource!.AsObject()));

    public IEnumerable<Resource> All(string type) => Resources.Where(resource => resource.Is(type));

    /// <summary>The only one of its type.</summary>
    public Resource The(string type) => All(type).ToList() is [var one]
        ? one
        : throw new InvalidOperationException($"{Name} deploys {All(type).Count()} of {type}, not one.");

    public Resource? Heavy => All("Microsoft.App/jobs").SingleOrDefault();

    public Deployment Copy() => new()
    {
        Name = Name,
        Template = Template.DeepClone().AsObject(),
        Expanded = Expanded.DeepClone().AsObject(),
        Code = Code,
    };

    /// <summary>The same with what other parameters make of it.</summary>
    public Deployment With(JsonObject expanded) => new() { Name = Name, Template = Template, Expanded = expanded, Code = Code };

    /// <summary>Takes resources away.</summary>
    public void Remove(Func<Resource, bool> which)
    {
        var all = Expanded["predictedResources"]!.AsArray();
        if (all.RemoveAll(node => which(new Resource(node!.AsObject()))) == 0)
            throw new InvalidOperationException($"{Name} deploys no such resource.");
    }

    /// <summary>Puts a resource beside the others: a copy, changed.</summary>
    public void Add(Resource like, Action<JsonObject> change)
    {
        var copy = like.Json.DeepClone().AsObject();
        change(copy);
        Expanded["predictedResources"]!.AsArray().Add((JsonNode)copy);
    }
}
