namespace MediaFunctions.Processing.Recipes;

public sealed record Recipe(string Name, string Json);
