namespace MediaFunctions.Processing.Kinds.Watermark;

/// <summary>Where in the frame the image stands.</summary>
public enum WatermarkPosition
{
    TopLeft,
    Top,
    TopRight,
    Left,
    Center,
    Right,
    BottomLeft,
    Bottom,
    BottomRight,
}
