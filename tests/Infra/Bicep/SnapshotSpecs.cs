using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>
/// What is deployed changes only where somebody has seen it: `REWRITE_SNAPSHOT=1 ./test SnapshotSpecs` writes
/// tests/Infra/Snapshots anew after a change of infra/azure; the difference is for the eyes of who commits it.
/// </summary>
[Collection(InfraFixture.Collection)]
public sealed class SnapshotSpecs(InfraFixture infra)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public async Task The_resources_of_a_parameter_file_are_those_of_its_snapshot(string parameters)
    {
        var committed = Repo.File("tests", "Infra", "Snapshots", $"{parameters}.json");
        var snapshot = InOrder(infra.ExpansionOf(parameters).Snapshot);
        if (Environment.GetEnvironmentVariable("REWRITE_SNAPSHOT") == "1")
            await File.WriteAllTextAsync(committed, snapshot.ToJsonString(Readable) + "\n");

        var expected = JsonNode.Parse(await File.ReadAllTextAsync(committed))!.AsObject();
        Expect.Nothing(JsonDifference.Between(ById(expected), ById(snapshot)));
    }

    [Fact]
    public void A_value_that_changed_is_named_with_its_place()
    {
        var snapshot = infra.ExpansionOf(InfraFixture.Delivered).Snapshot;
        var changed = snapshot.DeepClone().AsObject();
        var vault = changed["predictedResources"]!.AsArray().Single(r => (string?)r!["type"] == "Microsoft.KeyVault/vaults")!;
        vault["location"] = "northeurope";

        Assert.Equal(
            [$"{IdOf(vault)}.location was \"westeurope\" and is \"northeurope\""], JsonDifference.Between(ById(snapshot), ById(changed)));
    }

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Bicep_has_no_objection_while_it_expands(string parameters)
    {
        Assert.Empty(infra.ExpansionOf(parameters).Snapshot["diagnostics"]!.AsArray());
    }

    // A resource more must not be told as a change of all that follow.
    private static JsonObject ById(JsonObject snapshot) => new(snapshot["predictedResources"]!.AsArray()
        .Select(resource => KeyValuePair.Create(IdOf(resource!), (JsonNode?)resource!.DeepClone()))
        .Append(KeyValuePair.Create("outputs", snapshot["outputs"]?.DeepClone())));

    // All stand in one resource group.
    private static string IdOf(JsonNode resource)
    {
        var id = (string)resource["id"]!;
        return id[(id.IndexOf("/providers/", StringComparison.Ordinal) + "/providers/".Length)..];
    }

    // bicep writes the outputs in another order each time.
    private static JsonObject InOrder(JsonObject snapshot)
    {
        var copy = snapshot.DeepClone().AsObject();
        copy["outputs"] = new JsonObject(copy["outputs"]!.AsObject()
            .OrderBy(output => output.Key, StringComparer.Ordinal).Select(output => KeyValuePair.Create(output.Key, output.Value?.DeepClone())));
        return copy;
    }
}
