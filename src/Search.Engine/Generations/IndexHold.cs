using System.Globalization;
using Search.Documents.Store;

namespace Search.Engine.Generations;

/// <summary>The hold of one process on an index: whoever has it applies. Given back when the process ends, however it ends.</summary>
internal sealed class IndexHold : IDisposable
{
    private readonly FileStream held;

    private IndexHold(FileStream held) => this.held = held;

    /// <exception cref="IndexHeldException">When another process has it; the message says which.</exception>
    public static IndexHold Take(string folder)
    {
        PrivateFile.CreateFolder(folder);
        string file = Path.Combine(folder, "held");
        string holder = Path.Combine(folder, "holder");
        FileStream stream;
        try
        {
            stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            string who = File.Exists(holder) ? File.ReadAllText(holder).Trim() : "another process";
            throw new IndexHeldException($"The index in '{folder}' is held by {who}.");
        }

        try
        {
            File.WriteAllText(holder, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}\n"));
            return new IndexHold(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>Whether it is locked and not, say, on a full disk or one that may only be read: ERROR_SHARING_VIOLATION, or EWOULDBLOCK of Linux or of macOS.</summary>
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 32 or 11 or 35;
}
