using MediaFunctions.Processing;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Processing.Uploads;

/// <summary>What came, held to what was promised.</summary>
public sealed class UploadCheckSpecs
{
    private static readonly UploadSettings Settings = new() { MaxBytes = 1000, AllowedTypes = ["video/*", "application/ogg"] };

    [Theory]
    [InlineData(10L, "video/mp4", null)]
    [InlineData(11L, "video/mp4", FailureCode.NotAsPromised)]
    [InlineData(10L, "video/webm", FailureCode.NotAsPromised)]
    [InlineData(10L, null, FailureCode.NotAsPromised)]
    public void What_was_told_must_be_so(long size, string? type, FailureCode? code)
    {
        Assert.Equal(code, UploadCheck.Object(Promise("video/mp4", 10), Head(size, type), Settings)?.Code);
    }

    [Theory]
    [InlineData(1000L, "video/mp4", null)]
    [InlineData(1000L, "application/ogg", null)]
    [InlineData(1001L, "video/mp4", FailureCode.TooLarge)]
    [InlineData(1000L, "text/html", FailureCode.NotAsPromised)]
    [InlineData(1000L, null, FailureCode.NotAsPromised)]
    public void What_was_not_told_is_held_to_the_policy(long size, string? type, FailureCode? code)
    {
        Assert.Equal(code, UploadCheck.Object(Promise(null, null), Head(size, type), Settings)?.Code);
    }

    [Theory]
    [InlineData("audio/*", "audio/mp4", "audio", null)]
    [InlineData("audio/x-m4a", "audio/mp4", "audio", null)]
    [InlineData("application/ogg", "audio/ogg", "audio", null)]
    [InlineData("video/*", "application/octet-stream", "video", null)]
    [InlineData("audio/*", "video/mp4", "video", FailureCode.NotAsPromised)]
    [InlineData("application/ogg", "image/png", "image", FailureCode.NotAsPromised)]
    [InlineData("image/png", "video/mp4", "video", FailureCode.NotAsPromised)]
    public void By_its_content_the_sort_counts(string allowed, string found, string sort, FailureCode? code)
    {
        var own = RecipeOf($$"""{"types":"{{allowed}}"}""");

        Assert.Equal(code, UploadCheck.Content(found, sort, 1, own, new UploadSettings())?.Code);
        Assert.Equal(code, UploadCheck.Content(found, sort, 1, RecipeOf(null), new UploadSettings { AllowedTypes = [allowed] })?.Code);
    }

    [Fact]
    public void A_recipe_s_bound_of_bytes_holds_for_what_came()
    {
        var recipe = RecipeOf("""{"maxBytes":5}""");

        Assert.Null(UploadCheck.Content("video/mp4", "video", 5, recipe, Settings));
        Assert.Equal(FailureCode.TooLarge, UploadCheck.Content("video/mp4", "video", 6, recipe, Settings)?.Code);
    }

    [Fact]
    public void No_address_outlives_its_setting_or_the_promise()
    {
        var now = DateTimeOffset.UnixEpoch;
        var settings = new UploadSettings { UrlLifetime = TimeSpan.FromMinutes(10) };

        Assert.Equal(TimeSpan.FromMinutes(10), settings.LifetimeFor(Promise(null, null) with { ExpiresAt = now.AddHours(1) }, now));
        Assert.Equal(TimeSpan.FromMinutes(5), settings.LifetimeFor(Promise(null, null) with { ExpiresAt = now.AddMinutes(5) }, now));
        Assert.True(OwnUploads.IsOver(Promise(null, null) with { ExpiresAt = now.AddSeconds(0.9) }, now));
        Assert.False(OwnUploads.IsOver(Promise(null, null) with { ExpiresAt = now.AddSeconds(1) }, now));
    }

    [Fact]
    public void A_row_of_an_older_version_comes_in_parts_where_it_has_an_uploadId()
    {
        Assert.True((Promise("video/mp4", 1) with { UploadId = "u" }).InParts);
        Assert.False(Promise("video/mp4", 1).InParts);
    }

    private static Recipe RecipeOf(string? uploads)
    {
        var member = uploads is null ? "" : $"\"uploads\":{uploads},";
        return RecipeBook.Parse($$"""{"recipes":{"a":{ {{member}} "preset":"default"} } }""").Value!.Find("a")!;
    }

    private static ObjectHead Head(long size, string? type) =>
        new("k", "etag", size, DateTimeOffset.UnixEpoch, type, new Dictionary<string, string>());

    private static UploadRow Promise(string? type, long? size) => new()
    {
        AssetId = "",
        Key = "k",
        ContentType = type,
        SizeBytes = size,
        Caller = "me",
        CreatedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch,
    };
}
