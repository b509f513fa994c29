namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>One pipeline for all that examine it, one after the other: each looks whether it left nothing.</summary>
[CollectionDefinition(Name)]
public sealed class DoctorCollection : ICollectionFixture<DoctorFixture>
{
    public const string Name = "doctor";
}
