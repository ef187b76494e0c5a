-- Find a todo
-- @id Int64
-- @user_id Int64
SELECT id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE id = @id AND user_id = @user_id

-- Insert a todo
-- @user_id Int64
-- @list_id Int64
-- @parent_id Int64
-- @content String(-1)
-- @content_folded String(-1)
-- @notes String(-1)
-- @notes_folded String(-1)
-- @is_done Boolean
-- @priority Int32
-- @labels String(-1)
-- @due Int64
-- @recurrence String(200)
-- @recurrence_from Int32
-- @series_start Int32
-- @series_used Int32
-- @next_id Int64
-- @is_pristine Boolean
-- @position Int64
-- @completed_at DateTime2
-- @created_at DateTime2
-- @updated_at DateTime2
-- @change_seq Int64
INSERT INTO todos (user_id, list_id, parent_id, content, content_folded, notes, notes_folded, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq) OUTPUT inserted.id VALUES (@user_id, @list_id, @parent_id, @content, @content_folded, @notes, @notes_folded, @is_done, @priority, @labels, @due, @recurrence, @recurrence_from, @series_start, @series_used, @next_id, @is_pristine, @position, @completed_at, @created_at, @updated_at, @change_seq)

-- Delete a todo
-- @id Int64
-- @user_id Int64
DELETE FROM todos WHERE id = @id AND user_id = @user_id

-- Complete a todo
-- @is_done Boolean
-- @position Int64
-- @completed_at DateTime2
-- @updated_at DateTime2
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET is_done = @is_done, position = @position, completed_at = @completed_at, updated_at = @updated_at, change_seq = @change_seq WHERE id = @id AND user_id = @user_id

-- Rewrite a todo
-- @content String(-1)
-- @content_folded String(-1)
-- @position Int64
-- @updated_at DateTime2
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET content = @content, content_folded = @content_folded, position = @position, updated_at = @updated_at, change_seq = @change_seq WHERE id = @id AND user_id = @user_id

-- Change a todo
-- @content String(-1)
-- @content_folded String(-1)
-- @is_done Boolean
-- @position Int64
-- @completed_at DateTime2
-- @updated_at DateTime2
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET content = @content, content_folded = @content_folded, is_done = @is_done, position = @position, completed_at = @completed_at, updated_at = @updated_at, change_seq = @change_seq WHERE id = @id AND user_id = @user_id

-- Move a todo to the trash
-- @deleted_at DateTime2
-- @went_with_parent Boolean
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET user_id = -1, trash_user_id = user_id, deleted_at = @deleted_at, went_with_parent = @went_with_parent, change_seq = @change_seq WHERE id = @id AND user_id = @user_id

-- Does a user have the list
-- @id Int64
-- @user_id Int64
SELECT 1 FROM lists WHERE id = @id AND user_id = @user_id

-- Todos of a list before a position
-- @user_id Int64
-- @list_id Int64
-- @position Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND list_id = @list_id AND parent_id IS NULL AND position <= @position AND (position < @position OR id < @id) ORDER BY position DESC, id DESC

-- Todos of a list after a position
-- @user_id Int64
-- @list_id Int64
-- @position Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND list_id = @list_id AND parent_id IS NULL AND position >= @position AND (position > @position OR id > @id) ORDER BY position ASC, id ASC

-- Subtasks before a position
-- @user_id Int64
-- @parent_id Int64
-- @position Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id AND position <= @position AND (position < @position OR id < @id) ORDER BY position DESC, id DESC

-- Subtasks after a position
-- @user_id Int64
-- @parent_id Int64
-- @position Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id AND position >= @position AND (position > @position OR id > @id) ORDER BY position ASC, id ASC

-- Count, all
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = CreatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = CreatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND position >= @after AND (position > @after OR id > @after_id) ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND position <= @after AND (position < @after OR id < @after_id) ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due >= @after AND (due > @after OR id > @after_id) AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id > @after AND due IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due <= @after AND (due < @after OR id < @after_id) AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NULL ORDER BY id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id < @after AND due IS NULL ORDER BY id DESC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, all, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority = 0 ORDER BY id ASC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, all, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id > @after AND priority = 0 ORDER BY id ASC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, all, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority > 0 ORDER BY priority ASC, id ASC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, all, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int32
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority >= @after AND (priority > @after OR id > @after_id) AND priority > 0 ORDER BY priority ASC, id ASC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority > 0 ORDER BY priority DESC, id DESC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int32
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority <= @after AND (priority < @after OR id < @after_id) AND priority > 0 ORDER BY priority DESC, id DESC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority = 0 ORDER BY id DESC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id < @after AND priority = 0 ORDER BY id DESC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at IS NOT NULL ORDER BY completed_at ASC, id ASC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at >= @after AND (completed_at > @after OR id > @after_id) AND completed_at IS NOT NULL ORDER BY completed_at ASC, id ASC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at IS NULL ORDER BY id ASC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id > @after AND completed_at IS NULL ORDER BY id ASC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at IS NOT NULL ORDER BY completed_at DESC, id DESC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at <= @after AND (completed_at < @after OR id < @after_id) AND completed_at IS NOT NULL ORDER BY completed_at DESC, id DESC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at IS NULL ORDER BY id DESC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, all, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id < @after AND completed_at IS NULL ORDER BY id DESC

