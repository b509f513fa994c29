namespace MediaFunctions.Tests.Infra.Model;

/// <summary>What breaks have in common, so that each is a line.</summary>
internal static class Breaking
{
    /// <summary>A setting of the heavy job.</summary>
    public static JsonObject Variable(this Deployment deployment, string name) =>
        Variables(deployment).OfType<JsonObject>().Single(variable => variable.TextAt("name") == name);

    /// <summary>All settings of the heavy job.</summary>
    public static JsonArray Variables(this Deployment deployment) =>
        deployment.Heavy!.At("properties.template.containers[0].env")!.AsArray();

    public static Resource Queue(this Deployment deployment, string name) =>
        deployment.All("Microsoft.Storage/storageAccounts/queueServices/queues").Single(queue => queue.OwnName == name);

    /// <summary>Another wording of a log line, in the code only.</summary>
    public static void Reword(this Deployment deployment, string from, string to)
    {
        var reworded = deployment.Code.LogMessages.Select(m => m with { Template = m.Template.Replace(from, to, StringComparison.Ordinal) }).ToList();
        Assert.NotEqual(deployment.Code.LogMessages, reworded);
        deployment.Code = deployment.Code with { LogMessages = reworded };
    }

    /// <summary>Another text in the query of an alert.</summary>
    public static void Query(this Deployment deployment, string alert, string from, string to)
    {
        const string path = "properties.criteria.allOf[0].query";
        var json = deployment.All("Microsoft.Insights/scheduledQueryRules").Single(a => a.Name.EndsWith(alert, StringComparison.Ordinal)).Json;
        var query = json.TextAt(path)!;
        Assert.Contains(from, query, StringComparison.Ordinal);
        json.Put(path, query.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>A copy with another value.</summary>
    public static JsonNode With(this JsonNode node, string path, JsonNode value)
    {
        var copy = node.DeepClone();
        copy.Put(path, value);
        return copy;
    }

    /// <summary>A copy without a member.</summary>
    public static JsonNode Without(this JsonNode node, string path)
    {
        var copy = node.DeepClone();
        copy.Drop(path);
        return copy;
    }
}
