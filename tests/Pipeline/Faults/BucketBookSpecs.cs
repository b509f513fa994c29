using System.Text;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>A recipe book that is an object of the uploads bucket.</summary>
[Collection(FaultCollection.Name)]
public sealed class BucketBookSpecs(FaultFixture fixture)
{
    private const string One = """{ "recipes": { "one": { "preset": "default" } } }""";
    private const string Two = """{ "recipes": { "two": { "preset": "default" } }, "rules": [ { "prefix": "", "recipe": "two" } ] }""";
    private const string Wrong = """{ "recipes": { "Two": { "preset": "defaults" } }, "rules": 3 }""";

    private readonly Clock clock = new();
    private readonly Lines log = new();
    private readonly R2Meter meter = new();
    private readonly string key = $"books/{Guid.NewGuid():N}.json";

    [Fact]
    public async Task It_is_read_at_first_use_and_looked_at_again_once_a_minute()
    {
        await using var bench = new Bench(fixture);
        await PutAsync(bench, One);
        using var books = Books(bench);

        var first = await GetAsync(books);
        clock.Now += TimeSpan.FromSeconds(59);
        await PutAsync(bench, Two);
        var second = await GetAsync(books);
        Assert.Equal((1, first), (meter.ClassB, second));

        clock.Now += TimeSpan.FromSeconds(1);
        var third = await GetAsync(books);
        Assert.Equal((2, "two"), (meter.ClassB, third.Recipes[0].Name));

        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Same(third, await GetAsync(books));
        Assert.Equal(3, meter.ClassB);
        Assert.Empty(books.Problems);
    }

    [Fact]
    public async Task A_book_that_became_wrong_or_vanished_leaves_the_last_good_one_and_every_mistake_is_logged()
    {
        await using var bench = new Bench(fixture);
        await PutAsync(bench, One);
        using var books = Books(bench);
        var good = await GetAsync(books);

        await PutAsync(bench, Wrong);
        Assert.Same(good, await NextAsync(books));
        Assert.Equal(["$.recipes.Two", "$.recipes.Two.preset", "$.rules"], books.Problems.Select(problem => problem.Split(':')[0]).Order());
        Assert.Equal(3, log.Count(LogLevel.Error));
        Assert.DoesNotContain(books.Problems, problem => problem.Contains("found", StringComparison.Ordinal));

        Assert.Same(good, await NextAsync(books)); // unchanged: still wrong, and not logged again
        Assert.Equal((3, 3), (books.Problems.Count, log.Count(LogLevel.Error)));

        await bench.Uploads.DeleteAsync(key, CancellationToken.None);
        Assert.Same(good, await NextAsync(books));
        Assert.Equal("$: expected a book under the key that Recipes:Book names", Assert.Single(books.Problems));

        await PutAsync(bench, Wrong);
        await NextAsync(books);
        await PutAsync(bench, Two);
        Assert.Equal("two", (await NextAsync(books)).Recipes[0].Name);
        Assert.Empty(books.Problems);
    }

    [Theory]
    [InlineData(Wrong, "$.recipes.Two")]
    [InlineData(null, "$: expected a book under the key")]
    [InlineData("\u00ff", "$: expected UTF-8")]
    [InlineData("long", "$: expected at most 262144 characters")]
    public async Task Without_a_good_book_the_message_says_what_is_wrong(string? text, string expected)
    {
        await using var bench = new Bench(fixture);
        if (text is not null)
            await PutAsync(bench, text == "long" ? new string(' ', (4 * RecipeLimits.BookChars) + 1) : text, Encoding.Latin1);
        using var books = Books(bench);

        var fault = await Assert.ThrowsAsync<RecipeBookException>(() => GetAsync(books));
        await Assert.ThrowsAsync<RecipeBookException>(() => GetAsync(books));

        Assert.Contains($"r2:{key}", fault.Message, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, meter.ClassB);
        await PutAsync(bench, "\uFEFF" + One);
        Assert.Equal("one", (await NextAsync(books)).Recipes[0].Name);
    }

    [Fact]
    public async Task While_r2_is_away_the_good_book_stays_and_the_first_reading_is_asked_for_again()
    {
        await using var bench = new Bench(fixture);
        await PutAsync(bench, One);
        using var books = Books(bench);
        using var late = Books(bench);
        var good = await GetAsync(books);

        await fixture.Parts.S3Async(on: false);
        try
        {
            Assert.Same(good, await NextAsync(books));
            Assert.Contains("does not answer", Assert.Single(books.Problems), StringComparison.Ordinal);
            var fault = await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(late));
            Assert.True(StorageFaults.IsTransient(fault));
        }
        finally
        {
            await fixture.Parts.S3Async(on: true);
        }

        Assert.Same(good, await NextAsync(books));
        Assert.Empty(books.Problems);
        Assert.NotNull(await GetAsync(late));
    }

    [Fact]
    public async Task The_book_itself_makes_no_job_and_without_one_events_come_again_while_jobs_go_on()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = $"r2:{key}";
        await using var usual = new Bench(fixture);
        await usual.DrainAsync();
        var begun = (await usual.IntakeAsync(await usual.UploadAsync(Clips.Short))).JobId!;
        await using var bench = new Bench(fixture, settings);
        var notice = await bench.PutAsync(Clips.Short, $"any/{Guid.NewGuid():N}.mp4");

        var before = await bench.IntakeAsync(notice);
        var ended = await bench.FinishAsync(begun);
        await PutAsync(bench, Two);
        var book = await bench.IntakeAsync(notice with { Object = new R2EventObject { Key = key, Size = 1, ETag = "e" } });
        var wish = await bench.Get<JobCommands>().SubmitAsync(key, null, force: false, null, Caller.Key("tests"), CancellationToken.None);
        await using var later = new Bench(fixture, settings);
        var after = await later.IntakeAsync(notice);

        Assert.Equal((IntakeOutcome.Retry, "the recipe book cannot be used; health says what is wrong"), (before.Outcome, before.Reason));
        Assert.Equal(JobState.Succeeded, ended.State);
        Assert.Equal((IntakeOutcome.Ignored, "it is the recipe book"), (book.Outcome, book.Reason));
        Assert.Contains("recipe book", wish.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(IntakeOutcome.Accepted, after.Outcome);
    }

    private BucketBook Books(Bench bench) => new(bench.Uploads.MeteredBy(meter), key, clock, log);

    private static Task<RecipeBook> GetAsync(BucketBook books) => books.GetAsync(CancellationToken.None).AsTask();

    /// <summary>A minute later.</summary>
    private Task<RecipeBook> NextAsync(BucketBook books)
    {
        clock.Now += TimeSpan.FromMinutes(1);
        return GetAsync(books);
    }

    private Task<bool> PutAsync(Bench bench, string text, Encoding? encoding = null) => bench.Uploads.PutAsync(
        key,
        new ObjectContent("application/json", "no-store", (encoding ?? Encoding.UTF8).GetBytes(text)),
        PutCondition.None,
        CancellationToken.None);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Lines : ILogger<BucketBook>
    {
        private readonly List<LogLevel> levels = [];

        public int Count(LogLevel level) => levels.Count(l => l == level);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            levels.Add(logLevel);
    }
}
