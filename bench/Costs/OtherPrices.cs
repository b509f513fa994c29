using System.Text.Json;

namespace MediaFunctions.Bench.Costs;

/// <summary>What receipts do not count and a bill does: free grants, what costs at rest, machines, and what is assumed.</summary>
public sealed record OtherPrices
{
    public required string Date { get; init; }

    public required IReadOnlyDictionary<string, ListedPrice> Prices { get; init; }

    public required EgressSteps Egress { get; init; }

    public required TransloaditPlans Transloadit { get; init; }

    public required IReadOnlyList<RentedMachine> Machines { get; init; }

    public required IReadOnlyDictionary<string, Assumption> Assumptions { get; init; }

    public static OtherPrices Read(string path) =>
        JsonSerializer.Deserialize<OtherPrices>(File.ReadAllText(path), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"{path} is empty.");

    /// <summary>A price by its name.</summary>
    public decimal Of(string name) => Prices[name].Value;

    /// <summary>What is assumed, by its name.</summary>
    public decimal Assumed(string name) => Assumptions[name].Value;
}
