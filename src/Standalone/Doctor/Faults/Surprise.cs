namespace MediaFunctions.Standalone.Doctor.Faults;

/// <summary>
/// A fault that no check knows. Its message is not printed: it may quote an address that is signed.
/// </summary>
internal static class Surprise
{
    public static Advice Of(Exception exception) =>
        AzureFaults.Find(exception, "a request")
        ?? HttpFaults.Find(exception, "The service")
        ?? R2Faults.Find(exception, "a request")
        ?? new Advice(
            $"The check itself ended with {exception.GetType().Name}.",
            "A check ends with what it found.",
            "Run it again with --verbose, which prints the whole fault on stderr, and report it; first take out signed addresses (those with a signature in their query), which whoever reads them may use for some minutes.");
}
