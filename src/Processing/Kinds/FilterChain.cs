namespace MediaFunctions.Processing.Kinds;

/// <summary>A chain within a <see cref="GraphTrack"/>.</summary>
/// <param name="From">What goes in, in order; empty for a chain that begins with a source of its own.</param>
/// <param name="Filters">In order; at least one.</param>
/// <param name="To">The labels of what comes out: a-z and digits, unique in the track.</param>
public sealed record FilterChain(IReadOnlyList<Pad> From, IReadOnlyList<Filter> Filters, params IReadOnlyList<string> To);
