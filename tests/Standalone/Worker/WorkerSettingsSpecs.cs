using MediaFunctions.Processing.Settings;
using MediaFunctions.Standalone.Worker;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Standalone.Worker;

public sealed class WorkerSettingsSpecs
{
    [Fact]
    public void Without_settings_messages_are_hidden_tried_and_given_up_as_the_Functions_host_does()
    {
        var settings = Read([]);

        Assert.Equal((1, TimeSpan.FromMinutes(10), 5), (settings.Slots, settings.Visibility, settings.MaxDequeueCount));
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var mistakes = Assert.Throws<SettingsException>(() => Read(new()
        {
            ["Worker:Slots"] = "0",
            ["Worker:RetryDelay"] = "soon",
            ["Worker:Visibility"] = "2.00:00:00",
        })).Mistakes;

        Assert.Contains(mistakes, m => m.StartsWith("Worker:Slots is 0", StringComparison.Ordinal));
        Assert.Contains(mistakes, m => m.StartsWith("Worker:RetryDelay is 'soon'", StringComparison.Ordinal));
        Assert.Contains(mistakes, m => m.StartsWith("Worker:Visibility is 2.00:00:00", StringComparison.Ordinal));
    }

    private static WorkerSettings Read(Dictionary<string, string?> settings) =>
        WorkerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
