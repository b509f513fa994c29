namespace MediaFunctions.Processing.Kinds;

/// <summary>One stream of an output, and where it comes from.</summary>
/// <param name="Type">Picture or sound: exactly one.</param>
public abstract record PlannedTrack(StreamKinds Type);
