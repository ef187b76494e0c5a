namespace Todo.Bench;

/// <summary>Tells on the error stream what goes on: the tables alone are on the output.</summary>
internal static class Progress
{
    public static void Say(string text) => Console.Error.WriteLine($"{text} ...");
}