-- Count, by state
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = 1

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, by state
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, by state, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, by state
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, by state, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, by state, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, by state, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND due >= @after AND (due > @after OR id > @after_id) AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, by state, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND due IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, by state, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND id > @after AND due IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, by state, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, by state, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND due <= @after AND (due < @after OR id < @after_id) AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, by state, WithoutValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND due IS NULL ORDER BY id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, by state, WithoutValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND id < @after AND due IS NULL ORDER BY id DESC

-- Count, searched
-- @user_id Int64
-- @search String(4000)
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0)

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = CreatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = CreatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND position >= @after AND (position > @after OR id > @after_id) ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND position <= @after AND (position < @after OR id < @after_id) ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND due >= @after AND (due > @after OR id > @after_id) AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND due IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id > @after AND due IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND due <= @after AND (due < @after OR id < @after_id) AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND due IS NULL ORDER BY id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id < @after AND due IS NULL ORDER BY id DESC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, searched, WithoutValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND priority = 0 ORDER BY id ASC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, searched, WithoutValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id > @after AND priority = 0 ORDER BY id ASC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, searched, WithValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND priority > 0 ORDER BY priority ASC, id ASC

-- List by TodoSort { Key = Priority, Descending = False, IsNullable = True, IsWithoutValueFirst = True }, searched, WithValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int32
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND priority >= @after AND (priority > @after OR id > @after_id) AND priority > 0 ORDER BY priority ASC, id ASC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND priority > 0 ORDER BY priority DESC, id DESC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int32
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND priority <= @after AND (priority < @after OR id < @after_id) AND priority > 0 ORDER BY priority DESC, id DESC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND priority = 0 ORDER BY id DESC

-- List by TodoSort { Key = Priority, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id < @after AND priority = 0 ORDER BY id DESC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND completed_at IS NOT NULL ORDER BY completed_at ASC, id ASC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND completed_at >= @after AND (completed_at > @after OR id > @after_id) AND completed_at IS NOT NULL ORDER BY completed_at ASC, id ASC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND completed_at IS NULL ORDER BY id ASC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id > @after AND completed_at IS NULL ORDER BY id ASC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND completed_at IS NOT NULL ORDER BY completed_at DESC, id DESC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND completed_at <= @after AND (completed_at < @after OR id < @after_id) AND completed_at IS NOT NULL ORDER BY completed_at DESC, id DESC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND completed_at IS NULL ORDER BY id DESC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, searched, WithoutValue, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id < @after AND completed_at IS NULL ORDER BY id DESC

-- Count, by state, searched
-- @user_id Int64
-- @search String(4000)
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = 1 AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0)

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, by state, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, by state, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, by state, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, by state, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 1 AND (CHARINDEX(@search, content_folded) > 0 OR CHARINDEX(@search, notes_folded) > 0) AND id < @after ORDER BY id DESC

-- Count, of a list
-- @user_id Int64
-- @list_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND list_id = @list_id

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, of a list
-- @user_id Int64
-- @list_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND list_id = @list_id ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, of a list, after a cursor
-- @user_id Int64
-- @list_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND list_id = @list_id AND position >= @after AND (position > @after OR id > @after_id) ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, of a list
-- @user_id Int64
-- @list_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND list_id = @list_id ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, of a list, after a cursor
-- @user_id Int64
-- @list_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND list_id = @list_id AND position <= @after AND (position < @after OR id < @after_id) ORDER BY position DESC, id DESC

-- Count, open of a list
-- @user_id Int64
-- @list_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = 0 AND parent_id IS NULL AND list_id = @list_id

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, open of a list
-- @user_id Int64
-- @list_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND parent_id IS NULL AND list_id = @list_id ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, open of a list, after a cursor
-- @user_id Int64
-- @list_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND parent_id IS NULL AND list_id = @list_id AND position >= @after AND (position > @after OR id > @after_id) ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, open of a list
-- @user_id Int64
-- @list_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND parent_id IS NULL AND list_id = @list_id ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, open of a list, after a cursor
-- @user_id Int64
-- @list_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND parent_id IS NULL AND list_id = @list_id AND position <= @after AND (position < @after OR id < @after_id) ORDER BY position DESC, id DESC

-- Count, subtasks
-- @user_id Int64
-- @parent_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND parent_id = @parent_id

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, subtasks
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, subtasks, after a cursor
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, subtasks
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, subtasks, after a cursor
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, subtasks
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, subtasks, after a cursor
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id AND position >= @after AND (position > @after OR id > @after_id) ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, subtasks
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, subtasks, after a cursor
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id = @parent_id AND position <= @after AND (position < @after OR id < @after_id) ORDER BY position DESC, id DESC

-- Count, without subtasks
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND parent_id IS NULL

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, without subtasks
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, without subtasks, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, without subtasks
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, without subtasks, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, without subtasks
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, without subtasks, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL AND position >= @after AND (position > @after OR id > @after_id) ORDER BY position ASC, id ASC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, without subtasks
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL ORDER BY position DESC, id DESC

