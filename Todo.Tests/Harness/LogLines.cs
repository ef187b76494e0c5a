using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Todo.Tests.Harness;

/// <summary>A line of the log.</summary>
internal sealed record LogLine(string Category, LogLevel Level, EventId Event, string Text, IReadOnlyDictionary<string, object?> Values);

/// <summary>Keeps what the program logs.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyCollection<LogLine> All => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(pair => pair.Key, pair => pair.Value);
            lines.Enqueue(new(category, logLevel, eventId, formatter(state, exception) + exception, values));
        }
    }
}
