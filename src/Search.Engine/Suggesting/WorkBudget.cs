namespace Search.Engine.Suggesting;

/// <summary>How much may still be looked at for one answer, so that no beginning, however short, costs what it likes. Not thread safe.</summary>
internal sealed class WorkBudget(int terms)
{
    /// <summary>What finding a place in a dictionary or a list costs against going on to the next term.</summary>
    private const int SeekCost = 40;

    private int left = terms;

    /// <summary>Takes one term.</summary>
    public bool Walk() => --left >= 0;

    /// <summary>Takes a place looked up.</summary>
    public bool Seek() => (left -= SeekCost) >= 0;
}
