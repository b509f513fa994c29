namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>One thing that an encoder charges by its length.</summary>
/// <param name="Class">Its picture's class.</param>
/// <param name="Seconds">Its length.</param>
public sealed record Stretch(PictureClass Class, double Seconds)
{
    /// <summary>A picture that moves, or sound alone where the size is not known.</summary>
    public static Stretch Of(int? width, int? height, double seconds) => new(ClassOf(width ?? 0, height ?? 0), seconds);

    // Upright films are charged like lying ones.
    private static PictureClass ClassOf(int width, int height)
    {
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        return shorter == 0 ? PictureClass.Audio
            : longer > 1920 || shorter > 1080 ? PictureClass.Uhd
            : longer >= 1280 || shorter >= 720 ? PictureClass.Hd
            : PictureClass.Sd;
    }
}
