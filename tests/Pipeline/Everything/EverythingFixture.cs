using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Everything;

/// <summary>The product with a recipe of every kind; each sample goes through it once, whoever asks for it.</summary>
public sealed class EverythingFixture() : PipelineFixture(Book, "everything")
{
    /// <summary>Whatever a key may hold that a shell, a filter or an address would read as more than a name.</summary>
    public const string Logo = "brand/lo'go: 100% \"😀\" \\x;$(id),[0:v]=y?#%2F.png";

    private static readonly string Book = """
        { "recipes": {
            "everything": { "outputs": {
                "thumbnail": { "kind": "thumbnail" },
                "best": { "kind": "thumbnail", "at": "best" },
                "storyboard": { "kind": "storyboard" },
                "preview": { "kind": "preview" },
                "audio": { "kind": "audio" },
                "level": { "kind": "audio", "format": "aac", "loudness": -16 },
                "waveform": { "kind": "waveform" },
                "drawing": { "kind": "waveform", "format": "png" },
                "clip": { "kind": "clip", "from": "0.2s", "to": "0.7s" },
                "film": { "kind": "transcode", "preset": "480p" },
                "marked": { "kind": "watermark", "image": "LOGO", "preset": "360p" },
                "hls": { "kind": "hls" },
                "placeholder": { "kind": "placeholder" } } },
            "no-logo": { "outputs": { "marked": { "kind": "watermark", "image": "brand/nowhere.png" } } },
            "odd-logo": { "outputs": { "marked": { "kind": "watermark", "image": "brand/text.png" } } },
            "film-logo": { "outputs": { "marked": { "kind": "watermark", "image": "brand/film.png" } } } } }
        """.Replace("LOGO", JsonEncodedText.Encode(Logo).Value, StringComparison.Ordinal);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var buckets = new Buckets(Dev.Addresses);
        await buckets.UploadAsync(Logo, "image/png", await Containers.Png.BytesAsync());
        await buckets.UploadAsync("brand/text.png", "image/png", "not a picture"u8.ToArray());
        await buckets.UploadAsync("brand/film.png", "image/png", await Containers.Mp4.BytesAsync());
    }

    /// <summary>Makes the same of the same upload again.</summary>
    public async Task<Job> AgainAsync(Processed done)
    {
        var job = await Dev.Client.SubmitJobAsync(done.Upload.Key, "everything", force: true);
        return await Dev.Client.WaitForJobAsync(job.JobId);
    }

    /// <summary>All files of a job's run, by their names in its folder, with their ETags.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FilesAsync(JsonElement manifest)
    {
        using var buckets = new Buckets(Dev.Addresses);
        string Text(string name) => manifest.GetProperty(name).GetString()!;
        return await buckets.PublicFilesAsync($"{Text("assetId")}/{Text("recipe")}/{Text("version")}/{Text("runId")}/");
    }
}
