namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>The classes by which encoders charge a minute.</summary>
public enum PictureClass
{
    /// <summary>Sound without a picture.</summary>
    Audio,

    /// <summary>Below 1280x720.</summary>
    Sd,

    /// <summary>From 1280x720 to 1920x1080.</summary>
    Hd,

    /// <summary>More than 1920x1080.</summary>
    Uhd,
}
