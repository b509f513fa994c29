namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>The format of a thumbnail.</summary>
public enum ThumbnailFormat
{
    Jpg,
    Png,
    Webp,
}
