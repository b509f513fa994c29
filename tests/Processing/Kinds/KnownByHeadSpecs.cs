using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>A short reading that does not look into the streams first makes the same bytes as one that does.</summary>
public sealed class KnownByHeadSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    public static TheoryData<string> Names { get; } =
        [.. Containers.All.Concat(RealUploads.All).Concat(MediaFunctions.Tests.Samples.Films.All).Select(sample => sample.Name).Where(name => name.EndsWith(".mp4", StringComparison.Ordinal)
            || name.EndsWith(".mov", StringComparison.Ordinal)
            || name.EndsWith(".mkv", StringComparison.Ordinal)
            || name.EndsWith(".webm", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_thumbnail_is_the_same_with_and_without_the_look(string name)
    {
        var sample = AllSamples.Named(name);
        var known = await kinds.ProbeAsync(sample);
        if (!known.IsKnownByHead || known.MainVideo is null)
        {
            Assert.True(known.Truncated || known.StartSeconds != 0 || known.MainVideo is null);
            return;
        }

        foreach (var output in new[] { """{"kind":"thumbnail","at":"60%","exact":true}""", """{"kind":"thumbnail","at":"60%","exact":false}""" })
        {
            var quick = await kinds.MakeAsync(sample, known, output);
            var looked = await kinds.MakeAsync(sample, known with { StartSeconds = null }, output);
            Assert.Equal(looked.Fingerprint, quick.Fingerprint);
        }
    }

    [Fact]
    public async Task What_begins_later_than_at_zero_is_looked_into()
    {
        var late = await kinds.ProbeAsync(AllSamples.Named("starts-late.mkv"));

        Assert.True(late.StartSeconds > 0);
        Assert.False(late.IsKnownByHead);
    }
}
