using System.Data.Common;
using System.Globalization;
using System.Security.Authentication;
using Indexer.Configuration;
using Microsoft.Data.SqlClient;

namespace Indexer.Sources.Sql;

/// <summary>What is particular to SQL Server. Thread safe.</summary>
internal static class SqlServer
{
    private const int Timeout = -2;
    private const int NoEncryption = 20;
    private const byte ConnectionLost = 20;

    /// <summary>The connection of an operator with what he left open: who asks, that he only reads, and that trying again is done here.</summary>
    /// <exception cref="ArgumentException">When SqlClient does not understand it.</exception>
    public static SqlConnectionStringBuilder ConnectionString(string text)
    {
        var builder = new SqlConnectionStringBuilder(text) { ApplicationName = "tracuu", ConnectRetryCount = 0 };
        if (!builder.ShouldSerialize("Application Intent"))
        {
            builder.ApplicationIntent = ApplicationIntent.ReadOnly;
        }

        return builder;
    }

    /// <summary>Sees that SqlClient can work here: it needs the cultures of ICU, without which every other part of the program does.</summary>
    /// <exception cref="SettingException">When this process was started without them.</exception>
    public static void Demand(string key)
    {
        try
        {
            CultureInfo.GetCultureInfo("en-US");
        }
        catch (CultureNotFoundException)
        {
            throw new SettingException(
                key, "sqlserver", "postgres, sqlite; and sqlserver where the system has ICU (Debian: libicu72) and this program is started with DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0 in its environment.");
        }

        // SqlClient asks what the program was built for; that the environment decided otherwise it does not see.
        AppContext.SetSwitch("System.Globalization.Invariant", false);

        // Its older way of reading takes for granted that the network delivers packets whole; where it does not, long answers hang or come to an end with an
        // ArgumentOutOfRangeException (SqlClient 5.2 to 7.1 on Linux without encryption; its issue 3519).
        AppContext.SetSwitch("Switch.Microsoft.Data.SqlClient.UseCompatibilityProcessSni", false);
    }

    public static DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    /// <summary>
    /// Whether rows are to be waited for by a thread. Asynchronously SqlClient 7.1 reads what lies across packets anew with each packet, in time that grows with the square of a text's
    /// length (its issue 593).
    /// </summary>
    public static bool ReadsByThread(DbDataReader rows) => rows is SqlDataReader;

    /// <summary>Whether trying again soon may help: deadlocks, time that ran out, connections that broke, and what Microsoft lists for databases that move or are busy.</summary>
    public static bool IsTransient(SqlException fault) =>
        (fault.Class >= ConnectionLost && !IsAboutEncryption(fault)) || fault.Number == Timeout || SqlConfigurableRetryFactory.BaselineTransientErrors.Contains(fault.Number);

    /// <summary>What to do about a fault, a sentence.</summary>
    public static string Remedy(SqlException fault) => fault.Number switch
    {
        _ when IsAboutEncryption(fault) =>
            "Make this machine trust the server's certificate, or name its file (ServerCertificate=…) in 'connectionString'; Encrypt=Optional only where the network itself is safe.",
        18452 or 18456 or 18470 or 18486 or 18487 or 18488 => "Correct user and password in 'connectionString', and see that the server takes such logins.",
        4060 => "Correct the database in 'connectionString', and make the login a user of it (CREATE USER … FOR LOGIN …).",
        207 or 208 => "Look for slips in the query, name tables with their schema (dbo.…), and see that 'connectionString' names the right database.",
        229 or 230 => "Give the user the right to read (GRANT SELECT ON …, or the role db_datareader).",
        979 => "Set ApplicationIntent=ReadWrite in 'connectionString'.",
        Timeout => "Give the changed-column an index, or raise 'timeoutSeconds' (for a connection 'Connect Timeout' in 'connectionString').",
        _ when fault.Class >= ConnectionLost => "See that the server runs, and that host and port in 'connectionString' are right (Server=HOST,PORT).",
        _ => SqlRemedies.Usual,
    };

    private static bool IsAboutEncryption(SqlException fault) => fault.Number == NoEncryption || fault.InnerException is AuthenticationException;
}
