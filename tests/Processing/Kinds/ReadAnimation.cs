namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>An animation, as another program reads it.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Delays">How long each frame is shown, milliseconds.</param>
/// <param name="Loops">How often it is shown; 0: for ever.</param>
public sealed record ReadAnimation(int Width, int Height, IReadOnlyList<int> Delays, int Loops);
