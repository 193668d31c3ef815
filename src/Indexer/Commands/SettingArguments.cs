namespace Indexer.Commands;

/// <summary>Tells settings on the command line (<c>--Data:Path=x</c>, <c>--Data:Path x</c>) from the options of a command.</summary>
internal static class SettingArguments
{
    public static (string[] Command, string[] Settings) Split(string[] arguments)
    {
        var command = new List<string>();
        var settings = new List<string>();
        for (int at = 0; at < arguments.Length; at++)
        {
            string argument = arguments[at];
            if (!IsSetting(argument))
            {
                command.Add(argument);
                continue;
            }

            settings.Add(argument);
            if (!argument.Contains('=') && at + 1 < arguments.Length)
            {
                settings.Add(arguments[++at]);
            }
        }

        return ([.. command], [.. settings]);
    }

    // The name of a setting has a colon in it; no option has.
    private static bool IsSetting(string argument)
    {
        ReadOnlySpan<char> name = argument.AsSpan(0, argument.IndexOf('=') is int end and >= 0 ? end : argument.Length);
        return name.StartsWith("--") && name.Contains(':') && !name.ContainsAny(" /\\");
    }
}
