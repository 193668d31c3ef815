Console.WriteLine("tracuu");
