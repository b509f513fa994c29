namespace MediaFunctions.Bench;

/// <summary>One way of doing the work; <paramref name="Run"/> does it once and throws unless the outputs are right.</summary>
internal sealed record Contender(string Name, Func<Task<Sample>> Run);
