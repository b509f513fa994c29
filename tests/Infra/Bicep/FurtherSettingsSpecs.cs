namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>The parameter appSettings: an owner's value stands in place of ours, and a secret is not taken.</summary>
[Collection(InfraFixture.Collection)]
public sealed class FurtherSettingsSpecs(InfraFixture infra) : IDisposable
{
    private const string Given = "Uploads__MaxPerHour: '100'";

    private readonly TemplateFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_address_of_the_owners_own_stands_once_in_the_app_and_in_the_heavy_job()
    {
        var deployment = await ExpandAsync("Api__PublicBaseUrl: 'https://api.example.com'");
        var variables = deployment.Variables().Select(variable => variable.TextAt("name")!).ToList();

        Assert.Equal("https://api.example.com", Head.AppSettings(deployment).TextAt("Api__PublicBaseUrl"));
        Assert.Equal("https://api.example.com", deployment.Variable("Api__PublicBaseUrl").TextAt("value"));
        Assert.Equal(variables.Distinct(StringComparer.OrdinalIgnoreCase), variables);
    }

    [Theory]
    [InlineData("Events__Secrets")]
    [InlineData("api__keys")]
    public async Task A_secret_among_them_is_refused_by_its_name(string secret)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ExpandAsync($"{secret}: 'shown'"));

        Assert.Contains($"Take {secret} out of appSettings in main.bicepparam", refused.Message, StringComparison.Ordinal);
    }

    private async Task<Deployment> ExpandAsync(string setting)
    {
        var path = folder.ParameterFile(InfraFixture.Most);
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(Given, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(Given, setting, StringComparison.Ordinal));
        var snapshot = JsonNode.Parse(await BicepCommands.ExpandAsync(folder, InfraFixture.Most))!;
        return infra.Deploy(InfraFixture.Most).With(ArmExpression.Answer(snapshot)!.AsObject());
    }
}
