namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>What bicep itself finds.</summary>
[Collection(InfraFixture.Collection)]
public sealed class BicepSpecs(InfraFixture infra) : IDisposable
{
    private readonly TemplateFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_templates_and_the_parameter_file_build()
    {
        Assert.True(infra.Build is { Status: 0, Errors: "" }, infra.Build.Errors);
    }

    [Fact]
    public void The_linter_has_nothing_to_say()
    {
        Expect.Nothing(infra.Lint.Complaints);
    }

    [Fact]
    public void Every_file_is_as_bicep_formats_it()
    {
        Expect.Nothing(infra.Misformatted);
    }

    [Fact]
    public async Task What_bicep_but_warns_of_fails_and_so_does_what_it_would_write_in_another_way()
    {
        await AppendAsync("""

            @description('A misspelt property, and a parameter that nobody gives.')
            param  nobody string
            resource misspelt 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
              name: 'misspelt-${nobody}'
              locaton: location
              location: location
            }

            """);

        var lint = await BicepCommands.LintAsync(folder);
        var misformatted = await BicepCommands.FormatAsync(folder);

        Assert.Contains(lint.Complaints, c => c.Contains("BCP037", StringComparison.Ordinal) && c.Contains("locaton", StringComparison.Ordinal));
        Assert.Contains(lint.Complaints, c => c.Contains("BCP258", StringComparison.Ordinal) && c.Contains("nobody", StringComparison.Ordinal));
        Assert.Contains("infra/azure/main.bicep is not as `bicep format` writes it", misformatted);
    }

    private Task AppendAsync(string text) => File.AppendAllTextAsync(Path.Combine(folder.Azure, "main.bicep"), text);
}
