using MediaFunctions.Api.Service;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Api;

public sealed class HealthSpecs
{
    [Fact]
    public async Task Without_storage_health_is_failing_and_says_which_part()
    {
        await using var api = await ApiApp.StartAsync(TestSettings.WithoutStorage());

        var response = await api.SendAsync("GET", "/api/health", key: null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var health = await response.JsonAsync();
        Assert.Equal("failing", (string?)health["status"]);
        Assert.Equal("failing", (string?)health["checks"]!["storage"]!["status"]);
        Assert.NotNull((string?)health["version"]);
    }

    [Fact]
    public async Task A_part_that_works_with_less_degrades_health_and_tells_its_facts()
    {
        await using var api = await ApiApp.StartAsync(
            TestSettings.WithoutStorage(),
            services: s =>
            {
                s.RemoveAll<IHealthContributor>();
                s.AddSingleton<IHealthContributor>(new Part(HealthState.Degraded));
            });

        var response = await api.SendAsync("GET", "/api/health", key: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var health = await response.JsonAsync();
        Assert.Equal("degraded", (string?)health["status"]);
        Assert.Equal("less", (string?)health["checks"]!["part"]!["facts"]!["has"]);
    }

    [Theory]
    [InlineData(true, HealthState.Ok)]
    [InlineData(false, HealthState.Degraded)]
    public async Task A_foreign_ffmpeg_degrades_health_and_says_what_is_lost(bool isBundled, HealthState expected)
    {
        var tool = new FFmpegTool("/somewhere/ffmpeg", isBundled, "9.0.2", "0123456789ab") { Missing = isBundled ? [] : ["No limits."] };

        var check = await new FFmpegHealth(new Lazy<FFmpegTool>(tool)).CheckAsync(default);

        Assert.Equal(expected, check.Status);
        Assert.Equal("9.0.2", check.Facts!["version"]);
        Assert.Equal(!isBundled, check.Facts.ContainsKey("missing"));
        Assert.DoesNotContain("/somewhere", string.Concat(check.Facts.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_ask_within_five_seconds_cost_one_look()
    {
        var part = new Part(HealthState.Ok);
        var clock = new StandingClock();
        var reporter = new HealthReporter([part], clock, NullLogger<HealthReporter>.Instance);

        for (var i = 0; i < 10; i++)
            await reporter.ReportAsync();
        clock.Now += TimeSpan.FromSeconds(5);
        await reporter.ReportAsync();

        Assert.Equal(2, part.Looks);
    }

    private sealed class Part(HealthState state) : IHealthContributor
    {
        public int Looks { get; private set; }

        public string Name => "part";

        public Task<HealthCheck> CheckAsync(CancellationToken cancellationToken)
        {
            Looks++;
            return Task.FromResult(new HealthCheck(state, new Dictionary<string, string> { ["has"] = "less" }));
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
