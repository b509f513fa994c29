using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs.Explaining;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>What a recipe and the settings take is looked at before the upload, and again when it is there.</summary>
[Collection(FaultCollection.Name)]
public sealed class PolicySpecs(FaultFixture fixture)
{
    private const string Book = """
        { "recipes": {
            "unbound": { "outputs": { "sound": { "kind": "audio" } } },
            "sound": { "uploads": { "types": "audio/*" }, "outputs": { "sound": { "kind": "audio" } } },
            "small": { "uploads": { "maxBytes": 1000 }, "outputs": { "sound": { "kind": "audio" } } },
            "film": { "uploads": { "types": ["video/mp4"], "maxBytes": 10000000 }, "outputs": { "still": { "kind": "thumbnail" } } } },
          "rules": [
            { "prefix": "uploads/", "type": "audio/*", "recipe": "sound" },
            { "prefix": "uploads/", "type": "video/*", "recipe": "film" },
            { "prefix": "bare/", "recipe": "small" } ] }
        """;

    private static long Size => new FileInfo(Clips.Short).Length;

    [Theory]
    [InlineData("audio/mp4", "film", RefusalCode.TypeNotAllowed)]
    [InlineData("video/webm", null, RefusalCode.TypeNotAllowed)]
    [InlineData("video/mp4", "small", RefusalCode.TooLarge)]
    public async Task What_the_recipe_does_not_take_is_not_signed(string type, string? recipe, RefusalCode code)
    {
        await using var bench = new Bench(fixture, Settings());

        var promised = await bench.Get<UploadService>().CreateAsync(
            new UploadRequest("a.mp4", type, Size, recipe, null), Caller.Key("tests"), CancellationToken.None);

        Assert.Equal(code, promised.Error?.Code);
    }

    [Fact]
    public async Task What_it_takes_is_made()
    {
        var (ended, _) = await EndAsync(new UploadRequest("a.mp4", "video/mp4", Size, null, null), "video/mp4");

        Assert.Equal((JobState.Succeeded, "film"), (ended.State, ended.Job.Recipe));
    }

    [Fact]
    public async Task A_film_that_was_promised_as_sound_is_not_as_promised_by_its_content()
    {
        var (ended, explained) = await EndAsync(new UploadRequest("a.m4a", "audio/mp4", Size, "sound", null), "audio/mp4");

        Assert.Equal((JobState.Failed, FailureCode.NotAsPromised), (ended.State, ended.Failure!.Code));
        Assert.Contains("video/mp4 by its content", ended.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("'sound' takes only audio/*", ended.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(ended.Failure, explained);
    }

    [Fact]
    public async Task What_is_larger_than_the_recipe_takes_and_was_not_told_is_too_large()
    {
        var (ended, explained) = await EndAsync(
            new UploadRequest("a.mp4", null, null, "small", null) { Way = UploadWay.PartsOfClient }, "video/mp4");

        Assert.Equal((JobState.Failed, FailureCode.TooLarge), (ended.State, ended.Failure!.Code));
        Assert.Contains("'small' takes at most 1000", ended.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(ended.Failure, explained);
    }

    [Theory]
    [InlineData("text/html", "100000000", FailureCode.NotAsPromised)]
    [InlineData("video/mp4", "1000", FailureCode.TooLarge)]
    public async Task What_was_not_told_is_held_to_the_settings_by_what_R2_says(string type, string most, FailureCode code)
    {
        var (ended, explained) = await EndAsync(
            new UploadRequest("a.mp4", null, null, "film", null) { Way = UploadWay.PartsOfClient }, type, ("Uploads:MaxBytes", most));

        Assert.Equal((JobState.Failed, code), (ended.State, ended.Failure!.Code));
        Assert.Equal(ended.Failure, explained);
    }

    [Fact]
    public async Task The_settings_types_are_held_to_the_content_too()
    {
        var (ended, _) = await EndAsync(
            new UploadRequest("a.png", "image/png", Size, "unbound", null), "image/png", ("Uploads:AllowedTypes", "image/*"));

        Assert.Equal((JobState.Failed, FailureCode.NotAsPromised), (ended.State, ended.Failure!.Code));
        Assert.Contains("allowed are image/*", ended.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_promised_is_held_to_nothing()
    {
        await using var bench = new Bench(fixture, Settings());
        await bench.DrainAsync();

        var ended = await bench.FinishAsync((await bench.IntakeAsync(await bench.PutAsync(Clips.Short, $"bare/{Guid.NewGuid():N}.mp4"))).JobId!);

        Assert.Equal((JobState.Succeeded, "small"), (ended.State, ended.Job.Recipe));
    }

    /// <summary>Promises, puts the film as this type, and works; with what EXPLAIN says of it.</summary>
    private async Task<(JobRow Ended, Failure? Explained)> EndAsync(
        UploadRequest request, string sentAs, params (string Name, string Value)[] settings)
    {
        await using var bench = new Bench(fixture, Settings(settings));
        await bench.DrainAsync();
        var ticket = (await bench.Get<UploadService>().CreateAsync(request, Caller.Key("tests"), CancellationToken.None)).Value!;
        await bench.Uploads.PutAsync(
            ticket.Key, new ObjectContent(sentAs, "private") { FilePath = Clips.Short }, PutCondition.None, CancellationToken.None);
        var head = (await bench.Uploads.HeadAsync(ticket.Key, CancellationToken.None))!;
        var notice = new R2Event
        {
            Action = "CompleteMultipartUpload",
            Bucket = bench.Uploads.Name,
            Object = new R2EventObject { Key = head.Key, Size = head.SizeBytes, ETag = head.ETag },
        };
        var ended = await bench.FinishAsync((await bench.IntakeAsync(notice)).JobId!);
        var explained = await bench.Get<PlanRequests>().ExplainAsync(ticket.Key, request.Recipe, CancellationToken.None);
        return (ended, explained.Value!.End?.Failure);
    }

    private Dictionary<string, string?> Settings(params (string Name, string Value)[] more)
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = Book;
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }
}
