using System.Text.RegularExpressions;
using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>design: Layout, Contracts. The code, host.json, Bicep and KEDA mean the same queues and tables.</summary>
[Collection(InfraFixture.Collection)]
public sealed partial class StorageSpecs(InfraFixture infra)
{
    private const string Rule = "properties.configuration.eventTriggerConfig.scale.rules[0]";

    private static readonly Breaks Broken = new(StorageCheck.Findings)
    {
        {
            "a queue that is renamed in the code only",
            d => d.Code = d.Code with { Queues = ["media-work", .. d.Code.Queues.Skip(1)] },
            "the code uses a queue media-work that Bicep does not make"
        },
        {
            "a queue that is renamed in Bicep only",
            d => d.Queue("media-jobs").Json.Put("name", "st/default/media-work"),
            "Bicep makes a queue media-work that no code uses"
        },
        {
            "a queue that Bicep forgets",
            d => d.Remove(r => r.OwnName == "job-callbacks"),
            "the code uses a queue job-callbacks that Bicep does not make"
        },
        {
            "a queue of what was given up that Bicep forgets",
            d => d.Remove(r => r.OwnName == "media-jobs-heavy-poison"),
            "the code uses a queue media-jobs-heavy-poison"
        },
        {
            "a host that gives nothing up",
            d => d.Code = d.Code with { Host = d.Code.Host.Without("extensions.queues.maxDequeueCount") },
            "Bicep makes a queue media-jobs-poison that no code uses"
        },
        {
            "a function that listens to another queue",
            d => d.Code = d.Code with { Listeners = new Dictionary<string, string>(d.Code.Listeners) { ["ProcessMedia"] = "media-work" } },
            "the function ProcessMedia listens to media-work, which nobody sends to"
        },
        {
            "a queue that no function listens to",
            d => d.Code = d.Code with { Listeners = d.Code.Listeners.Where(l => l.Key != "DeliverCallback").ToDictionary() },
            "nobody takes from the queue job-callbacks"
        },
        {
            "a heavy job that starts for another queue",
            d => d.Heavy!.Json.Put(Rule + ".metadata.queueName", "media-jobs"),
            "starts for the queue media-jobs, and the code sends heavy jobs to media-jobs-heavy"
        },
        {
            "a heavy job that looks at another account",
            d => d.Heavy!.Json.Put(Rule + ".metadata.accountName", "another"),
            "looks at queues of another storage account"
        },
        {
            "a heavy job that is started by no identity of its own",
            d => d.Heavy!.Json.Put(Rule + ".identity", "system"),
            "is started by an identity that is not its own"
        },
        {
            "a heavy job that starts only for many messages",
            d => d.Heavy!.Json.Put(Rule + ".metadata.queueLength", "100"),
            "starts for 100 messages, counted 'all', expected 1"
        },
        { "a heavy job that something else starts", d => d.Heavy!.Json.Put(Rule + ".type", "azure-servicebus"), "is started by azure-servicebus" },
        {
            "a table that is renamed in the code only",
            d => d.Code = d.Code with { Tables = ["works", .. d.Code.Tables.Where(t => t != "jobs")] },
            "the code uses a table works that Bicep does not make"
        },
        {
            "a table that no code uses",
            d => d.Add(d.All("Microsoft.Storage/storageAccounts/tableServices/tables").First(), t => t["name"] = "st/default/old"),
            "Bicep makes a table old that no code uses"
        },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Queues_and_tables_of_the_code_are_those_of_Bicep_and_each_queue_has_somebody_who_takes_from_it(string parameters)
    {
        Expect.Nothing(StorageCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));

    [Fact]
    public void The_code_names_tables_and_queues_by_constants_which_the_check_reads()
    {
        var calls = Directory.EnumerateFiles(Repo.File("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Named().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.Contains("Table", calls);
        Assert.All(calls, name => Assert.Matches(@"^(\w+\.)?(Table|\w*Name|string name|name)$", name));
    }

    [GeneratedRegex(@"\b(?:Table|Queue)Async\(([^,)]*)")]
    private static partial Regex Named();
}
