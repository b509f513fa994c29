namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>A copy of infra/azure with the tests' own parameter files in it, which bicep may write into.</summary>
internal sealed class TemplateFolder : IDisposable
{
    private static readonly string[] Copied = [Repo.File("infra", "azure"), Repo.File("tests", "Infra", "Parameters")];

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mediafunctions-infra-");

    public TemplateFolder()
    {
        foreach (var source in Copied)
        {
            foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                var target = File(System.IO.Path.GetRelativePath(Repo.Root, path));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                System.IO.File.Copy(path, target);
            }
        }
    }

    /// <summary>The copy of infra/azure.</summary>
    public string Azure => File("infra/azure");

    public string Root => root.FullName;

    /// <summary>The owner's parameter file, or one of the tests'.</summary>
    public string ParameterFile(string name) =>
        File(name == InfraFixture.Delivered ? "infra/azure/main.bicepparam" : $"tests/Infra/Parameters/{name}.bicepparam");

    /// <summary>What is written in bicep, by its path in the repository.</summary>
    public IEnumerable<string> Written =>
        Directory.EnumerateFiles(root.FullName, "*.bicep*", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(root.FullName, path))
            .Where(path => System.IO.Path.GetExtension(path) is ".bicep" or ".bicepparam")
            .Order(StringComparer.Ordinal);

    public string File(string path) => System.IO.Path.Combine(root.FullName, path);

    public void Dispose() => root.Delete(recursive: true);
}
