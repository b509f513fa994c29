namespace MediaFunctions.Standalone.Worker;

/// <summary>Wakes whoever tells of the ends of jobs.</summary>
internal sealed class CallbackNudge : QueueNudge;
