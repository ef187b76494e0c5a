using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Todo.Infrastructure.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListsLabelsTrash : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_is_done_created_at",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_is_done_updated_at",
                table: "todos");

            migrationBuilder.AddColumn<long>(
                name: "inbox_id",
                table: "users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "users",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: false,
                defaultValue: "UTC");

            migrationBuilder.AddColumn<long>(
                name: "completed_at",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "deleted_at",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "due",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_pristine",
                table: "todos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "labels",
                table: "todos",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "list_id",
                table: "todos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "next_id",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notes",
                table: "todos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "notes_folded",
                table: "todos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "parent_id",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "position",
                table: "todos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "priority",
                table: "todos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "recurrence",
                table: "todos",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "recurrence_from",
                table: "todos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "series_start",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "series_used",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "trash_user_id",
                table: "todos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "went_with_parent",
                table: "todos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "lists",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    is_inbox = table.Column<bool>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    change_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lists", x => x.id);
                    table.ForeignKey(
                        name: "FK_lists_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "todo_labels",
                columns: table => new
                {
                    todo_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    folded = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    written_seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_todo_labels", x => new { x.owner_id, x.folded, x.todo_id });
                    table.ForeignKey(
                        name: "FK_todo_labels_todos_todo_id",
                        column: x => x.todo_id,
                        principalTable: "todos",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "users",
                columns: new[] { "id", "change_seq", "created_at", "email", "inbox_id", "name", "normalized_email", "password_hash", "time_zone", "todo_count", "updated_at" },
                values: new object[] { -1L, 0L, 0L, "", null, "", "trash", "", "UTC", 0L, 0L });

            // Every user gets an inbox with all todos, in the order of their ids.
            migrationBuilder.Sql("UPDATE users SET change_seq = change_seq + 1 + (SELECT COUNT(*) FROM todos WHERE user_id = users.id) WHERE id > 0");
            migrationBuilder.Sql(
                "INSERT INTO lists (user_id, name, is_inbox, position, created_at, updated_at, change_seq)"
                + " SELECT id, 'Inbox', 1, 1048576, created_at, created_at, change_seq FROM users WHERE id > 0");
            migrationBuilder.Sql("UPDATE users SET inbox_id = (SELECT lists.id FROM lists WHERE lists.user_id = users.id) WHERE id > 0");
            migrationBuilder.Sql(
                "UPDATE todos SET list_id = (SELECT inbox_id FROM users WHERE users.id = todos.user_id), position = ranked.rank * 1048576,"
                + " completed_at = CASE WHEN is_done = 1 THEN updated_at END"
                + " FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY id) AS rank FROM todos) AS ranked WHERE ranked.id = todos.id");

            migrationBuilder.CreateIndex(
                name: "ix_todos_deleted_at",
                table: "todos",
                column: "deleted_at",
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_trash_user_id_deleted_at",
                table: "todos",
                columns: new[] { "trash_user_id", "deleted_at" },
                filter: "trash_user_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_trash_user_id_parent_id",
                table: "todos",
                columns: new[] { "trash_user_id", "parent_id" },
                filter: "trash_user_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_completed_at",
                table: "todos",
                columns: new[] { "user_id", "completed_at" },
                filter: "completed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_due",
                table: "todos",
                columns: new[] { "user_id", "due" },
                filter: "due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_is_done_due",
                table: "todos",
                columns: new[] { "user_id", "is_done", "due" },
                filter: "due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_list_id_open_position",
                table: "todos",
                columns: new[] { "user_id", "list_id", "is_done", "position" },
                filter: "is_done = 0");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_list_id_position",
                table: "todos",
                columns: new[] { "user_id", "list_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_parent_id",
                table: "todos",
                columns: new[] { "user_id", "parent_id" },
                filter: "parent_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_parent_id_position",
                table: "todos",
                columns: new[] { "user_id", "parent_id", "position" },
                filter: "parent_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_position",
                table: "todos",
                columns: new[] { "user_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_priority",
                table: "todos",
                columns: new[] { "user_id", "priority" },
                filter: "priority > 0");

            migrationBuilder.CreateIndex(
                name: "ix_lists_user_id_position_id",
                table: "lists",
                columns: new[] { "user_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_todo_labels_todo_id",
                table: "todo_labels",
                column: "todo_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lists");

            migrationBuilder.DropTable(
                name: "todo_labels");

            migrationBuilder.DropIndex(
                name: "ix_todos_deleted_at",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_trash_user_id_deleted_at",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_trash_user_id_parent_id",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_completed_at",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_due",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_is_done_due",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_list_id_open_position",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_list_id_position",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_parent_id",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_parent_id_position",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_position",
                table: "todos");

            migrationBuilder.DropIndex(
                name: "ix_todos_user_id_priority",
                table: "todos");

            migrationBuilder.DeleteData(
                table: "users",
                keyColumn: "id",
                keyValue: -1L);

            migrationBuilder.DropColumn(
                name: "inbox_id",
                table: "users");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "users");

            migrationBuilder.DropColumn(
                name: "completed_at",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "due",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "is_pristine",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "labels",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "list_id",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "next_id",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "notes",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "notes_folded",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "position",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "recurrence",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "recurrence_from",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "series_start",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "series_used",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "trash_user_id",
                table: "todos");

            migrationBuilder.DropColumn(
                name: "went_with_parent",
                table: "todos");

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_is_done_created_at",
                table: "todos",
                columns: new[] { "user_id", "is_done", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_todos_user_id_is_done_updated_at",
                table: "todos",
                columns: new[] { "user_id", "is_done", "updated_at" });
        }
    }
}
