namespace MediaFunctions.Tests.Infra.Model;

/// <summary>What is answered for Azure must not hide what is wrong.</summary>
public sealed class ArmExpressionSpecs
{
    [Theory]
    [InlineData("a text", "a text")]
    [InlineData("[[not an expression]", "[not an expression]")]
    [InlineData("[format('https://{0}/{1}', 'host', 7)]", "https://host/7")]
    [InlineData("[concat('it''s ', string(true))]", "it's true")]
    [InlineData("[createObject('a', false()).a]", "false")]
    [InlineData("[reference('/subscriptions/1/x/id-app', '2024-11-30').principalId]", "id-app")]
    [InlineData("[reference('/x/st').primaryEndpoints.blob]", "https://st.blob.core.windows.net/")]
    [InlineData("[createObject('a', createArray('b', 'c')).a[1]]", "c")]
    [InlineData("[union(createArray('a', 'b'), createArray('b', 'c'))[2]]", "c")]
    [InlineData("[extensionResourceId('/x', 'A/b', 'c')]", "/x/providers/A/b/c")]
    public void An_expression_is_answered(string expression, string expected)
    {
        Assert.Equal(expected, ArmExpression.Answer(expression)!.ToString());
    }

    [Fact]
    public void The_same_question_has_the_same_answer_and_another_one_another()
    {
        static string Guid(string of) => ArmExpression.Answer($"[guid('{of}')]")!.ToString();

        Assert.Equal(Guid("a"), Guid("a"));
        Assert.NotEqual(Guid("a"), Guid("b"));
    }

    [Theory]
    [InlineData("[listKeys('/x/st', '2026-09-01').keys[0].value]")]
    [InlineData("[parameters('secret')]")]
    [InlineData("[reference('/x/st').properties.key]")]
    [InlineData("[format('{0}', 'a') 'b']")]
    public void What_is_not_known_is_refused_and_not_left_standing(string expression)
    {
        Assert.Throws<NotSupportedException>(() => ArmExpression.Answer(expression));
    }

    [Fact]
    public void Names_and_values_are_answered_wherever_they_stand()
    {
        var answered = ArmExpression.Answer(JsonNode.Parse("""{ "[concat('a', 'b')]": [1, "[concat('c', 'd')]", null] }"""));

        Assert.Equal("""{"ab":[1,"cd",null]}""", answered!.ToJsonString());
    }
}
