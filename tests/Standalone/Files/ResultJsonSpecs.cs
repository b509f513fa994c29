using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Files;

public sealed class ResultJsonSpecs
{
    [Fact]
    public void A_success_is_the_manifest_s_members_and_the_receipt_at_top_level()
    {
        var item = Write(new FileResult(
            "a.mp4", JsonElement.Parse("""{"assetId":"x","outputs":[{"name":"t"}],"later":1}"""), Job(), null));

        Assert.Equal(["file", "assetId", "outputs", "later", "receipt"], item.EnumerateObject().Select(m => m.Name));
        Assert.Equal(5, item.GetProperty("receipt").GetProperty("bytesRead").GetInt64());
        Assert.Equal(7, item.GetProperty("receipt").GetProperty("runs").GetInt32());
    }

    [Fact]
    public void A_failure_is_the_file_and_its_error()
    {
        var item = Write(FileResult.Failed("a.mp4", "not-media", "Nothing in it."));

        Assert.Equal("""{"file":"a.mp4","error":{"code":"not-media","message":"Nothing in it."}}""", JsonSerializer.Serialize(item));
    }

    [Fact]
    public void Items_stand_in_the_order_of_the_files()
    {
        var text = ResultJson.Write([FileResult.Failed("b", "x", ""), FileResult.Failed("a", "x", ""), FileResult.Failed("b", "y", "")]);

        Assert.Equal(["b", "a", "b"], JsonElement.Parse(text).EnumerateArray().Select(i => i.GetProperty("file").GetString()));
    }

    private static JsonElement Write(FileResult result) => JsonElement.Parse(ResultJson.Write([result])).EnumerateArray().Single();

    private static Job Job() => new()
    {
        JobId = "x-v",
        AssetId = "x",
        Version = "v",
        Recipe = "default",
        State = JobState.Succeeded,
        Links = new JobLinks("s", "a", "m"),
        Receipt = new Receipt { BytesRead = 5, More = new Dictionary<string, JsonElement> { ["runs"] = JsonElement.Parse("7") } },
    };
}
