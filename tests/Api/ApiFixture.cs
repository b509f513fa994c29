namespace MediaFunctions.Tests.Api;

/// <summary>One API without storage for all tests that need none.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    internal ApiApp Api { get; private set; } = null!;

    public async Task InitializeAsync() => Api = await ApiApp.StartAsync(TestSettings.WithoutStorage());

    public async Task DisposeAsync() => await Api.DisposeAsync();
}
