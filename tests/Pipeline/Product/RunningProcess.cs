namespace MediaFunctions.Tests.Pipeline.Product;

/// <param name="Id">Its process id.</param>
/// <param name="Name">Its program, as the kernel shortens it.</param>
/// <param name="Parent">The process that started it.</param>
/// <param name="Started">When, in the kernel's ticks.</param>
public sealed record RunningProcess(int Id, string Name, int Parent, string Started);
