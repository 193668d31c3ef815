namespace Search.Engine.Schema;

/// <summary>The fields of the index. A text field <c>x</c> has its pairs in <c>x.pairs</c>.</summary>
internal static class FieldNames
{
    /// <summary>The document's id, one untokenized term.</summary>
    public const string Id = "id";

    /// <summary>Everything a plain word is looked for in: title, body and what else is known, apart by gaps.</summary>
    public const string Text = "text";

    public const string Title = "title";

    /// <summary>Keys of the document's own symbol: the one that bears it, as opposed to those that cite it.</summary>
    public const string Symbol = "symbol";

    public const string Issuer = "issuer";
    public const string Signer = "signer";
    public const string Person = "person";
    public const string Place = "place";
    public const string Author = "author";
    public const string Type = "type";
    public const string Recipient = "recipient";
    public const string Organisation = "organisation";

    /// <summary>Keys of the symbols a document cites.</summary>
    public const string Cites = "cites";

    /// <summary>Abbreviations that the document explains itself, found from either side.</summary>
    public const string Abbreviation = "abbreviation";

    /// <summary>The days a document was issued, held or published on, as keys of dates with their year and without.</summary>
    public const string Date = "date";

    /// <summary>Terms <c>field␁key</c> of the values documents are filtered by.</summary>
    public const string Filter = "filter";

    /// <summary>What titles, names and symbols are completed by: <see cref="Suggesting.PhraseTerms"/>.</summary>
    public const string Phrases = "phrases";

    /// <summary>Doc values: the store's sequence, which breaks ties and makes cursors stable.</summary>
    public const string Sequence = "sequence";

    /// <summary>Doc values: days since 0001-01-01; absent where there is no date.</summary>
    public const string Day = "day";

    /// <summary>Keys of the symbols that the document cites, each whole as it is cited.</summary>
    public const string Cited = "cited";

    /// <summary>Binary doc values: the keys that documents of its series, and near-duplicates of it, share.</summary>
    public const string Groups = "groups";

    /// <summary>Doc values: a hash of the words of the body, which documents share that say the same word for word; absent where it has none.</summary>
    public const string Words = "words";

    /// <summary>Binary doc values: what a hit shows, apart from the body so that it is read alone.</summary>
    public const string Hit = "hit";

    /// <summary>Stored: the body, for snippets, <see cref="BodyText"/>.</summary>
    public const string Body = "body";

    /// <summary>Stored: which parts of the body are asides and which are numbered items, <see cref="BodyParts"/>.</summary>
    public const string Parts = "parts";

    /// <summary>The field whose length an occurrence is held against: fields without norms of their own are short, and go by everything's.</summary>
    public static string NormOf(string field) => field == Title ? field : Text;

    public static string Pairs(string field) => field + ".pairs";

    /// <summary>The field that counts, of the terms of a field, those that stand in asides; they are terms of that field as well. Null where it has none.</summary>
    public static string? Asides(string field) => field is Text or Text + ".pairs" ? field + ".asides" : null;

    /// <summary>Sorted-set doc values of a facet: key, separator, the value as written.</summary>
    public static string Facet(Searching.FacetField field) => "facet." + field;
}
