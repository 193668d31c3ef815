namespace Indexer.Keys;

/// <summary>What a key allows beside reading. Each stands for itself: who watches the service need not be able to write, who writes need not administer.</summary>
public enum Scope
{
    /// <summary>Nothing beside reading what its audiences may.</summary>
    Read,

    /// <summary>Adding, replacing and deleting documents of any audience.</summary>
    Write,

    /// <summary>Reindexing, tasks, status, explanations of scores, analysis. Does not include <see cref="Write"/>.</summary>
    Admin,
}

/// <summary>Scopes as they are written on the command line and in records.</summary>
public static class ScopeNames
{
    public const string All = "read, write, admin";

    public static string Of(Scope scope) => scope switch
    {
        Scope.Write => "write",
        Scope.Admin => "admin",
        _ => "read",
    };

    /// <summary>The scope of a name; null where there is none, as a newer program may have written.</summary>
    public static Scope? Parse(string name) => name switch
    {
        "read" => Scope.Read,
        "write" => Scope.Write,
        "admin" => Scope.Admin,
        _ => null,
    };
}
