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

    internal override ISource Open(SourceTools tools) => new SqlSource(this, new SqlDatabase(this, tools.Time));

    // Never repeated in a message: it may hold a password.
    private static string Connection(SettingSection settings, string provider)
    {
        string text = settings.Required("connectionString", "how to reach the database.");
        try
        {
            DbConnectionStringBuilder builder = provider switch
            {
                "postgres" => new NpgsqlConnectionStringBuilder(text) { ApplicationName = "tracuu", Options = "-c default_transaction_read_only=on" },
                "sqlserver" => SqlServer.ConnectionString(text),
                _ => SqliteOf(text),
            };
            return builder.ToString();
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new SettingException(settings.Key("connectionString"), "…", $"what the provider understands ({fault.GetType().Name}).");
        }
    }

    private static SqliteConnectionStringBuilder SqliteOf(string text)
    {
        var builder = new SqliteConnectionStringBuilder(text) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        builder.DataSource = Path.GetFullPath(builder.DataSource, InstallationRoot.Find());
        return builder;
    }
}
