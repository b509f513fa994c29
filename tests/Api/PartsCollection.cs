namespace MediaFunctions.Tests.Api;

/// <summary>The parts are started once for all tests that need them.</summary>
[CollectionDefinition(Name)]
public sealed class PartsCollection : ICollectionFixture<PartsFixture>
{
    public const string Name = "parts";
}
