namespace Search.Engine;

/// <summary>Another process holds the index.</summary>
public sealed class IndexHeldException(string message) : Exception(message);

/// <summary>The index was written by another format version or analyzer; the message says which.</summary>
public sealed class IndexMismatchException(string message) : Exception(message);

/// <summary>Files of the index are damaged or gone. Nothing is lost: the store has every document, and another generation is built from it.</summary>
public sealed class IndexDamagedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A new generation does not pass its check; the message says where it fails. The one in use is untouched.</summary>
public sealed class GenerationCheckException(string message) : Exception(message);

/// <summary>The disk has too little room for another generation; the message has the figures.</summary>
public sealed class NoRoomException(string message) : IOException(message);

/// <summary>The <c>after</c> of a request is not a cursor that this index gave out.</summary>
public sealed class InvalidCursorException(string message) : Exception(message);
