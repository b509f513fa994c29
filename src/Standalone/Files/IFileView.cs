namespace MediaFunctions.Standalone.Files;

/// <summary>Shows how the files are doing.</summary>
internal interface IFileView
{
    /// <param name="index">The file's place on the command line.</param>
    /// <param name="stage">Where it is now.</param>
    void Show(int index, FileStage stage);
}
