using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Labels;
using Todo.Application.Todos;
using Todo.Domain.PersonalTokens;
using Todo.WebApi.Authentication;
using Todo.WebApi.Binding;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The labels on the todos of the signed-in user. Letter case does not matter.</summary>
[Route("api/labels")]
[Tags("Labels")]
public sealed class LabelsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the labels</summary>
    /// <remarks>Returns the labels of all todos outside the trash, spelled as last written, each with the number of its open todos.</remarks>
    /// <response code="200">The labels, in the order of their names without regard to case.</response>
    [HttpGet(Name = "listLabels")]
    [RequiresScope(TokenScopes.TodosRead)]
    [ProducesResponseType<IReadOnlyList<LabelResponse>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(new ListLabels(), Ok, cancellationToken);

    /// <summary>Rename a label</summary>
    /// <remarks>Renames the label on all todos outside the trash. A todo that already has the new label keeps it once.</remarks>
    /// <param name="name" example="home">The label, without regard to case.</param>
    /// <param name="body">The new name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The number of changed todos; 0 if no todo has the label.</response>
    [HttpPatch("{name}", Name = "renameLabel")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(RenameLabel))]
    [ProducesResponseType<UpdatedCount>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Rename(PathText name, RenameLabelBody body, CancellationToken cancellationToken) =>
        SendAsync(new RenameLabel(name, body.Name), Ok, cancellationToken);

    /// <summary>Delete a label</summary>
    /// <remarks>Removes the label from all todos outside the trash.</remarks>
    /// <param name="name" example="home">The label, without regard to case.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The number of changed todos; 0 if no todo has the label.</response>
    [HttpDelete("{name}", Name = "deleteLabel")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [ProducesResponseType<UpdatedCount>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> Delete(PathText name, CancellationToken cancellationToken) =>
        SendAsync(new DeleteLabel(name), Ok, cancellationToken);
}