-- List by TodoSort { Key = Position, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, without subtasks, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND parent_id IS NULL AND position <= @after AND (position < @after OR id < @after_id) ORDER BY position DESC, id DESC

-- Count, with a label
-- @user_id Int64
-- @label String(50)
SELECT COUNT(*) FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id WHERE user_id = @user_id AND owner_id = @user_id AND folded = @label

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, with a label
-- @user_id Int64
-- @label String(50)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id WHERE user_id = @user_id AND owner_id = @user_id AND folded = @label ORDER BY todo_id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, with a label, after a cursor
-- @user_id Int64
-- @label String(50)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id WHERE user_id = @user_id AND owner_id = @user_id AND folded = @label AND todo_id > @after ORDER BY todo_id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, with a label
-- @user_id Int64
-- @label String(50)
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id WHERE user_id = @user_id AND owner_id = @user_id AND folded = @label ORDER BY todo_id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, with a label, after a cursor
-- @user_id Int64
-- @label String(50)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id WHERE user_id = @user_id AND owner_id = @user_id AND folded = @label AND todo_id < @after ORDER BY todo_id DESC

-- Count, of a priority
-- @user_id Int64
-- @priority Int32
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND priority = @priority AND priority > 0

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, of a priority
-- @user_id Int64
-- @priority Int32
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority = @priority AND priority > 0 ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, of a priority, after a cursor
-- @user_id Int64
-- @priority Int32
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority = @priority AND priority > 0 AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, of a priority
-- @user_id Int64
-- @priority Int32
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority = @priority AND priority > 0 ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, of a priority, after a cursor
-- @user_id Int64
-- @priority Int32
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND priority = @priority AND priority > 0 AND id < @after ORDER BY id DESC

-- Count, without a due date
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND due IS NULL

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, without a due date
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NULL ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False, IsNullable = False, IsWithoutValueFirst = False }, without a due date, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NULL AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, without a due date
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NULL ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True, IsNullable = False, IsWithoutValueFirst = False }, without a due date, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NULL AND id < @after ORDER BY id DESC

-- Count, with a due date
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND due IS NOT NULL

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, with a due date, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NOT NULL AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, with a due date, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NOT NULL AND due >= @after AND (due > @after OR id > @after_id) AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, with a due date, WithValue
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NOT NULL AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, with a due date, WithValue, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due IS NOT NULL AND due <= @after AND (due < @after OR id < @after_id) AND due IS NOT NULL ORDER BY due DESC, id DESC

-- Count, due in a range
-- @user_id Int64
-- @due_from Int64
-- @due_to Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND due >= @due_from AND due <= @due_to

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, due in a range, WithValue
-- @user_id Int64
-- @due_from Int64
-- @due_to Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due >= @due_from AND due <= @due_to AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, due in a range, WithValue, after a cursor
-- @user_id Int64
-- @due_from Int64
-- @due_to Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due >= @due_from AND due <= @due_to AND due >= @after AND (due > @after OR id > @after_id) AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, due in a range, WithValue
-- @user_id Int64
-- @due_from Int64
-- @due_to Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due >= @due_from AND due <= @due_to AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, due in a range, WithValue, after a cursor
-- @user_id Int64
-- @due_from Int64
-- @due_to Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND due >= @due_from AND due <= @due_to AND due <= @after AND (due < @after OR id < @after_id) AND due IS NOT NULL ORDER BY due DESC, id DESC

-- Count, overdue
-- @user_id Int64
-- @due_to Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = 0 AND due <= @due_to

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, overdue, WithValue
-- @user_id Int64
-- @due_to Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND due <= @due_to AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, overdue, WithValue, after a cursor
-- @user_id Int64
-- @due_to Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND due <= @due_to AND due >= @after AND (due > @after OR id > @after_id) AND due IS NOT NULL ORDER BY due ASC, id ASC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, overdue, WithValue
-- @user_id Int64
-- @due_to Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND due <= @due_to AND due IS NOT NULL ORDER BY due DESC, id DESC

-- List by TodoSort { Key = Due, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, overdue, WithValue, after a cursor
-- @user_id Int64
-- @due_to Int64
-- @take Int32
-- @after Int64
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = 0 AND due <= @due_to AND due <= @after AND (due < @after OR id < @after_id) AND due IS NOT NULL ORDER BY due DESC, id DESC

-- Count, completed in a range
-- @user_id Int64
-- @completed_from DateTime2
-- @completed_to DateTime2
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND completed_at >= @completed_from AND is_done = 1 AND completed_at <= @completed_to AND is_done = 1

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, completed in a range, WithValue
-- @user_id Int64
-- @completed_from DateTime2
-- @completed_to DateTime2
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at >= @completed_from AND is_done = 1 AND completed_at <= @completed_to AND is_done = 1 AND completed_at IS NOT NULL ORDER BY completed_at ASC, id ASC

-- List by TodoSort { Key = CompletedAt, Descending = False, IsNullable = True, IsWithoutValueFirst = False }, completed in a range, WithValue, after a cursor
-- @user_id Int64
-- @completed_from DateTime2
-- @completed_to DateTime2
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at >= @completed_from AND is_done = 1 AND completed_at <= @completed_to AND is_done = 1 AND completed_at >= @after AND (completed_at > @after OR id > @after_id) AND completed_at IS NOT NULL ORDER BY completed_at ASC, id ASC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, completed in a range, WithValue
-- @user_id Int64
-- @completed_from DateTime2
-- @completed_to DateTime2
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at >= @completed_from AND is_done = 1 AND completed_at <= @completed_to AND is_done = 1 AND completed_at IS NOT NULL ORDER BY completed_at DESC, id DESC

-- List by TodoSort { Key = CompletedAt, Descending = True, IsNullable = True, IsWithoutValueFirst = False }, completed in a range, WithValue, after a cursor
-- @user_id Int64
-- @completed_from DateTime2
-- @completed_to DateTime2
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND completed_at >= @completed_from AND is_done = 1 AND completed_at <= @completed_to AND is_done = 1 AND completed_at <= @after AND (completed_at < @after OR id < @after_id) AND completed_at IS NOT NULL ORDER BY completed_at DESC, id DESC

-- Count up to a number, state
-- @user_id Int64
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND is_done = 1) AS found

