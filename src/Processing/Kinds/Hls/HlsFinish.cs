using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Encoding;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>Looks at the renditions, and writes the master playlist by what they are.</summary>
internal static class HlsFinish
{
    public static async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, HlsOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        var hasFilm = planned.File.MustHave.HasFlag(StreamKinds.Video);
        var video = hasFilm ? run.Media.MainVideo : null;
        var ladder = video is null ? null : HlsLadder.For(options, video);
        var names = (ladder?.Rungs.Select(rung => rung.Name) ?? [])
            .Concat(planned.File.MustHave.HasFlag(StreamKinds.Audio) ? [HlsFiles.Audio] : []);

        var found = new List<HlsRendition>();
        foreach (var name in names)
        {
            if (await HlsRendition.ReadAsync(run, planned.Name, name, cancellationToken) is not { } rendition)
                return null;
            found.Add(rendition);
        }
        double? frameRate = video is null ? null : FrameRates.Constant(video).Value;
        if (!HlsCheck.Agrees(found, HlsEncoding.SegmentSeconds(options, video), 1 / frameRate))
            return null;

        var renditions = await HlsRendition.WithOneTargetAsync(run, planned.Name, found, cancellationToken);
        var sound = hasFilm ? renditions.FirstOrDefault(rendition => rendition.Name == HlsFiles.Audio) : null;
        var variants = renditions.Where(rendition => rendition != sound).Select(rendition => new HlsVariant(rendition, sound)).ToList();
        var master = $"{planned.Name}/{HlsFiles.Master}";
        await run.WriteAsync(master, MasterPlaylist.Write(variants, frameRate), cancellationToken);
        return new FinishedOutput
        {
            Files =
            [
                new FinishedFile(master, HlsFiles.PlaylistType),
                .. renditions.SelectMany(rendition => rendition.Files(planned.Name)),
            ],
            Width = variants[^1].Main.Init.Width,
            Height = variants[^1].Main.Init.Height,
            DurationSeconds = Math.Round(renditions.Max(rendition => rendition.Playlist.DurationSeconds), 3),
            Details = Details(variants, HlsEncoding.SegmentSeconds(options, video), ladder?.LeftOut ?? []),
        };
    }

    private static JsonObject Details(IReadOnlyList<HlsVariant> variants, double segmentSeconds, IReadOnlyList<string> leftOut)
    {
        var details = new JsonObject
        {
            ["renditions"] = new JsonArray([.. variants.Select(Describe)]),
            ["segmentSeconds"] = Math.Round(segmentSeconds, 3),
        };
        if (leftOut.Count > 0)
            details["leftOut"] = new JsonArray([.. leftOut.Select(name => JsonValue.Create(name))]);
        return details;
    }

    private static JsonObject Describe(HlsVariant variant)
    {
        var entry = new JsonObject { ["name"] = variant.Main.Name };
        if (variant.Main.Init is { Width: { } width, Height: { } height })
            (entry["width"], entry["height"]) = (width, height);
        entry["bandwidth"] = variant.Bandwidth;
        entry["codecs"] = variant.Codecs;
        return entry;
    }
}
