using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MediaFunctions.Tests.Api;

/// <summary>Uploads and bytes of one caller and hour, counted in a real table.</summary>
[Collection(PartsCollection.Name)]
public sealed class QuotaSpecs(PartsFixture fixture)
{
    private const string Wish = """{"fileName":"a.mp4","contentType":"video/mp4","size":10}""";

    [Fact]
    public async Task Of_twenty_at_once_as_many_are_promised_as_the_settings_give()
    {
        var clock = new SetClock(Hour(1).AddMinutes(50));
        await using var api = await StartAsync(clock, "Uploads:MaxPerHour", "7");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.SendAsync("POST", "/api/uploads", Wish)));
        var bobs = await api.SendAsync("POST", "/api/uploads", Wish, TestKeys.Bob);

        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.Equal(13, refused.Count);
        Assert.All(refused, a => Assert.Equal(TimeSpan.FromMinutes(10), a.Headers.RetryAfter!.Delta));
        await refused[0].ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        // Each has an hour of its own.
        Assert.Equal(HttpStatusCode.Created, bobs.StatusCode);
    }

    [Fact]
    public async Task The_next_hour_begins_anew()
    {
        var clock = new SetClock(Hour(1));
        await using var api = await StartAsync(clock, "Uploads:MaxPerHour", "1");
        await api.SendAsync("POST", "/api/uploads", Wish);
        var refused = await api.SendAsync("POST", "/api/uploads", Wish);

        clock.Now = Hour(2);
        var next = await api.SendAsync("POST", "/api/uploads", Wish);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
    }

    [Fact]
    public async Task Every_way_to_begin_counts_and_signing_again_does_not()
    {
        var clock = new SetClock(Hour(1));
        await using var api = await StartAsync(clock, "Uploads:MaxPerHour", "4");

        var first = await (await api.SendAsync("POST", "/api/uploads/sign", """{"method":"PUT","key":"a.mp4","contentType":"video/mp4"}""")).JsonAsync();
        var again = await api.SendAsync("POST", "/api/uploads/sign", $$"""{"method":"PUT","key":"{{first["key"]}}","contentType":"video/mp4"}""");
        await api.SendAsync("POST", "/api/uploads/sign", """{"method":"POST","key":"a.mp4"}""");
        await api.SendAsync("GET", "/api/s3/params?filename=a.mp4&type=video/mp4");
        var fourth = await api.SendAsync("POST", "/api/s3/multipart", """{"filename":"a.mp4","type":"video/mp4"}""");
        var fifth = await api.SendAsync("POST", "/api/uploads", Wish);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (again.StatusCode, fourth.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.StatusCode);
    }

    [Fact]
    public async Task Grants_are_counted_by_whoever_gives_them()
    {
        await using var api = await StartAsync(new SetClock(Hour(1)), "Uploads:MaxPerHour", "1");
        Assert.Equal(HttpStatusCode.Created, (await api.SendAsync("POST", "/api/uploads", Wish)).StatusCode);

        for (var i = 0; i < 3; i++)
        {
            var grant = (string)(await (await api.SendAsync("POST", "/api/grants", "{}")).JsonAsync())["grant"]!;
            var redeemed = await api.SendAsync("POST", "/api/uploads", Wish, key: null, (Callers.GrantHeader, grant));
            Assert.Equal(HttpStatusCode.Created, redeemed.StatusCode);
        }
    }

    [Fact]
    public async Task Bytes_are_bounded_too_and_must_be_told_then()
    {
        var clock = new SetClock(Hour(1));
        await using var api = await StartAsync(clock, "Uploads:MaxBytesPerHour", "25");

        var untold = await api.SendAsync("POST", "/api/uploads/sign", """{"method":"PUT","key":"a.mp4","contentType":"video/mp4"}""");
        var never = await api.SendAsync("POST", "/api/uploads", Wish.Replace("10", "26", StringComparison.Ordinal));
        var two = new[] { await api.SendAsync("POST", "/api/uploads", Wish), await api.SendAsync("POST", "/api/uploads", Wish) };
        var third = await api.SendAsync("POST", "/api/uploads", Wish);
        var small = await api.SendAsync("POST", "/api/uploads", Wish.Replace("10", "5", StringComparison.Ordinal));

        Assert.Contains("size is missing", await untold.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request"), StringComparison.Ordinal);
        await never.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.All(two, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Contains("25 bytes", await third.ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, small.StatusCode);
    }

    [Fact]
    public async Task A_clock_behind_another_machine_s_does_not_open_the_hour_again()
    {
        var clock = new SetClock(Hour(1));
        await using var api = await StartAsync(clock, "Uploads:MaxPerHour", "1");
        await api.SendAsync("POST", "/api/uploads", Wish);

        clock.Now = Hour(1).AddSeconds(-1);
        var behind = await api.SendAsync("POST", "/api/uploads", Wish);

        Assert.Equal(HttpStatusCode.TooManyRequests, behind.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3601), behind.Headers.RetryAfter!.Delta);
    }

    private static DateTimeOffset Hour(int number)
    {
        var now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)).AddHours(number);
    }

    /// <summary>Each test has callers of its own: what they have taken outlives the test.</summary>
    private async Task<ApiApp> StartAsync(TimeProvider clock, string name, string value, [CallerMemberName] string caller = "")
    {
        var all = TestSettings.WithApi(fixture.Parts.Addresses.Settings());
        all["Api:Keys"] = $"{caller}-1:{TestKeys.Hash(TestKeys.Alice)}, {caller}-2:{TestKeys.Hash(TestKeys.Bob)}";
        all[name] = value;
        return await ApiApp.StartAsync(all, services: services => services.Replace(ServiceDescriptor.Singleton(clock)));
    }

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
