namespace MediaFunctions.Processing.Kinds;

/// <summary>The validated options of one output; each kind has its own record with its defaults filled in.</summary>
public abstract record OutputOptions;