-- Count up to a number, list
-- @user_id Int64
-- @list_id Int64
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND list_id = @list_id) AS found

-- Count up to a number, parent
-- @user_id Int64
-- @parent_id Int64
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND parent_id = @parent_id) AS found

-- Count up to a number, label
-- @user_id Int64
-- @label String(50)
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id WHERE user_id = @user_id AND owner_id = @user_id AND folded = @label) AS found

-- Count up to a number, priority
-- @user_id Int64
-- @priority Int32
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND priority = @priority AND priority > 0) AS found

-- Count up to a number, due
-- @user_id Int64
-- @due_from Int64
-- @due_to Int64
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND due >= @due_from AND due <= @due_to) AS found

-- Count up to a number, overdue
-- @user_id Int64
-- @due_to Int64
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND is_done = 0 AND due <= @due_to) AS found

-- Count up to a number, upcoming
-- @user_id Int64
-- @due_from Int64
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND due >= @due_from) AS found

-- Count up to a number, completed
-- @user_id Int64
-- @completed_from DateTime2
-- @completed_to DateTime2
-- @take Int32
SELECT COUNT(*) FROM (SELECT TOP (@take) 1 AS one FROM todos WHERE user_id = @user_id AND completed_at >= @completed_from AND is_done = 1 AND completed_at <= @completed_to AND is_done = 1) AS found

-- Find a todo in the trash
-- @id Int64
-- @trash_user_id Int64
SELECT id, trash_user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq, deleted_at, went_with_parent FROM todos WHERE id = @id AND trash_user_id = @trash_user_id

-- Delete a todo in the trash
-- @id Int64
-- @user_id Int64
DELETE FROM todos OUTPUT deleted.trash_user_id, deleted.id, deleted.change_seq, deleted.deleted_at WHERE id = @id AND trash_user_id = @user_id

-- List the trash
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, trash_user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq, deleted_at, went_with_parent FROM todos WHERE trash_user_id = @user_id ORDER BY deleted_at DESC, id DESC

-- List the trash, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, trash_user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq, deleted_at, went_with_parent FROM todos WHERE trash_user_id = @user_id AND deleted_at <= @after AND (deleted_at < @after OR id < @after_id) ORDER BY deleted_at DESC, id DESC

-- Count the trash
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE trash_user_id = @user_id

-- Subtasks in the trash
-- @user_id Int64
-- @parent_id Int64
-- @went_with_parent Boolean
SELECT id, trash_user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq, deleted_at, went_with_parent FROM todos WHERE trash_user_id = @user_id AND parent_id = @parent_id AND went_with_parent = @went_with_parent ORDER BY id

-- Restore a todo
-- @list_id Int64
-- @parent_id Int64
-- @is_pristine Boolean
-- @updated_at DateTime2
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET user_id = trash_user_id, trash_user_id = NULL, deleted_at = NULL, went_with_parent = 0, list_id = @list_id, parent_id = @parent_id, is_pristine = @is_pristine, updated_at = @updated_at, change_seq = @change_seq WHERE id = @id AND trash_user_id = @user_id

-- Delete some of the trash
-- @user_id Int64
-- @take Int32
DELETE FROM todos OUTPUT deleted.trash_user_id, deleted.id, deleted.change_seq, deleted.deleted_at WHERE trash_user_id = @user_id AND id IN (SELECT TOP (@take) id FROM todos WHERE trash_user_id = @user_id ORDER BY deleted_at, id)

-- Delete some of what has been in the trash for long
-- @until DateTime2
-- @take Int32
DELETE FROM todos OUTPUT deleted.trash_user_id, deleted.id, deleted.change_seq, deleted.deleted_at WHERE deleted_at <= @until AND id IN (SELECT TOP (@take) id FROM todos WHERE deleted_at <= @until ORDER BY deleted_at)

-- Find a list
-- @id Int64
-- @user_id Int64
SELECT id, user_id, name, is_inbox, position, created_at, updated_at, change_seq FROM lists WHERE id = @id AND user_id = @user_id

-- Insert a list
-- @user_id Int64
-- @name String(200)
-- @is_inbox Boolean
-- @position Int64
-- @created_at DateTime2
-- @updated_at DateTime2
-- @change_seq Int64
INSERT INTO lists (user_id, name, is_inbox, position, created_at, updated_at, change_seq) OUTPUT inserted.id VALUES (@user_id, @name, @is_inbox, @position, @created_at, @updated_at, @change_seq)

-- Delete a list
-- @id Int64
-- @user_id Int64
DELETE FROM lists WHERE id = @id AND user_id = @user_id

-- List the lists
-- @user_id Int64
SELECT id, user_id, name, is_inbox, position, created_at, updated_at, change_seq FROM lists WHERE user_id = @user_id ORDER BY position, id

-- Count the lists
-- @user_id Int64
SELECT COUNT(*) FROM lists WHERE user_id = @user_id

-- Count the open todos of each list
-- @user_id Int64
SELECT list_id, COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = 0 GROUP BY list_id

-- Find todos without a list
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) 1 FROM todos WHERE user_id = @user_id AND list_id = 0

-- Put todos without a list into the inbox
-- @list_id Int64
-- @position Int64
-- @change_seq Int64
-- @user_id Int64
UPDATE todos SET list_id = @list_id, position = @position, change_seq = @change_seq WHERE user_id = @user_id AND list_id = 0

