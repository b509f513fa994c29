namespace MediaFunctions.Processing.Media.Reading;

/// <summary>What the header of a picture file says, read without decoding a pixel.</summary>
/// <param name="Width">Stored pixels; 0 where the header does not say.</param>
/// <param name="Height">Stored pixels; 0 where the header does not say.</param>
/// <param name="Orientation">EXIF's word for how it was held, 1 to 8; 1 is upright.</param>
/// <remarks>
/// ffprobe would decode the first picture to say this much (and 144 megapixels fit into 256 KB), and it says nothing of
/// the orientation, which ffmpeg applies when it decodes.
/// </remarks>
internal sealed record PictureHeader(long Width, long Height, int Orientation = 1)
{
    private static readonly PictureHeader Nothing = new(0, 0);

    /// <summary>Clockwise degrees that turn the stored picture upright; mirrored ones count as their rotation.</summary>
    public int RotationDegrees => Orientation switch { 3 or 4 => 180, 5 or 6 => 90, 7 or 8 => 270, _ => 0 };

    public static async ValueTask<PictureHeader> ReadAsync(
        SourceBytes source, string contentType, CancellationToken cancellationToken) => contentType switch
        {
            "image/jpeg" => await JpegHeader.ReadAsync(source, cancellationToken),
            "image/png" or "image/apng" => await PngHeader.ReadAsync(source, cancellationToken),
            "image/webp" => await WebpHeader.ReadAsync(source, cancellationToken),
            "image/gif" => SmallHeaders.Gif(source.Head.Span) ?? Nothing,
            "image/bmp" => SmallHeaders.Bmp(source.Head.Span) ?? Nothing,
            _ => Nothing,
        };
}
