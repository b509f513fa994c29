namespace MediaFunctions.Bench.Costs;

/// <summary>A machine by the month.</summary>
/// <param name="Egress">Whether what it writes to R2 is charged as what leaves Azure.</param>
public sealed record RentedMachine(string Name, decimal Usd, int Vcpus, bool Egress, string Source, string? Seen, string? Note);
