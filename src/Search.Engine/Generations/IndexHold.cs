using System.Globalization;

namespace Search.Engine.Generations;

/// <summary>The hold of one process on an index: whoever has it applies. Given back when the process ends, however it ends.</summary>
internal sealed class IndexHold : IDisposable
{
    private readonly FileStream held;

    private IndexHold(FileStream held) => this.held = held;

    /// <exception cref="IndexHeldException">When another process has it; the message says which.</exception>
    public static IndexHold Take(string folder)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "held");
        string holder = Path.Combine(folder, "holder");
        try
        {
            var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}\n"));
            return new IndexHold(stream);
        }
        catch (IOException e) when (File.Exists(file) && !IsFull(e))
        {
            string who = File.Exists(holder) ? File.ReadAllText(holder).Trim() : "another process";
            throw new IndexHeldException($"The index in '{folder}' is held by {who}.");
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>ENOSPC, or ERROR_DISK_FULL: a full disk is no holder.</summary>
    private static bool IsFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 112;
}
