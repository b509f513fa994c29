using MediaFunctions.Processing.Media;

namespace MediaFunctions.Bench.Estimates;

/// <summary>Recipes of every kind, with one output each, and some with several.</summary>
internal static class EstimateRecipes
{
    /// <summary>The image of watermarks, in the bucket of uploads.</summary>
    public const string Image = "bench/mark.png";

    private static readonly Dictionary<string, (string Kind, Needs Needs, string Outputs)> All = new()
    {
        ["thumbnail"] = ("thumbnail", Needs.Picture, """{"o":{"kind":"thumbnail"}}"""),
        ["thumbnail-nearest"] = ("thumbnail", Needs.Film, """{"o":{"kind":"thumbnail","at":"70%","exact":false,"width":320}}"""),
        ["thumbnail-best"] = ("thumbnail", Needs.Film, """{"o":{"kind":"thumbnail","at":"best"}}"""),
        ["thumbnail-png"] = ("thumbnail", Needs.Picture, """{"o":{"kind":"thumbnail","format":"png","width":800}}"""),
        ["thumbnail-webp"] = ("thumbnail", Needs.Picture, """{"o":{"kind":"thumbnail","format":"webp"}}"""),
        ["placeholder"] = ("placeholder", Needs.Picture, """{"o":{"kind":"placeholder"}}"""),
        ["storyboard"] = ("storyboard", Needs.Film, """{"o":{"kind":"storyboard"}}"""),
        ["storyboard-coarse"] = ("storyboard", Needs.Film, """{"o":{"kind":"storyboard","interval":"3s","format":"webp"}}"""),
        ["preview"] = ("preview", Needs.Film, """{"o":{"kind":"preview"}}"""),
        ["preview-gif"] = ("preview", Needs.Film, """{"o":{"kind":"preview","format":"gif","moments":3}}"""),
        ["preview-mp4"] = ("preview", Needs.Film, """{"o":{"kind":"preview","format":"mp4"}}"""),
        ["audio"] = ("audio", Needs.Sound, """{"o":{"kind":"audio"}}"""),
        ["audio-aac"] = ("audio", Needs.Sound, """{"o":{"kind":"audio","format":"aac"}}"""),
        ["audio-flac"] = ("audio", Needs.Sound, """{"o":{"kind":"audio","format":"flac"}}"""),
        ["audio-loudness"] = ("audio", Needs.Sound, """{"o":{"kind":"audio","format":"opus","loudness":-16}}"""),
        ["waveform"] = ("waveform", Needs.Sound, """{"o":{"kind":"waveform"}}"""),
        ["waveform-png"] = ("waveform", Needs.Sound, """{"o":{"kind":"waveform","format":"png"}}"""),
        ["transcode-360p"] = ("transcode", Needs.Film, """{"o":{"kind":"transcode","preset":"360p"}}"""),
        ["transcode-720p"] = ("transcode", Needs.Film, """{"o":{"kind":"transcode","preset":"720p"}}"""),
        ["clip"] = ("clip", Needs.Film, """{"o":{"kind":"clip","from":"20%","to":"60%"}}"""),
        ["watermark"] = ("watermark", Needs.Film, "{\"o\":{\"kind\":\"watermark\",\"image\":\"" + Image + "\",\"preset\":\"480p\"}}"),
        ["hls"] = ("hls", Needs.Film, """{"o":{"kind":"hls"}}"""),
        ["several"] = ("several in one run", Needs.Film, """{"t":{"kind":"thumbnail"},"s":{"kind":"storyboard"},"f":{"kind":"transcode","preset":"480p"},"a":{"kind":"audio"},"w":{"kind":"waveform"}}"""),
    };

    private enum Needs
    {
        Picture,
        Film,
        Sound,
    }

    /// <summary>The book of them.</summary>
    public static string Book { get; } =
        "{\"recipes\":{" + string.Join(',', All.Select(recipe => $"\"{recipe.Key}\":{{\"outputs\":{recipe.Value.Outputs}}}")) + "}}";

    /// <summary>Which of them a source can give something of, each with its kind.</summary>
    public static IEnumerable<(string Recipe, string Kind)> For(MediaInfo media) => All
        .Where(recipe => recipe.Value.Needs switch
        {
            Needs.Sound => media.MainAudio is not null,
            Needs.Film => media.Video.Any(video => !video.IsCover) && !media.IsPicture,
            _ => media.MainVideo is not null,
        })
        .Select(recipe => (recipe.Key, recipe.Value.Kind));
}
