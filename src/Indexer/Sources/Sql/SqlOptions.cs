using System.Data.Common;
using Indexer.Configuration;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Indexer.Sources.Sql;

/// <summary>The rows of a query. Immutable.</summary>
/// <param name="Query">May have the parameter <c>@since</c>; without it, it gives all rows each time.</param>
/// <param name="ChangedColumn">The column whose highest value is the next <c>@since</c>.</param>
/// <param name="ChangedIsNumber">Whether that column counts, rather than being a time.</param>
/// <param name="Overlap">How much is asked for again, for rows that were committed late.</param>
/// <param name="DeletedColumn">The column that says that a row is deleted: true, or a number but 0, or any text or time.</param>
/// <param name="IdQuery">Gives the ids of all rows there are, in its first column; null where nothing is to be deleted so.</param>
/// <param name="Prune">Whether rows that a whole query or <paramref name="IdQuery"/> does not give any more are deleted.</param>
internal sealed record SqlOptions(
    string Provider, string ConnectionString, string Query, string? ChangedColumn, bool ChangedIsNumber, TimeSpan Overlap, string? DeletedColumn, string? IdQuery, bool Prune, TimeSpan Timeout) : SourceOptions
{
    public const string Since = "@since";

    public static SqlOptions Read(SettingSection settings)
    {
        string provider = settings.Choice("provider", "", "postgres", "sqlite", "sqlserver");
        if (provider.Length == 0)
        {
            throw new SettingException(settings.Key("provider"), null, "postgres, sqlite, sqlserver.");
        }

        if (provider == "sqlserver")
        {
            SqlServer.Demand(settings.Key("provider"));
        }

        string query = settings.Required("query", "a SELECT.");
        string? changed = settings.Text("changedColumn");
        if (query.Contains(Since, StringComparison.Ordinal) != changed is not null)
        {
            throw new SettingException(settings.Key("changedColumn"), changed, "the column whose highest value is the next @since; together with a query that has @since, and not without.");
        }

        return new SqlOptions(
            provider,
            Connection(settings, provider),
            query,
            changed,
            settings.Choice("changedType", "time", "time", "number") == "number",
            settings.Seconds("overlapSeconds", 300, 0, 86_400),
            settings.Text("deletedColumn"),
            settings.Text("idQuery"),
            settings.Flag("prune", true),
            settings.Seconds("timeoutSeconds", 300, 1, 86_400))
        {
            FieldMap = settings.FieldMap("fieldMap"),
        };
    }

    /// <summary>The database, where it is a file; null else.</summary>
    public string? File => Provider == "sqlite" ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;

    /// <summary>Where the rows are and what is asked for; another password or overlap changes nothing about that.</summary>
    internal override string Listing
    {
        get
        {
            var connection = new DbConnectionStringBuilder { ConnectionString = ConnectionString };
            IEnumerable<string?> place = ((string[])["Host", "Port", "Database", "Search Path", "Data Source", "Initial Catalog"]).Select(key => connection.TryGetValue(key, out object? value) ? value.ToString() : "");
            return string.Join('\n', [Provider, .. place, Query, ChangedColumn, $"{ChangedIsNumber}", DeletedColumn, IdQuery]);
        }
    }

    internal override ISource Open(SourceTools tools) => new SqlSource(this, new SqlDatabase(this, tools.Time), tools.Time);

    // Never repeated in a message: it may hold a password. What is no keyword of the provider's is named, where it looks like one.
    private static string Connection(SettingSection settings, string provider)
    {
        string text = settings.Required("connectionString", "how to reach the database.");
        try
        {
            return Complete(text, provider).ToString();
        }
        catch (Exception fault) when (IsOfText(fault))
        {
            string what = Misfit(text, provider) is { } keyword ? $"does not take '{keyword}' so" : fault.GetType().Name;
            throw new SettingException(settings.Key("connectionString"), "…", $"what the provider understands ({what}).");
        }
    }

    private static DbConnectionStringBuilder Complete(string text, string provider) => provider switch
    {
        "postgres" => PostgresOf(text),
        "sqlserver" => SqlServer.ConnectionString(text),
        _ => SqliteOf(text),
    };

    private static string? Misfit(string text, string provider)
    {
        try
        {
            var all = new DbConnectionStringBuilder { ConnectionString = text };
            return all.Keys.Cast<string>().FirstOrDefault(key => key.All(c => char.IsAsciiLetter(c) || c == ' ') && !Takes(new DbConnectionStringBuilder { [key] = all[key] }.ToString(), provider));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Takes(string text, string provider)
    {
        try
        {
            Complete(text, provider);
            return true;
        }
        catch (Exception fault) when (IsOfText(fault))
        {
            return false;
        }
    }

    private static bool IsOfText(Exception fault) => fault is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException;

    private static NpgsqlConnectionStringBuilder PostgresOf(string text)
    {
        var builder = new NpgsqlConnectionStringBuilder(text) { ApplicationName = "tracuu" };

        // The last of several settings counts.
        builder.Options = $"{builder.Options} -c default_transaction_read_only=on".TrimStart();
        return builder;
    }

    private static SqliteConnectionStringBuilder SqliteOf(string text)
    {
        var builder = new SqliteConnectionStringBuilder(text) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        builder.DataSource = Path.GetFullPath(builder.DataSource, InstallationRoot.Find());
        return builder;
    }
}
