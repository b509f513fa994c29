using MediaFunctions.Standalone.Files;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>Progress where nobody looks on: a line whenever a file comes to another stage.</summary>
internal sealed class PlainView(IReadOnlyList<string> files, TextWriter output) : IFileView
{
    private readonly Lock gate = new();
    private readonly string?[] shown = new string?[files.Count];

    public void Show(int index, FileStage stage)
    {
        lock (gate)
        {
            if (shown[index] == stage.Words)
                return;
            shown[index] = stage.Words;
            output.WriteLine($"{files[index]}: {stage.Words}");
        }
    }
}
