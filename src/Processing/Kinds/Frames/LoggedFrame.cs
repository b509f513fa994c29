namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>A frame that passed a chain of filters.</summary>
/// <param name="Seconds">Its time there.</param>
/// <param name="Mark">As <see cref="FrameLog.Mark"/> set it.</param>
public sealed record LoggedFrame(double Seconds, int Mark);
