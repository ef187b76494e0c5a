using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Idempotency;
using Todo.Domain;
using Todo.Domain.Lists;

namespace Todo.Application.Lists;

/// <summary>The signed-in user adds a list, at the end.</summary>
public sealed record CreateList(Optional<string> Name, IdempotencyKey? IdempotencyKey = null) : ICreateRequest<ListResponse>;

internal sealed class CreateListValidator : AbstractValidator<CreateList>
{
    public CreateListValidator()
    {
        RuleFor(request => request.Name.Value).RequiredText(TodoList.MaxNameLength).OverridePropertyName(nameof(CreateList.Name));
        this.IdempotencyKey<CreateList, ListResponse>();
    }
}

internal sealed class CreateListHandler(
    IListRepository lists, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper, TimeProvider clock, IOptions<LimitsOptions> limits)
    : IRequestHandler<CreateList, Result<Created<ListResponse>>>
{
    public Task<Result<Created<ListResponse>>> Handle(CreateList request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<Created<ListResponse>>>(
            async ct =>
            {
                var list = TodoList.Create(current.Id, request.Name.Value, clock.Now());
                return await lists.AddAsync(list, limits.Value.ListsPerUser, ct) is { } failure
                    ? failure
                    : new Created<ListResponse>(mapper.Map<ListResponse>(list));
            },
            cancellationToken);
}
