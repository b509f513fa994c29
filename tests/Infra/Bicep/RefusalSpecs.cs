namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>Values that fit their types and not each other: the deployment ends before it begins, and says what to set.</summary>
public sealed class RefusalSpecs : IDisposable
{
    private readonly TemplateFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "uploads that expire while they may still wait", "expireUploadsAfterDays: 30", "expireUploadsAfterDays: 10",
        "Set cloudflare.expireUploadsAfterDays in main.bicepparam to 0 (never), or to at least 11")]
    [InlineData(
        "another time for uploads in parts than R2 is told", "Uploads__MaxPerHour: '100'", "Uploads__MultipartLifetime: '3.00:00:00'",
        "Take Uploads__MultipartLifetime out of appSettings in main.bicepparam and set cloudflare.abortPartsAfterDays")]
    [InlineData(
        "the same in other letters", "Uploads__MaxPerHour: '100'", "uploads__multipartlifetime: '3.00:00:00'", "Take Uploads__MultipartLifetime out of appSettings")]
    public async Task It_is_refused(string what, string from, string to, string sentence)
    {
        await ChangeAsync(from, to);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => BicepCommands.ExpandAsync(folder, InfraFixture.Most));

        Assert.True(refused.Message.Contains(sentence, StringComparison.Ordinal), $"{what}: {refused.Message}");
    }

    [Theory]
    [InlineData("expireUploadsAfterDays: 30", "expireUploadsAfterDays: 11")]
    [InlineData("expireUploadsAfterDays: 30", "expireUploadsAfterDays: 0")]
    public async Task The_least_and_never_are_taken(string from, string to)
    {
        await ChangeAsync(from, to);

        Assert.NotEmpty(await BicepCommands.ExpandAsync(folder, InfraFixture.Most));
    }

    private async Task ChangeAsync(string from, string to)
    {
        var path = folder.ParameterFile(InfraFixture.Most);
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
