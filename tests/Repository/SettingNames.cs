using System.Text.Json.Nodes;
using MediaFunctions.Api;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Standalone.Worker;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Repository;

/// <summary>Which settings the code asks for while it reads the sample file. tests/Infra compiles this file too.</summary>
internal static class SettingNames
{
    /// <summary>local.settings.sample.json as it stands.</summary>
    public static JsonNode SampleFile { get; } = JsonNode.Parse(File.ReadAllText(Repo.File("local.settings.sample.json")))!;

    /// <summary>By <c>NAME:PART</c>.</summary>
    public static IReadOnlyDictionary<string, string?> Sample { get; } = SampleFile["Values"]!.AsObject()
        .ToDictionary(v => v.Key.Replace("__", ":", StringComparison.Ordinal), v => (string?)v.Value);

    /// <summary>What every head reads.</summary>
    public static IReadOnlySet<string> OfTheApp { get; } = Recorded(configuration =>
    {
        PipelineSettings.Read(configuration);
        ApiSettings.Read(configuration);
    }).Append("Recipes:Book").ToHashSet();

    /// <summary>What only src/Standalone reads.</summary>
    public static IReadOnlySet<string> OfTheWorker { get; } = Recorded(configuration => WorkerSettings.Read(configuration));

    public static IConfigurationRoot Configuration() => new ConfigurationBuilder().AddInMemoryCollection(Sample).Build();

    private static HashSet<string> Recorded(Action<IConfiguration> read)
    {
        var recorder = new RecordingConfiguration(Configuration());
        read(recorder);
        return recorder.Names;
    }
}
