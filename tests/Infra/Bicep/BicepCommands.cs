namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>The commands of bicep that the tests need.</summary>
internal static class BicepCommands
{
    private static readonly string[] Somewhere =
    [
        "--tenant-id", "22222222-2222-2222-2222-222222222222", "--subscription-id", "11111111-1111-1111-1111-111111111111",
        "--resource-group", "rg-media", "--location", "westeurope", "--deployment-name", "mediafunctions",
    ];

    /// <summary>Every rule of bicepconfig.json over every file, parameter files included.</summary>
    public static Task<BicepRun> LintAsync(TemplateFolder folder) => BicepCli.RunAsync(folder.Root, "lint", "--pattern", "**/*.bicep*");

    /// <summary>The parameter file and its template as ARM takes them: <c>templateJson</c> and <c>parametersJson</c>.</summary>
    public static Task<BicepRun> BuildAsync(TemplateFolder folder) =>
        BicepCli.RunAsync(folder.Azure, "build-params", "main.bicepparam", "--stdout");

    /// <summary>Every resource that a parameter file makes, with its values.</summary>
    /// <remarks>Written and read, not validated by bicep: its verdict comes without the resources, which the checks need.</remarks>
    public static async Task<string> ExpandAsync(TemplateFolder folder, string name)
    {
        var path = folder.ParameterFile(name);
        var run = await BicepCli.RunAsync(folder.Root, ["snapshot", path, "--mode", "overwrite", .. Somewhere]);
        // What it but warns of is the linter's test: here it must not hide what the checks find.
        return run.Status == 0
            ? await File.ReadAllTextAsync(Path.ChangeExtension(path, ".snapshot.json"))
            : throw new InvalidOperationException($"bicep cannot expand {name}: {string.Join('\n', run.Complaints)}");
    }

    /// <summary>The files that bicep would write in another way.</summary>
    public static async Task<IReadOnlyList<string>> FormatAsync(TemplateFolder folder)
    {
        var before = folder.Written.ToDictionary(path => path, path => File.ReadAllText(folder.File(path)));
        var run = await BicepCli.RunAsync(folder.Root, "format", "--pattern", "**/*.bicep*");
        return
        [
            .. run.Complaints,
            .. before.Where(file => File.ReadAllText(folder.File(file.Key)) != file.Value).Select(file => $"{file.Key} is not as `bicep format` writes it"),
        ];
    }
}
