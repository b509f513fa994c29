namespace MediaFunctions.Tests.Pipeline.Everything;

[CollectionDefinition(Name)]
public sealed class EverythingCollection : ICollectionFixture<EverythingFixture>
{
    public const string Name = "everything";
}
