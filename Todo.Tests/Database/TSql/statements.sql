-- Find
-- @id Int64
-- @user_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at FROM todos WHERE id = @id AND user_id = @user_id

-- Insert
-- @user_id Int64
-- @content String(-1)
-- @content_folded String(-1)
-- @is_done Boolean
-- @now DateTime2
INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at) OUTPUT inserted.id, inserted.user_id, inserted.content, inserted.is_done, inserted.created_at, inserted.updated_at VALUES (@user_id, @content, @content_folded, @is_done, @now, @now)

-- Change
-- @id Int64
-- @user_id Int64
-- @content String(-1)
-- @content_folded String(-1)
-- @is_done Boolean
-- @now DateTime2
-- @version DateTime2
UPDATE todos SET content = COALESCE(@content, content), content_folded = COALESCE(@content_folded, content_folded), is_done = COALESCE(@is_done, is_done), updated_at = CASE WHEN @now > updated_at THEN @now ELSE DATEADD(microsecond, 1, updated_at) END OUTPUT inserted.id, inserted.user_id, inserted.content, inserted.is_done, inserted.created_at, inserted.updated_at WHERE id = @id AND user_id = @user_id AND (@version IS NULL OR updated_at = @version)

-- Delete
-- @id Int64
-- @user_id Int64
-- @version DateTime2
DELETE FROM todos OUTPUT deleted.id, deleted.user_id, deleted.content, deleted.is_done, deleted.created_at, deleted.updated_at WHERE id = @id AND user_id = @user_id AND (@version IS NULL OR updated_at = @version)

-- ChangeAll
-- @user_id Int64
-- @is_done Boolean
-- @was_done Boolean
-- @now DateTime2
UPDATE todos SET is_done = @is_done, updated_at = CASE WHEN @now > updated_at THEN @now ELSE DATEADD(microsecond, 1, updated_at) END WHERE user_id = @user_id AND is_done = @was_done

-- DeleteAll
-- @user_id Int64
-- @is_done Boolean
DELETE FROM todos WHERE user_id = @user_id AND is_done = @is_done

-- TakePlace
-- @user_id Int64
-- @count Int64
UPDATE users SET todo_count = todo_count + 1 WHERE id = @user_id AND todo_count < @count

-- GivePlacesBack
-- @user_id Int64
-- @count Int64
UPDATE users SET todo_count = todo_count - @count WHERE id = @user_id

-- FindOwner
-- @user_id Int64
SELECT 1 FROM users WHERE id = @user_id

-- FindKey
-- @user_id Int64
-- @key AnsiString(255)
SELECT request_hash, todo_id, created_at FROM idempotency_keys WHERE user_id = @user_id AND idempotency_key = @key

-- InsertKey
-- @user_id Int64
-- @key AnsiString(255)
-- @request_hash Binary(32)
-- @id Int64
-- @now DateTime2
INSERT INTO idempotency_keys (user_id, idempotency_key, request_hash, todo_id, created_at) VALUES (@user_id, @key, @request_hash, @id, @now)

-- DeleteKey
-- @user_id Int64
-- @key AnsiString(255)
DELETE FROM idempotency_keys WHERE user_id = @user_id AND idempotency_key = @key

-- Count, all
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id

-- List by TodoSort { Key = Id, Descending = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = CreatedAt, Descending = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = True }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = CreatedAt, Descending = True }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all
-- @user_id Int64
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC

-- Count, by state
-- @user_id Int64
-- @is_done Boolean
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = @is_done

-- List by TodoSort { Key = Id, Descending = False }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC

-- Count, all, searched
-- @user_id Int64
-- @search String(4000)
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0

-- List by TodoSort { Key = Id, Descending = False }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = CreatedAt, Descending = False }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = False }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = True }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = CreatedAt, Descending = True }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND CHARINDEX(@search, content_folded) > 0 AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC

-- Count, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0

-- List by TodoSort { Key = Id, Descending = False }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = False }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 AND id > @after ORDER BY id ASC

-- List by TodoSort { Key = Id, Descending = True }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 ORDER BY id DESC

-- List by TodoSort { Key = Id, Descending = True }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 AND id < @after ORDER BY id DESC

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 ORDER BY updated_at DESC, id DESC

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime2
-- @after_id Int64
SELECT TOP (@take) id, user_id, content, is_done, created_at, updated_at FROM todos WHERE user_id = @user_id AND is_done = @is_done AND CHARINDEX(@search, content_folded) > 0 AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC

-- SessionLookup
-- @id Int64
-- @user_id Int64
-- @now DateTime2
SELECT 1 FROM sessions WHERE id = @id AND user_id = @user_id AND expires_at > @now
