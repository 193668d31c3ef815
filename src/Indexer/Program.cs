using Indexer.Commands;

return await IndexerProgram.RunAsync(args);
