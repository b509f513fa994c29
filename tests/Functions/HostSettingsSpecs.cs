using System.Globalization;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Tests.Parts;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Tests.Functions;

public sealed class HostSettingsSpecs
{
    private static readonly JsonNode Host = JsonNode.Parse(File.ReadAllText(Repository.File("host.json")))!;

    [Fact]
    public void Routes_stand_as_they_are_without_a_prefix()
    {
        Assert.Equal("2.0", (string?)Host["version"]);
        Assert.Equal("", (string?)Host["extensions"]!["http"]!["routePrefix"]);
    }

    [Fact]
    public void An_instance_takes_one_job_at_a_time()
    {
        Assert.Equal(1, (int?)Host["extensions"]!["queues"]!["batchSize"]);
        Assert.Equal(0, (int?)Host["extensions"]!["queues"]!["newBatchThreshold"]);
    }

    [Fact]
    public void A_failed_message_comes_back_after_half_a_minute_and_is_poison_after_five()
    {
        Assert.Equal("00:00:30", (string?)Host["extensions"]!["queues"]!["visibilityTimeout"]);
        Assert.Equal(new LeaseSettings().MaxTries, (int?)Host["extensions"]!["queues"]!["maxDequeueCount"]);
    }

    [Fact]
    public void The_host_reads_messages_as_plain_text_which_is_what_the_app_writes()
    {
        // That the app does is asserted in QueueSpecs, over a real queue.
        Assert.Equal("none", (string?)Host["extensions"]!["queues"]!["messageEncoding"]);
    }

    [Fact]
    public void No_log_line_that_an_alert_looks_for_is_sampled_away()
    {
        var sampling = Host["logging"]!["applicationInsights"]!["samplingSettings"]!;

        Assert.Contains("Trace", ((string)sampling["excludedTypes"]!).Split(';'));
        Assert.Equal("Information", (string?)Host["logging"]!["logLevel"]!["default"]);
    }

    [Fact]
    public void The_hosts_origins_in_the_sample_are_those_of_the_app()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Repository.File("local.settings.sample.json")))!;

        Assert.Equal((string?)sample["Values"]!["Api__Origins"], (string?)sample["Host"]!["CORS"]);
    }

    [Fact]
    public void Our_own_deadline_lies_below_the_hosts()
    {
        var timeout = TimeSpan.Parse((string)Host["functionTimeout"]!, CultureInfo.InvariantCulture);

        Assert.True(new JobSettings().JobTime < timeout);
    }

    [Fact]
    public void The_functions_listen_where_the_pipeline_sends_and_where_the_host_puts_what_it_gave_up()
    {
        var jobs = Assert.IsType<QueueTriggerAttribute>(AppFunction.Named("ProcessMedia").Trigger);
        var poison = Assert.IsType<QueueTriggerAttribute>(AppFunction.Named("HandlePoison").Trigger);

        Assert.Equal(("media-jobs", "AzureWebJobsStorage"), (jobs.QueueName, jobs.Connection));
        Assert.Equal(("media-jobs-poison", "AzureWebJobsStorage"), (poison.QueueName, poison.Connection));
        Assert.Equal(JobQueue.Name, jobs.QueueName);
    }

    [Fact]
    public void Callbacks_have_a_queue_of_their_own_and_what_it_gives_up_is_taken_too()
    {
        var callbacks = Assert.IsType<QueueTriggerAttribute>(AppFunction.Named("DeliverCallback").Trigger);
        var poison = Assert.IsType<QueueTriggerAttribute>(AppFunction.Named("HandleCallbackPoison").Trigger);

        Assert.Equal(("job-callbacks", "AzureWebJobsStorage"), (callbacks.QueueName, callbacks.Connection));
        Assert.Equal(("job-callbacks-poison", "AzureWebJobsStorage"), (poison.QueueName, poison.Connection));
        Assert.Equal(CallbackQueue.Name, callbacks.QueueName);
    }

    [Fact]
    public void The_sweep_comes_every_five_minutes_and_not_at_every_start()
    {
        var timer = Assert.IsType<TimerTriggerAttribute>(AppFunction.Named("Sweep").Trigger);

        Assert.Equal("0 */5 * * * *", timer.Schedule);
        Assert.False(timer.RunOnStartup);
        Assert.True(timer.UseMonitor);
    }
}
