using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Todo.Application.Changes;
using Todo.Application.Todos;
using Todo.Application.Trash;
using Todo.WebApi.Json;

namespace Todo.Tests.WebApi;

/// <summary>Large answers are sent while they are written.</summary>
internal sealed class LargeAnswersTests
{
    /// <summary>As much as Kestrel buffers for a client that does not read.</summary>
    private const int Buffer = 64 * 1024;

    private static readonly string Text = new('\u20ac', 10_000);
    private static readonly TodoResponse[] Page = [.. Enumerable.Range(1, 35).Select(id => new TodoResponse(id, Text, false, 1, default, default))];

    private static readonly TestCaseData[] Answers =
    [
        Answer("todos", Page),
        Answer("notes", Page.Select(todo => todo with { Content = "x", Notes = Text }).ToArray()),
        Answer("trash", Page.Select(todo => new TrashedTodoResponse(todo.Id, Text, false, 1, default, default)).ToArray()),
        Answer("changes", new ChangesResponse([], Page, [], "next", false)),
    ];

    [TestCaseSource(nameof(Answers))]
    public async Task A_reader_that_stalls_holds_little_memory_and_gets_the_whole_answer_later(object answer)
    {
        var response = new Response();

        var writing = response.WriteAsync(answer);
        Assert.That(response.Pipe.Reader.TryRead(out var stalled));
        var held = stalled.Buffer.Length;
        response.Pipe.Reader.AdvanceTo(stalled.Buffer.Start);

        Assert.That(writing.IsCompleted, Is.False);
        Assert.That(held, Is.LessThan(2 * Buffer));
        Assert.That(await response.ReadAsync(writing), Is.EqualTo(JsonSerializer.Serialize(answer, answer.GetType(), ResponseJson.SerializerOptions)));
    }

    [Test]
    public async Task A_deadline_that_passes_while_a_large_answer_is_sent_does_not_cut_it_off()
    {
        var response = new Response();
        using var deadline = new CancellationTokenSource();
        response.Context.RequestAborted = deadline.Token;

        var writing = response.WriteAsync(Page);
        await deadline.CancelAsync();

        Assert.That(response.IsTimeoutDisabled);
        Assert.That(await response.ReadAsync(writing), Has.Length.GreaterThan(35 * Text.Length).And.EndsWith("}]"));
    }

    [Test]
    public async Task A_small_answer_is_one_write()
    {
        var response = new Response();

        await response.WriteAsync(Page[..1]);

        Assert.That(response.Writer.Flushes, Is.EqualTo(1));
        Assert.That(response.IsTimeoutDisabled, Is.False);
    }

    private static TestCaseData Answer(string name, object answer) => new TestCaseData(answer).SetArgDisplayNames(name);

    private sealed class Response : IHttpRequestTimeoutFeature, IHttpResponseBodyFeature
    {
        public Response()
        {
            Writer = new(Pipe.Writer);
            Context.Features.Set<IHttpRequestTimeoutFeature>(this);
            Context.Features.Set<IHttpResponseBodyFeature>(this);
        }

        public Pipe Pipe { get; } = new(new PipeOptions(pauseWriterThreshold: Buffer, resumeWriterThreshold: Buffer / 2));

        public FlushCounter Writer { get; }

        public DefaultHttpContext Context { get; } = new();

        public bool IsTimeoutDisabled { get; private set; }

        CancellationToken IHttpRequestTimeoutFeature.RequestTimeoutToken => Context.RequestAborted;

        Stream IHttpResponseBodyFeature.Stream => throw new NotSupportedException();

        PipeWriter IHttpResponseBodyFeature.Writer => Writer;

        public Task WriteAsync(object answer) => AnswerExecutor.WriteAsync(Context, answer);

        public async Task<string> ReadAsync(Task writing)
        {
            var text = new ArrayBufferWriter<byte>();
            while (true)
            {
                var isWritten = writing.IsCompleted;
                if (Pipe.Reader.TryRead(out var read))
                {
                    foreach (var segment in read.Buffer)
                        text.Write(segment.Span);
                    Pipe.Reader.AdvanceTo(read.Buffer.End);
                }
                else if (isWritten)
                {
                    break;
                }
                await Task.Yield();
            }
            await writing;
            return Encoding.UTF8.GetString(text.WrittenSpan);
        }

        public void DisableTimeout() => IsTimeoutDisabled = true;

        Task IHttpResponseBodyFeature.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        Task IHttpResponseBodyFeature.CompleteAsync() => Task.CompletedTask;

        Task IHttpResponseBodyFeature.SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken) => throw new NotSupportedException();

        void IHttpResponseBodyFeature.DisableBuffering()
        {
        }
    }

    private sealed class FlushCounter(PipeWriter writer) : PipeWriter
    {
        public int Flushes { get; private set; }

        public override bool CanGetUnflushedBytes => writer.CanGetUnflushedBytes;

        public override long UnflushedBytes => writer.UnflushedBytes;

        public override void Advance(int bytes) => writer.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => writer.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => writer.GetSpan(sizeHint);

        public override void CancelPendingFlush() => writer.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => writer.Complete(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            Flushes++;
            return writer.FlushAsync(cancellationToken);
        }
    }
}
