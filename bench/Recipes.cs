using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Bench;

/// <summary>What is made in the benchmarks, and how FFmpeg is told so by hand.</summary>
internal static class Recipes
{
    /// <summary>Both outputs; a picture from the middle, by its key frame or exactly; the sound alone.</summary>
    public const string Json = """
        { "recipes": {
            "both": { "outputs": {
                "thumbnail": { "kind": "thumbnail", "at": "2s", "width": 640, "format": "jpg" },
                "audio": { "kind": "audio", "format": "mp3", "bitrate": "128k" } } },
            "middle": { "outputs": { "thumbnail": { "kind": "thumbnail", "at": "50%", "width": 640, "format": "jpg" } } },
            "exact": { "outputs": { "thumbnail": { "kind": "thumbnail", "at": "249.25s", "width": 640, "format": "jpg" } } },
            "before": { "outputs": { "thumbnail": { "kind": "thumbnail", "at": "249.25s", "exact": false, "width": 640, "format": "jpg" } } },
            "six": { "outputs": {
                "thumbnail": { "kind": "thumbnail", "at": "2s" },
                "audio": { "kind": "audio" },
                "720p": { "kind": "transcode", "preset": "720p" },
                "480p": { "kind": "transcode", "preset": "480p" },
                "storyboard": { "kind": "storyboard" },
                "waveform": { "kind": "waveform" } } },
            "one-thumbnail": { "outputs": { "thumbnail": { "kind": "thumbnail", "at": "2s" } } },
            "one-audio": { "outputs": { "audio": { "kind": "audio" } } },
            "one-720p": { "outputs": { "720p": { "kind": "transcode", "preset": "720p" } } },
            "one-480p": { "outputs": { "480p": { "kind": "transcode", "preset": "480p" } } },
            "one-storyboard": { "outputs": { "storyboard": { "kind": "storyboard" } } },
            "one-waveform": { "outputs": { "waveform": { "kind": "waveform" } } },
            "ladder": { "outputs": { "hls": { "kind": "hls", "ladder": ["720p", "480p", "240p"] } } },
            "rung-720p": { "outputs": { "hls": { "kind": "hls", "ladder": ["720p"] } } },
            "rung-480p": { "outputs": { "hls": { "kind": "hls", "ladder": ["480p"] } } },
            "rung-240p": { "outputs": { "hls": { "kind": "hls", "ladder": ["240p"] } } },
            "three": { "outputs": { "hls": { "kind": "hls", "ladder": ["480p", "360p", "240p"] } } },
            "small": { "outputs": {
                "480p": { "kind": "transcode", "preset": "480p" },
                "thumbnail": { "kind": "thumbnail", "at": "2s" } } },
            "sound": { "outputs": { "audio": { "kind": "audio", "format": "mp3", "bitrate": "128k" } } } } }
        """;

    /// <summary>Where the exact picture is, seconds: half a group of pictures behind its key frame in the large clip.</summary>
    public const double ExactSecond = 249.25;

    public static RecipeBook Book { get; } = RecipeBook.FromSettings(Json);

    /// <summary>FFmpeg's arguments for the picture at a time, without the output's name.</summary>
    public static string[] Picture(string source, double second) =>
        ["-ss", $"{second:0.###}", "-i", source, "-frames:v", "1", "-vf", "scale=640:-2"];

    /// <summary>FFmpeg's arguments for the sound, without the output's name.</summary>
    public static string[] Sound(string source) => ["-i", source, "-vn", "-c:a", "libmp3lame", "-b:a", "128k"];
}
