namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>A clock that is ahead of the others.</summary>
internal sealed class SkewedClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
