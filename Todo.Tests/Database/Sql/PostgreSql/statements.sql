-- Find a todo
-- @id Int64
-- @user_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE id = @id AND user_id = @user_id

-- Insert a todo
-- @user_id Int64
-- @content String(-1)
-- @content_folded String(-1)
-- @is_done Boolean
-- @created_at DateTime
-- @updated_at DateTime
-- @change_seq Int64
INSERT INTO todos (user_id, content, content_folded, is_done, created_at, updated_at, change_seq) VALUES (@user_id, @content, @content_folded, @is_done, @created_at, @updated_at, @change_seq) RETURNING id

-- Delete a todo
-- @id Int64
-- @user_id Int64
DELETE FROM todos WHERE id = @id AND user_id = @user_id

-- Tick a todo
-- @is_done Boolean
-- @updated_at DateTime
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET is_done = @is_done, updated_at = @updated_at, change_seq = @change_seq WHERE id = @id AND user_id = @user_id

-- Rewrite a todo
-- @content String(-1)
-- @content_folded String(-1)
-- @updated_at DateTime
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET content = @content, content_folded = @content_folded, updated_at = @updated_at, change_seq = @change_seq WHERE id = @id AND user_id = @user_id

-- Change a todo
-- @content String(-1)
-- @content_folded String(-1)
-- @is_done Boolean
-- @updated_at DateTime
-- @change_seq Int64
-- @id Int64
-- @user_id Int64
UPDATE todos SET content = @content, content_folded = @content_folded, is_done = @is_done, updated_at = @updated_at, change_seq = @change_seq WHERE id = @id AND user_id = @user_id

-- Delete some todos
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
DELETE FROM todos WHERE user_id = @user_id AND id IN (SELECT id FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY id LIMIT @take)

-- Count, all
-- @user_id Int64
SELECT COUNT(*) FROM todos WHERE user_id = @user_id

-- List by TodoSort { Key = Id, Descending = False }, all
-- @user_id Int64
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id > @after ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, all
-- @user_id Int64
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND id < @after ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, all
-- @user_id Int64
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, all
-- @user_id Int64
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all
-- @user_id Int64
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all
-- @user_id Int64
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id ORDER BY updated_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all, after a cursor
-- @user_id Int64
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC LIMIT @take

-- Count, all, searched
-- @user_id Int64
-- @search String(4000)
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0

-- List by TodoSort { Key = Id, Descending = False }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = False }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 AND id > @after ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 AND id < @after ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all, searched
-- @user_id Int64
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 ORDER BY updated_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, all, searched, after a cursor
-- @user_id Int64
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND strpos(content_folded, @search) > 0 AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC LIMIT @take

-- Count, by state
-- @user_id Int64
-- @is_done Boolean
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = @is_done

-- List by TodoSort { Key = Id, Descending = False }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = False }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND id > @after ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND id < @after ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done ORDER BY updated_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC LIMIT @take

-- Count, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
SELECT COUNT(*) FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0

-- List by TodoSort { Key = Id, Descending = False }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = False }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 AND id > @after ORDER BY id ASC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = Id, Descending = True }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 AND id < @after ORDER BY id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = False }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 AND created_at >= @after AND (created_at > @after OR id > @after_id) ORDER BY created_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = CreatedAt, Descending = True }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 AND created_at <= @after AND (created_at < @after OR id < @after_id) ORDER BY created_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = False }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 AND updated_at >= @after AND (updated_at > @after OR id > @after_id) ORDER BY updated_at ASC, id ASC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state, searched
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 ORDER BY updated_at DESC, id DESC LIMIT @take

-- List by TodoSort { Key = UpdatedAt, Descending = True }, by state, searched, after a cursor
-- @user_id Int64
-- @is_done Boolean
-- @search String(4000)
-- @take Int32
-- @after DateTime
-- @after_id Int64
SELECT id, user_id, content, is_done, created_at, updated_at, change_seq FROM todos WHERE user_id = @user_id AND is_done = @is_done AND strpos(content_folded, @search) > 0 AND updated_at <= @after AND (updated_at < @after OR id < @after_id) ORDER BY updated_at DESC, id DESC LIMIT @take

-- Count a change of a user
-- @user_id Int64
-- @step Int64
-- @count Int64
-- @limit Int64
UPDATE users SET change_seq = change_seq + @step, todo_count = todo_count + @count WHERE id = @user_id AND todo_count + @count <= @limit RETURNING change_seq

-- Find a user
-- @user_id Int64
SELECT 1 FROM users WHERE id = @user_id

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
-- @created_at DateTime
INSERT INTO idempotent_answers (user_id, operation, idempotency_key, request_hash, answer, created_at) VALUES (@user_id, @operation, @idempotency_key, @request_hash, @answer, @created_at)

-- Delete an answer
-- @user_id Int64
-- @operation AnsiString(64)
-- @idempotency_key AnsiString(255)
DELETE FROM idempotent_answers WHERE user_id = @user_id AND operation = @operation AND idempotency_key = @idempotency_key

-- Look a session up
-- @id Int64
-- @user_id Int64
-- @now DateTime
SELECT 1 FROM sessions WHERE id = @id AND user_id = @user_id AND expires_at > @now
