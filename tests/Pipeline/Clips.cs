namespace MediaFunctions.Tests.Pipeline;
public static class Clips { public static string Short => "/tmp/short.mp4"; }
