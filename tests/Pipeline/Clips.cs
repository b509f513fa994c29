namespace MediaFunctions.Tests.Pipeline;
public static class Clips { public static string Short => "/tmp/short.mp4"; public static string Other => "/tmp/other.mp4"; }
