namespace MediaFunctions.Processing.Kinds;

/// <summary>What chains of filters make of several streams or reads; the last chain gives the track.</summary>
/// <param name="Type">Picture or sound.</param>
/// <param name="Chains">In order: a chain uses pads of the inputs and of chains before it.</param>
public sealed record GraphTrack(StreamKinds Type, IReadOnlyList<FilterChain> Chains) : PlannedTrack(Type);