-- Find the number of the last change
-- @user_id Int64
SELECT change_seq FROM users WHERE id = @user_id

-- Find the number of the last forgotten deletion
-- @user_id Int64
SELECT forgotten_seq FROM users WHERE id = @user_id

-- Changed lists
-- @user_id Int64
-- @through Int64
-- @seq Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, name, is_inbox, position, created_at, updated_at, change_seq FROM lists WHERE user_id = @user_id AND change_seq <= @through AND change_seq >= @seq AND (change_seq > @seq OR id > @id) ORDER BY change_seq, id

-- Changed todos
-- @user_id Int64
-- @through Int64
-- @seq Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, list_id, parent_id, content, notes, is_done, priority, labels, due, recurrence, recurrence_from, series_start, series_used, next_id, is_pristine, position, completed_at, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND change_seq <= @through AND change_seq >= @seq AND (change_seq > @seq OR id > @id) ORDER BY change_seq, id

-- Todos moved to the trash
-- @user_id Int64
-- @through Int64
-- @seq Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id, change_seq, deleted_at FROM todos WHERE trash_user_id = @user_id AND change_seq <= @through AND change_seq >= @seq AND (change_seq > @seq OR id > @id) ORDER BY change_seq, id

-- Tombstones
-- @user_id Int64
-- @through Int64
-- @seq Int64
-- @id Int64
-- @take Int32
-- @type Int32
SELECT TOP (@take) type, thing_id, change_seq, deleted_at FROM tombstones WHERE user_id = @user_id AND change_seq <= @through AND change_seq >= @seq AND (change_seq > @seq OR type > @type OR (type = @type AND thing_id > @id)) ORDER BY change_seq, type, thing_id

-- Ids of changed lists
-- @user_id Int64
-- @through Int64
-- @seq Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id FROM lists WHERE user_id = @user_id AND change_seq <= @through AND change_seq >= @seq AND (change_seq > @seq OR id > @id) ORDER BY change_seq, id

-- Ids of changed todos
-- @user_id Int64
-- @through Int64
-- @seq Int64
-- @id Int64
-- @take Int32
SELECT TOP (@take) id FROM todos WHERE user_id = @user_id AND change_seq <= @through AND change_seq >= @seq AND (change_seq > @seq OR id > @id) ORDER BY change_seq, id

-- Insert a tombstone
-- @user_id Int64
-- @change_seq Int64
-- @type Int32
-- @thing_id Int64
-- @deleted_at DateTime2
INSERT INTO tombstones (user_id, change_seq, type, thing_id, deleted_at) VALUES (@user_id, @change_seq, @type, @thing_id, @deleted_at)

-- Insert a label
-- @todo_id Int64
-- @owner_id Int64
-- @folded String(50)
-- @name String(50)
-- @written_seq Int64
INSERT INTO todo_labels (todo_id, owner_id, folded, name, written_seq) VALUES (@todo_id, @owner_id, @folded, @name, @written_seq)

-- Copy the labels of a todo
-- @todo_id Int64
-- @original_id Int64
INSERT INTO todo_labels (todo_id, owner_id, folded, name, written_seq) SELECT @todo_id, owner_id, folded, name, written_seq FROM todo_labels WHERE todo_id = @original_id

-- Delete the labels of a todo
-- @todo_id Int64
DELETE FROM todo_labels WHERE todo_id = @todo_id

-- Give the labels of a todo to another owner
-- @owner_id Int64
-- @todo_id Int64
UPDATE todo_labels SET owner_id = @owner_id WHERE todo_id = @todo_id

-- List the labels
-- @owner_id Int64
SELECT folded, name, MAX(written_seq), SUM(CASE WHEN is_done = 0 THEN 1 ELSE 0 END) FROM todo_labels JOIN todos ON todos.id = todo_labels.todo_id AND todos.user_id = todo_labels.owner_id WHERE owner_id = @owner_id GROUP BY folded, name

-- Find a user
-- @id Int64
SELECT id, name, email, normalized_email, password_hash, email_verified, two_factor, time_zone, inbox_id, todo_count, change_seq, webhook_events, created_at, updated_at FROM users WHERE id = @id

-- Find a user for a change
-- @id Int64
SELECT id, name, email, normalized_email, password_hash, email_verified, two_factor, time_zone, inbox_id, todo_count, change_seq, webhook_events, created_at, updated_at FROM users WITH (UPDLOCK, HOLDLOCK) WHERE id = @id

-- Find a user by the address
-- @normalized_email String(600)
SELECT id, name, email, normalized_email, password_hash, email_verified, two_factor, time_zone, inbox_id, todo_count, change_seq, webhook_events, created_at, updated_at FROM users WHERE normalized_email = @normalized_email

-- Insert a user
-- @name String(200)
-- @email String(200)
-- @normalized_email String(600)
-- @password_hash String(200)
-- @email_verified Boolean
-- @two_factor Boolean
-- @time_zone AnsiString(64)
-- @inbox_id Int64
-- @todo_count Int64
-- @change_seq Int64
-- @webhook_events Int32
-- @created_at DateTime2
-- @updated_at DateTime2
INSERT INTO users (name, email, normalized_email, password_hash, email_verified, two_factor, time_zone, inbox_id, todo_count, change_seq, webhook_events, created_at, updated_at) OUTPUT inserted.id VALUES (@name, @email, @normalized_email, @password_hash, @email_verified, @two_factor, @time_zone, @inbox_id, @todo_count, @change_seq, @webhook_events, @created_at, @updated_at)

