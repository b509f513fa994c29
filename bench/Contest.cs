namespace MediaFunctions.Bench;

/// <summary>Lets contenders do the same work by turns: A B C, A B C, so that a busy minute of the machine hits all.</summary>
internal static class Contest
{
    /// <summary>Runs all rounds; with a first one that does not count, for caches and compilers to warm up.</summary>
    public static async Task<IReadOnlyList<Outcome>> RunAsync(
        string name, int rounds, bool warmUp, params IReadOnlyList<Contender> contenders)
    {
        var samples = contenders.ToDictionary(contender => contender.Name, _ => new List<Sample>());
        for (var round = warmUp ? 0 : 1; round <= rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var sample = await contender.Run();
                Console.Error.WriteLine($"bench: {name}, round {round}/{rounds}: {sample.Seconds:0.00} s  {contender.Name}");
                if (round > 0)
                    samples[contender.Name].Add(sample);
            }
        }
        return [.. contenders.Select(contender => new Outcome(contender.Name, samples[contender.Name]))];
    }
}
