namespace MediaFunctions.Tests.Docs.Shell;

[CollectionDefinition(Name)]
public sealed class LocalPipelineCollection : ICollectionFixture<LocalPipelineFixture>
{
    public const string Name = "local pipeline";
}