-- Rename a user
-- @name String(200)
-- @updated_at DateTime2
-- @id Int64
UPDATE users SET name = @name, updated_at = @updated_at WHERE id = @id

-- Change the password of a user
-- @password_hash String(200)
-- @updated_at DateTime2
-- @id Int64
UPDATE users SET password_hash = @password_hash, updated_at = @updated_at WHERE id = @id

-- Change the address of a user
-- @email String(200)
-- @normalized_email String(600)
-- @email_verified Boolean
-- @updated_at DateTime2
-- @id Int64
UPDATE users SET email = @email, normalized_email = @normalized_email, email_verified = @email_verified, updated_at = @updated_at WHERE id = @id

-- Switch the second factor of a user on
-- @two_factor Boolean
-- @updated_at DateTime2
-- @id Int64
UPDATE users SET two_factor = @two_factor, updated_at = @updated_at WHERE id = @id

-- Subscribe a user to events
-- @webhook_events Int32
-- @id Int64
UPDATE users SET webhook_events = @webhook_events WHERE id = @id

-- Verify the address of a user
-- @email_verified Boolean
-- @updated_at DateTime2
-- @id Int64
UPDATE users SET email_verified = @email_verified, updated_at = @updated_at WHERE id = @id

-- Reset the password of a user
-- @password_hash String(200)
-- @email_verified Boolean
-- @two_factor Boolean
-- @updated_at DateTime2
-- @id Int64
UPDATE users SET password_hash = @password_hash, email_verified = @email_verified, two_factor = @two_factor, updated_at = @updated_at WHERE id = @id

-- Renew the hash of a user
-- @password_hash String(200)
-- @id Int64
UPDATE users SET password_hash = @password_hash WHERE id = @id

-- Delete a user
-- @name String(200)
-- @email String(200)
-- @normalized_email String(600)
-- @password_hash String(200)
-- @updated_at DateTime2
-- @id Int64
UPDATE users SET name = @name, email = @email, normalized_email = @normalized_email, password_hash = @password_hash, updated_at = @updated_at WHERE id = @id

-- Count a change of a user
-- @user_id Int64
-- @count Int64
-- @limit Int64
UPDATE users SET change_seq = change_seq + 1, todo_count = todo_count + @count OUTPUT inserted.change_seq, inserted.inbox_id, inserted.webhook_events, inserted.todo_count, inserted.time_zone WHERE id = @user_id AND todo_count + @count <= @limit

-- Reserve places in the quota of a user
-- @user_id Int64
-- @count Int64
UPDATE users SET todo_count = todo_count + @count WHERE id = @user_id

-- Does a user exist
-- @user_id Int64
SELECT 1 FROM users WHERE id = @user_id

-- Find the time zone of a user
-- @user_id Int64
SELECT time_zone FROM users WHERE id = @user_id

-- Give a user an inbox
-- @user_id Int64
-- @inbox_id Int64
UPDATE users SET inbox_id = @inbox_id WHERE id = @user_id

-- Find an answer
-- @user_id Int64
-- @operation AnsiString(64)
-- @idempotency_key AnsiString(255)
SELECT user_id, operation, idempotency_key, request_hash, answer, created_at FROM idempotent_answers WHERE user_id = @user_id AND operation = @operation AND idempotency_key = @idempotency_key

-- Insert an answer
-- @user_id Int64
-- @operation AnsiString(64)
-- @idempotency_key AnsiString(255)
-- @request_hash Binary(32)
-- @answer String(-1)
-- @created_at DateTime2
INSERT INTO idempotent_answers (user_id, operation, idempotency_key, request_hash, answer, created_at) VALUES (@user_id, @operation, @idempotency_key, @request_hash, @answer, @created_at)

-- Delete an answer
-- @user_id Int64
-- @operation AnsiString(64)
-- @idempotency_key AnsiString(255)
DELETE FROM idempotent_answers WHERE user_id = @user_id AND operation = @operation AND idempotency_key = @idempotency_key

-- Find webhooks with something due
-- @from DateTime2
-- @now DateTime2
-- @owner AnsiString(64)
-- @count Int32
SELECT TOP (@count) d.webhook_id, MIN(d.next_attempt_at) FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.state = 0 AND d.next_attempt_at > @from AND d.next_attempt_at <= @now AND (w.is_active = 1 OR d.is_manual = 1) AND (w.lease_until IS NULL OR w.lease_until <= @now OR w.lease_owner = @owner) GROUP BY d.webhook_id ORDER BY MIN(d.next_attempt_at)

-- Find when the next delivery is due
-- @now DateTime2
SELECT MIN(next_attempt_at) FROM webhook_deliveries WHERE state = 0 AND next_attempt_at > @now

-- Measure the outbox
SELECT COUNT(*), MIN(d.next_attempt_at) FROM webhook_deliveries d WHERE d.state = 0 AND (d.is_manual = 1 OR (SELECT w.is_active FROM webhooks w WHERE w.id = d.webhook_id) = 1)

-- Take the lease of a webhook
-- @id Int64
-- @owner AnsiString(64)
-- @until DateTime2
-- @now DateTime2
UPDATE webhooks SET lease_owner = @owner, lease_until = @until OUTPUT inserted.id, inserted.user_id, inserted.url, inserted.protected_secret, inserted.previous_protected_secret, inserted.previous_secret_until, inserted.updated_at WHERE id = @id AND (lease_until IS NULL OR lease_until <= @now OR lease_owner = @owner)

