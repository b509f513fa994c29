using MediaFunctions.Standalone.Doctor;
using MediaFunctions.Standalone.Doctor.Printing;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Standalone.Doctor;

public sealed class ExaminationSpecs : IReportView
{
    private readonly List<CheckReport> shown = [];
    private readonly Leavings leavings = new();

    void IReportView.Show(CheckReport report) => shown.Add(report);

    void IReportView.Sum(IReadOnlyList<CheckReport> reports)
    {
    }

    [Fact]
    public async Task What_stands_on_a_failed_check_is_skipped_and_what_stands_on_that_too()
    {
        await RunAsync(
            Check("a", () => CheckResult.Failed("wrong", "expected", "do")),
            Check("b", () => CheckResult.Ok("fine"), "a"),
            Check("c", () => CheckResult.Ok("fine"), "b"),
            Check("d", () => CheckResult.Ok("fine")));

        Assert.Equal(["a", "b", "c", "d"], shown.Select(report => report.Check));
        Assert.Equal(
            [CheckOutcome.Failed, CheckOutcome.Skipped, CheckOutcome.Skipped, CheckOutcome.Ok], shown.Select(report => report.Result.Outcome));
        Assert.Equal(["it needs a", "it needs b"], shown.Where(report => report.Result.Outcome == CheckOutcome.Skipped).Select(report => report.Result.Facts));
    }

    [Fact]
    public async Task What_needs_a_check_that_only_minds_something_is_made()
    {
        await RunAsync(
            Check("a", () => CheckResult.Minding("fine", new Advice("late", "early", "hurry"))), Check("b", () => CheckResult.Ok("fine"), "a"));

        Assert.Equal(CheckOutcome.Ok, shown[1].Result.Outcome);
    }

    [Fact]
    public async Task A_check_that_throws_has_failed_and_its_message_which_may_be_an_address_is_not_told()
    {
        await RunAsync(
            Check("a", () => throw new InvalidOperationException("https://r2.example/key?X-Amz-Signature=abc")), Check("b", () => CheckResult.Ok("fine")));

        Assert.Equal([CheckOutcome.Failed, CheckOutcome.Ok], shown.Select(report => report.Result.Outcome));
        Assert.Contains(nameof(InvalidOperationException), shown[0].Result.Facts, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Amz", $"{shown[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_is_not_done_in_its_time_is_given_up()
    {
        await RunAsync(new Stub("a", [], TimeSpan.FromMilliseconds(1), async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return CheckResult.Ok("fine");
        }));

        Assert.Equal(CheckOutcome.Failed, shown[0].Result.Outcome);
        Assert.Contains("given up", shown[0].Result.Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_removed_the_newest_first_whatever_became_of_the_check()
    {
        var removed = new List<string>();
        leavings.Owe("first", _ => Removed("first"));
        var second = leavings.Owe("second", _ => Removed("second"));

        await RunAsync(Check("a", () =>
        {
            leavings.Owe("third", _ => Removed("third"));
            throw new InvalidOperationException();
        }));
        await second.PayAsync(CancellationToken.None);

        Assert.Equal(["third", "second", "first"], removed);

        Task Removed(string what)
        {
            removed.Add(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task What_cannot_be_removed_is_named_and_keeps_nothing_else_from_being_removed()
    {
        var removed = false;
        leavings.Owe("an object", _ =>
        {
            removed = true;
            return Task.CompletedTask;
        });
        leavings.Owe("a row", _ => throw new InvalidOperationException());

        await RunAsync(Check("a", () => CheckResult.Ok("fine")));

        Assert.True(removed);
        Assert.Equal(CheckNames.CleanUp, shown[^1].Check);
        Assert.Equal(CheckOutcome.Failed, shown[^1].Result.Outcome);
        Assert.Equal("Not deleted: a row.", shown[^1].Result.Facts);
    }

    [Fact]
    public async Task Whoever_interrupts_it_ends_it_and_nothing_stays_behind()
    {
        using var interruption = new CancellationTokenSource();
        var removed = false;
        leavings.Owe("an object", _ =>
        {
            removed = true;
            return Task.CompletedTask;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(
            interruption.Token,
            new Stub("a", [], TimeSpan.FromMinutes(1), async token =>
            {
                await interruption.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return CheckResult.Ok("fine");
            })));

        Assert.True(removed);
        Assert.Empty(shown);
    }

    private Task<IReadOnlyList<CheckReport>> RunAsync(params ICheck[] checks) => RunAsync(CancellationToken.None, checks);

    private Task<IReadOnlyList<CheckReport>> RunAsync(CancellationToken cancellationToken, params ICheck[] checks) =>
        new Examination(checks, leavings, this, TimeProvider.System, NullLogger<Examination>.Instance).RunAsync(cancellationToken);

    private static Stub Check(string name, Func<CheckResult> run, params string[] needs) =>
        new(name, needs, TimeSpan.FromMinutes(1), _ => Task.FromResult(run()));

    private sealed class Stub(string name, string[] needs, TimeSpan patience, Func<CancellationToken, Task<CheckResult>> run) : ICheck
    {
        public string Name => name;

        public IReadOnlyList<string> Needs => needs;

        public TimeSpan Patience => patience;

        public Task<CheckResult> RunAsync(CancellationToken cancellationToken) => run(cancellationToken);
    }
}
