namespace MediaFunctions.Processing.Kinds;

/// <summary>
/// Another end of a graph that gives a track of the same output: what is costly (tone-mapping a 4K frame) is done once for
/// several tracks.
/// </summary>
/// <param name="Graph">The track that has the graph; it stands in the output's tracks too.</param>
/// <param name="Label">What a chain of the graph gives and no other chain takes.</param>
public sealed record BranchTrack(GraphTrack Graph, string Label) : PlannedTrack(Graph.Type);
