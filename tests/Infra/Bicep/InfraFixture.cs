namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>What bicep says to infra/azure: each command is run once for all tests.</summary>
[CollectionDefinition(Collection)]
public sealed class InfraFixture : IAsyncLifetime, ICollectionFixture<InfraFixture>
{
    /// <summary>The collection of all tests that look at it.</summary>
    public const string Collection = "infra";

    /// <summary>The owner's own file, as it is delivered.</summary>
    public const string Delivered = "main";

    /// <summary>The smallest: only what must be there.</summary>
    public const string Least = "least";

    /// <summary>Everything that can be switched on is.</summary>
    public const string Most = "most";

    private readonly Dictionary<string, Task<Expansion>> expansions = [];

    /// <summary>The parameter files.</summary>
    public static TheoryData<string> Names { get; } = [Delivered, Least, Most];

    /// <summary>Where bicep would say something to the sources.</summary>
    internal BicepRun Lint { get; private set; } = null!;

    /// <summary>Which files bicep would write in another way.</summary>
    internal IReadOnlyList<string> Misformatted { get; private set; } = [];

    /// <summary>main.bicep and main.bicepparam as ARM takes them.</summary>
    internal BicepRun Build { get; private set; } = null!;

    /// <summary>Throws where there is none: the tests that need none still tell what they find.</summary>
    internal Expansion ExpansionOf(string name) => expansions[name].GetAwaiter().GetResult();

    internal Deployment Deploy(string name) => ExpansionOf(name).Deployment;

    public async Task InitializeAsync()
    {
        using var folder = new TemplateFolder();
        using var another = new TemplateFolder();
        // Two at a time: a run takes a core for two seconds.
        var lint = Task.Run(async () =>
        {
            Lint = await BicepCommands.LintAsync(folder);
            Misformatted = await BicepCommands.FormatAsync(another);
        });
        Build = await BicepCommands.BuildAsync(folder);
        var code = new CodeFacts();
        foreach (var name in new[] { Delivered, Least, Most })
        {
            expansions[name] = ExpandAsync(folder, name, code);
            await Task.WhenAny(expansions[name]);
        }
        await lint;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Expansion> ExpandAsync(TemplateFolder folder, string name, CodeFacts code)
    {
        var snapshot = JsonNode.Parse(await BicepCommands.ExpandAsync(folder, name))!.AsObject();
        var deployment = new Deployment
        {
            Name = name,
            Template = JsonNode.Parse((string)JsonNode.Parse(Build.Output)!["templateJson"]!)!.AsObject(),
            Expanded = ArmExpression.Answer(snapshot)!.AsObject(),
            Code = code,
        };
        return new Expansion(snapshot, deployment);
    }
}
