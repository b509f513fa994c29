using System.Reflection;
using Xunit.Sdk;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>The names of the test class's own breaks: those of its static field <c>Broken</c>.</summary>
internal sealed class EachBreakAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        var field = testMethod.DeclaringType!.GetField("Broken", BindingFlags.Static | BindingFlags.NonPublic)!;
        return ((Breaks)field.GetValue(null)!).Select(what => new object[] { what });
    }
}
