using MediaFunctions.Processing;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>Odd files of others, read where the folder lies beside the repository.</summary>
public sealed class OddFileSpecs(MediaFixture fixture) : IClassFixture<MediaFixture>
{
    [SharedMediaTheory]
    [InlineData("bbb_800x640_768kbps_30fps_avc_pyramid_3b.mp4", "video/mp4 1138x640 4.0 s")]
    [InlineData("bear-flac-16bit.mka", "audio/x-matroska 2.7 s")]
    [InlineData("bear-vp9.webm", "video/webm 320x240 2.7 s")]
    [InlineData("bear_duplicate_header.opus", "audio/ogg 2.7 s")]
    [InlineData("cea608-manifest.mpd", "not-media")]
    [InlineData("fragmented_captions_h265.mp4", "video/mp4 416x234 2.0 s")]
    [InlineData("ic_launcher_round.webp", "image/webp 192x192 still")]
    [InlineData("sample-with-key-frame-index.flv", "video/x-flv 320x180 3.0 s")]
    [InlineData("sample.mkv", "video/x-matroska 1080x720 1.1 s")]
    [InlineData("sample_12_5fps_720p_1s.mp4", "video/mp4 1280x720 1.0 s")]
    [InlineData("sample_h262_mpeg_audio.ts", "video/mp2t 640x426 0.1 s")]
    [InlineData("sample_h265.ts", "video/mp2t 854x480 1.0 s")]
    [InlineData("sample_last_cluster.mkv", "video/x-matroska 1080x720 1.1 s")]
    [InlineData("sample_malformed_free_box.mp4", "corrupt")]
    [InlineData("sample_nb.amr", "audio/amr 4.4 s")]
    [InlineData("sample_opus.mp4", "audio/mp4 1.0 s")]
    [InlineData("sample_still_photo.heic", "image/heic 1080x1920 still")]
    [InlineData("sample_with_colr_mdcv_and_clli.mp4", "video/mp4 1920x1080 1.0 s HDR")]
    [InlineData("sample_without_stss.mp4", "video/mp4 1080x720 1.0 s")]
    [InlineData("silent-black-25s.mp4", "video/mp4 320x240 25.0 s")]
    [InlineData("testvid_1022ms.mp4", "video/mp4 480x360 1.0 s")]
    [InlineData("white-1x1.avif", "image/avif 1x1 still")]
    public async Task An_odd_file_is_described_or_refused(string name, string expected) =>
        Assert.Equal(expected, await DescribeAsync(Path.Combine(SharedMediaTheoryAttribute.Folder!, name)));

    private async Task<string> DescribeAsync(string path)
    {
        var result = await fixture.ProbeAsync(path);
        if (!result.Succeeded(out var media, out var failure))
            return failure.Code == FailureCode.NotMedia ? "not-media" : failure.Code == FailureCode.Corrupt ? "corrupt" : $"{failure}";
        var video = media.MainVideo;
        string[] words =
        [
            media.ContentType,
            video is null ? "" : $"{video.DisplayWidth}x{video.DisplayHeight}",
            media.IsPicture ? "still" : FormattableString.Invariant($"{media.DurationSeconds:F1} s"),
            video?.IsHdr == true ? "HDR" : "",
            media.Truncated ? "truncated" : "",
        ];
        return string.Join(' ', words.Where(w => w != ""));
    }
}
