namespace MediaFunctions.Processing.Kinds.Storyboard;

/// <summary>The format of a storyboard's sheets.</summary>
public enum StoryboardFormat
{
    Jpg,
    Webp,
}
