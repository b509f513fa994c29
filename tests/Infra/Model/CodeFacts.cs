using MediaFunctions.Api.Events;
using MediaFunctions.Tests.Functions;
using MediaFunctions.Tests.Repository;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>What the code expects of the place where it runs, asked of the compiled code itself.</summary>
internal sealed record CodeFacts
{
    /// <summary>Names of the settings that every head reads, by <c>NAME:PART</c>.</summary>
    public IReadOnlySet<string> Settings { get; init; } = SettingNames.OfTheApp;

    /// <summary>Names of those that only src/Standalone reads.</summary>
    public IReadOnlySet<string> WorkerSettings { get; init; } = SettingNames.OfTheWorker;

    /// <summary>The queues that the code sends to or works off, without those of what was given up.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [.. CodeReader.Queues()];

    public IReadOnlyList<string> Tables { get; init; } = [.. CodeReader.Tables()];

    /// <summary>Function and queue of every queue trigger.</summary>
    public IReadOnlyDictionary<string, string> Listeners { get; init; } = AppFunction.All
        .Where(function => function.Trigger is QueueTriggerAttribute)
        .ToDictionary(function => function.Name, function => ((QueueTriggerAttribute)function.Trigger).QueueName);

    /// <summary>Where R2's events are posted to.</summary>
    public string EventsRoute { get; init; } = TakeEvents.Pattern;

    /// <summary>Every message that the code logs.</summary>
    public IReadOnlyList<LogMessage> LogMessages { get; init; } = [.. CodeReader.LogMessages()];

    /// <summary>The secrets that infra/deploy writes to the vault.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [.. CodeReader.Secrets()];

    /// <summary>host.json.</summary>
    public JsonNode Host { get; init; } = JsonNode.Parse(File.ReadAllText(Repo.File("host.json")))!;

    /// <summary>A queue and where what it gave up goes.</summary>
    public static string PoisonOf(string queue) => queue + "-poison";
}
