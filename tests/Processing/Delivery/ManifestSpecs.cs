using System.Text.Json;
using MediaFunctions.Processing.Delivery;

namespace MediaFunctions.Tests.Processing.Delivery;

public sealed class ManifestSpecs
{
    private static readonly Manifest Made = new()
    {
        AssetId = "a",
        Version = "v",
        RunId = "r",
        Recipe = "default",
        CreatedAt = new DateTime(2026, 11, 24, 1, 2, 3, DateTimeKind.Utc),
        Source = new ManifestSource(1, "video/mp4", 2, 3, 4),
        Outputs =
        [
            new ManifestOutput
            {
                Name = "o",
                Kind = "storyboard",
                Key = "k",
                Url = "u",
                ContentType = "text/vtt",
                Bytes = 5,
                Sha256 = "s",
                Files = new ManifestFiles(2, 9),
                Details = new Dictionary<string, JsonElement> { ["columns"] = JsonElement.Parse("5") },
            },
        ],
        Ffmpeg = new ManifestFFmpeg("9", "h"),
        Details = new Dictionary<string, JsonElement> { ["placeholder"] = JsonElement.Parse("""{"hash":"x","color":"#010203"}""") },
    };

    [Fact]
    public void What_a_kind_tells_beside_the_usual_stands_flat_in_its_entry()
    {
        var output = Written().GetProperty("outputs")[0];

        Assert.Equal(5, output.GetProperty("columns").GetInt32());
        Assert.Equal((2, 9), (output.GetProperty("files").GetProperty("count").GetInt32(), output.GetProperty("files").GetProperty("bytes").GetInt32()));
        Assert.False(output.TryGetProperty("details", out _));
    }

    [Fact]
    public void An_output_without_a_file_stands_in_the_manifest_under_its_kind()
    {
        Assert.Equal("#010203", Written().GetProperty("placeholder").GetProperty("color").GetString());
        Assert.False(Written().TryGetProperty("details", out _));
    }

    [Fact]
    public void A_manifest_reads_back_as_it_was_written()
    {
        var text = JsonSerializer.Serialize(Made, DeliveryJson.Default.Manifest);

        var read = JsonSerializer.Deserialize(text, DeliveryJson.Default.Manifest);

        Assert.Equal(text, JsonSerializer.Serialize(read, DeliveryJson.Default.Manifest));
    }

    [Fact]
    public void The_same_manifest_may_be_written_twice()
    {
        Assert.Equal(Written().GetRawText(), Written().GetRawText());
    }

    private static JsonElement Written() => JsonSerializer.SerializeToElement(Made, DeliveryJson.Default.Manifest);
}
