namespace MediaFunctions.Processing.Kinds;

/// <summary>Which streams a finished file must have.</summary>
[Flags]
public enum StreamKinds
{
    None = 0,
    Video = 1,
    Audio = 2,
}