-- Release the lease of a webhook
-- @id Int64
-- @owner AnsiString(64)
UPDATE webhooks SET lease_owner = NULL, lease_until = NULL WHERE id = @id AND lease_owner = @owner

-- List the deliveries that are due
-- @webhook_id Int64
-- @now DateTime2
-- @count Int32
SELECT TOP (@count) d.id FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.webhook_id = @webhook_id AND d.state = 0 AND d.next_attempt_at <= @now AND (w.is_active = 1 OR d.is_manual = 1) ORDER BY d.id

-- Find a delivery that is due
-- @id Int64
-- @webhook_id Int64
-- @now DateTime2
SELECT d.id, d.message_id, d.payload, d.tries, d.next_attempt_at FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.id = @id AND d.webhook_id = @webhook_id AND d.state = 0 AND d.next_attempt_at <= @now AND (w.is_active = 1 OR d.is_manual = 1)

-- Finish a delivery
-- @id Int64
-- @state Int32
-- @next_attempt_at DateTime2
-- @tries_now Int32
-- @tries Int32
-- @due_at DateTime2
UPDATE webhook_deliveries SET state = @state, next_attempt_at = @next_attempt_at, tries = @tries_now WHERE id = @id AND state = 0 AND tries = @tries AND next_attempt_at = @due_at

-- Insert an attempt
-- @id Int64
-- @at DateTime2
-- @status Int32
-- @error String(200)
-- @duration_ms Int32
INSERT INTO webhook_attempts (delivery_id, at, status, error, duration_ms) SELECT @id, @at, @status, @error, @duration_ms WHERE EXISTS (SELECT 1 FROM webhook_deliveries WHERE id = @id)

-- Record an event for the webhooks
-- @message_id AnsiString(40)
-- @type AnsiString(20)
-- @payload String(-1)
-- @created_at DateTime2
-- @next_attempt_at DateTime2
-- @user_id Int64
-- @event Int32
INSERT INTO webhook_deliveries (webhook_id, user_id, message_id, type, payload, created_at, state, next_attempt_at, tries, is_manual) SELECT id, user_id, @message_id, @type, @payload, @created_at, 0, @next_attempt_at, 0, 0 FROM webhooks WHERE user_id = @user_id AND is_active = 1 AND (events & @event) <> 0

-- Find mails that are due
-- @now DateTime2
-- @count Int32
SELECT TOP (@count) id FROM mails WHERE next_attempt_at <= @now ORDER BY next_attempt_at

-- Measure the mails
SELECT COUNT(*), MIN(created_at) FROM mails WHERE next_attempt_at IS NOT NULL

-- Claim a mail
-- @id Int64
-- @now DateTime2
-- @until DateTime2
UPDATE mails SET next_attempt_at = @until OUTPUT inserted.id, inserted.kind, inserted.address, inserted.protected_token, inserted.created_at, inserted.expires_at, inserted.tries WHERE id = @id AND next_attempt_at <= @now

-- Mark a mail as sent
-- @id Int64
UPDATE mails SET next_attempt_at = NULL, address = NULL, protected_token = NULL WHERE id = @id

-- Give a mail up
-- @id Int64
-- @until DateTime2
-- @tries Int32
UPDATE mails SET next_attempt_at = NULL, address = NULL, protected_token = NULL, tries = @tries WHERE id = @id AND next_attempt_at = @until

-- Plan the next try of a mail
-- @id Int64
-- @until DateTime2
-- @tries Int32
-- @next_attempt_at DateTime2
UPDATE mails SET next_attempt_at = @next_attempt_at, tries = @tries WHERE id = @id AND next_attempt_at = @until

-- Add a mail to the outbox
-- @user_id Int64
-- @kind Int32
-- @address String(200)
-- @recipient Binary(32)
-- @protected_token Binary(256)
-- @created_at DateTime2
-- @expires_at DateTime2
-- @next_attempt_at DateTime2
-- @since DateTime2
-- @per_address Int32
-- @per_user Int32
INSERT INTO mails (user_id, kind, address, recipient, protected_token, created_at, expires_at, next_attempt_at, tries) OUTPUT inserted.id SELECT @user_id, @kind, @address, @recipient, @protected_token, @created_at, @expires_at, @next_attempt_at, 0 WHERE (SELECT COUNT(*) FROM mails WITH (UPDLOCK, HOLDLOCK) WHERE recipient = @recipient AND kind = @kind AND created_at > @since) < @per_address AND (SELECT COUNT(*) FROM mails WHERE user_id = @user_id AND kind = @kind AND created_at > @since) < @per_user

-- Look a personal token up
-- @hash Binary(32)
-- @now DateTime2
SELECT id, user_id, scopes, expires_at, last_used_at FROM personal_tokens WHERE hash = @hash AND expires_at > @now

-- Record the use of a personal token
-- @now DateTime2
-- @id Int64
-- @user_id Int64
-- @minute DateTime2
UPDATE personal_tokens SET last_used_at = @now WHERE id = @id AND user_id = @user_id AND (last_used_at IS NULL OR last_used_at < @minute)

-- Look a session up
-- @id Int64
-- @user_id Int64
-- @now DateTime2
SELECT 1 FROM sessions WHERE id = @id AND user_id = @user_id AND expires_at > @now

-- Find a session
-- @id Int64
SELECT id, user_id, client_id, user_agent, token_key, created_at, last_used_at, expires_at FROM sessions WHERE id = @id

