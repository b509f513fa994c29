using MediaFunctions.Api.Service;
using Microsoft.Extensions.DependencyInjection;
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
                s.AddSingleton<IHealthContributor>(new Part(HealthState.Degraded));
                s.Remove(s.Single(d => d.ImplementationType == typeof(StorageHealth)));
            });

        var response = await api.SendAsync("GET", "/api/health", key: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var health = await response.JsonAsync();
        Assert.Equal("degraded", (string?)health["status"]);
        Assert.Equal("less", (string?)health["checks"]!["part"]!["facts"]!["has"]);
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
