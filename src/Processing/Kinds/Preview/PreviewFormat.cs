namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>The format of a preview.</summary>
public enum PreviewFormat
{
    Webp,
    Gif,
    Mp4,
}