-- Find a session for a change
-- @id Int64
SELECT id, user_id, client_id, user_agent, token_key, created_at, last_used_at, expires_at FROM sessions WITH (UPDLOCK, HOLDLOCK) WHERE id = @id

-- Insert a session
-- @user_id Int64
-- @client_id String(256)
-- @user_agent String(256)
-- @token_key Binary(32)
-- @created_at DateTime2
-- @last_used_at DateTime2
-- @expires_at DateTime2
INSERT INTO sessions (user_id, client_id, user_agent, token_key, created_at, last_used_at, expires_at) OUTPUT inserted.id VALUES (@user_id, @client_id, @user_agent, @token_key, @created_at, @last_used_at, @expires_at)

-- Continue a session
-- @last_used_at DateTime2
-- @expires_at DateTime2
-- @id Int64
UPDATE sessions SET last_used_at = @last_used_at, expires_at = @expires_at WHERE id = @id

-- List the active sessions
-- @user_id Int64
-- @now DateTime2
SELECT id, user_id, client_id, user_agent, token_key, created_at, last_used_at, expires_at FROM sessions WHERE user_id = @user_id AND expires_at > @now ORDER BY id

-- Revoke a session
-- @revoked DateTime2
-- @user_id Int64
-- @id Int64
UPDATE sessions SET expires_at = @revoked WHERE user_id = @user_id AND expires_at <> @revoked AND id = @id

-- Revoke all sessions but one
-- @revoked DateTime2
-- @user_id Int64
-- @id Int64
UPDATE sessions SET expires_at = @revoked WHERE user_id = @user_id AND expires_at <> @revoked AND id <> @id

-- Revoke all sessions
-- @revoked DateTime2
-- @user_id Int64
UPDATE sessions SET expires_at = @revoked WHERE user_id = @user_id AND expires_at <> @revoked

-- Revoke the surplus of sessions
-- @revoked DateTime2
-- @user_id Int64
-- @now DateTime2
-- @kept Int32
-- @take Int32
UPDATE sessions SET expires_at = @revoked WHERE user_id = @user_id AND expires_at <> @revoked AND id IN (SELECT id FROM sessions WHERE user_id = @user_id AND expires_at > @now ORDER BY last_used_at DESC, id DESC OFFSET @kept ROWS FETCH NEXT @take ROWS ONLY)

-- Find a refresh token
-- @hash Binary(32)
SELECT id, session_id, hash, parent_id, created_at, spent_at, names_session FROM refresh_tokens WHERE hash = @hash

-- Insert a refresh token
-- @session_id Int64
-- @hash Binary(32)
-- @parent_id Int64
-- @created_at DateTime2
-- @spent_at DateTime2
-- @names_session Boolean
INSERT INTO refresh_tokens (session_id, hash, parent_id, created_at, spent_at, names_session) OUTPUT inserted.id VALUES (@session_id, @hash, @parent_id, @created_at, @spent_at, @names_session)

-- Use a refresh token
-- @now DateTime2
-- @hash Binary(32)
UPDATE refresh_tokens SET spent_at = @now WHERE hash = @hash AND spent_at IS NULL

-- Has a successor of a refresh token been used
-- @id Int64
-- @take Int32
SELECT TOP (@take) 1 FROM refresh_tokens WHERE parent_id = @id AND spent_at IS NOT NULL

-- Delete a used refresh token
-- @id Int64
DELETE FROM refresh_tokens WHERE id = @id AND names_session = 1

-- Mark a refresh token as retired
-- @now DateTime2
-- @id Int64
UPDATE refresh_tokens SET spent_at = @now WHERE id = @id

-- Find the surplus of refresh tokens
-- @session_id Int64
-- @kept Int32
-- @take Int32
SELECT id FROM refresh_tokens WHERE session_id = @session_id AND spent_at IS NULL ORDER BY id DESC OFFSET @kept ROWS FETCH NEXT @take ROWS ONLY

-- Delete the surplus of refresh tokens
-- @session_id Int64
-- @id Int64
-- @since DateTime2
DELETE FROM refresh_tokens WHERE session_id = @session_id AND id <= @id AND names_session = 1 AND (spent_at IS NULL OR spent_at < @since)

-- Count an attempt to sign in
-- @subject Binary(32)
-- @source Binary(32)
-- @at DateTime2
-- @since DateTime2
-- @limit Int32
-- @subject_limit Int32
INSERT INTO attempts (subject, source, at) OUTPUT inserted.id SELECT @subject, @source, @at WHERE (SELECT COUNT(*) FROM attempts WITH (UPDLOCK, HOLDLOCK) WHERE subject = @subject AND source = @source AND at > @since) < @limit AND (SELECT COUNT(*) FROM attempts WITH (UPDLOCK, HOLDLOCK) WHERE subject = @subject AND at > @since) < @subject_limit

-- Find when a network failed
-- @subject Binary(32)
-- @source Binary(32)
-- @since DateTime2
-- @skip Int32
-- @take Int32
SELECT at FROM attempts WHERE subject = @subject AND source = @source AND at > @since ORDER BY at DESC OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY

-- Find when sign-ins to an account failed
-- @subject Binary(32)
-- @since DateTime2
-- @skip Int32
-- @take Int32
SELECT at FROM attempts WHERE subject = @subject AND at > @since ORDER BY at DESC OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY

-- Release an attempt
-- @id Int64
DELETE FROM attempts WHERE id = @id

-- Forgive attempts
-- @subject Binary(32)
-- @source Binary(32)
DELETE FROM attempts WHERE subject = @subject AND source = @source
