using System.Text.RegularExpressions;
using MediaFunctions.Standalone.Doctor;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Standalone.Doctor;

public sealed partial class DoctorChecksSpecs : IAsyncDisposable
{
    private readonly Subject subject = new(new ConfigurationBuilder().Build(), new DoctorOptions());

    public ValueTask DisposeAsync() => subject.DisposeAsync();

    [Fact]
    public void Every_check_stands_only_on_those_before_it()
    {
        var before = new HashSet<string>();
        foreach (var check in DoctorChecks.Of(subject, new Leavings()))
        {
            Assert.Empty(check.Needs.Except(before));
            Assert.True(before.Add(check.Name));
        }
    }

    [Fact]
    public void Every_check_has_a_paragraph_that_its_advice_leads_to()
    {
        var anchors = Anchor().Matches(File.ReadAllText(Repository.File("docs", "doctor.md"))).Select(match => match.Groups[1].Value);

        var names = DoctorChecks.Of(subject, new Leavings()).Select(check => check.Name).Append(CheckNames.CleanUp);
        Assert.Equal(names, anchors);
    }

    [GeneratedRegex("<a id=\"([a-z-]+)\">")]
    private static partial Regex Anchor();
}
