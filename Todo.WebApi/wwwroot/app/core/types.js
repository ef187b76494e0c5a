// The types that the modules share, as JSDoc. This file has no code; import a type with
//   /** @import { Todo } from '../core/types.js' */

/**
 * A todo. Members are those of the API (docs/api.md), and two of the page's own.
 * @typedef {object} Todo
 * @property {number} id Negative as long as the server does not know the todo.
 * @property {string} content
 * @property {boolean} is_done
 * @property {number} user_id
 * @property {string} created_at
 * @property {string} updated_at
 * @property {number} list_id
 * @property {number | null} parent_id
 * @property {string} notes
 * @property {Priority} priority
 * @property {readonly string[]} labels
 * @property {string | null} due_date YYYY-MM-DD, on the wall clock of the user's time zone.
 * @property {string | null} due_time HH:MM.
 * @property {string | null} recurrence An RRULE of RFC 5545 without prefix.
 * @property {'due' | 'completion'} recurrence_from
 * @property {number | null} next_id
 * @property {number} position Todos of one list and parent sort by it, ties by id. Between two integers while a move is on its way.
 * @property {string | null} completed_at
 * @property {number} [key] The key of its row: stays the same when the id changes because the server has created the todo. Without it: the id.
 * @property {boolean} [unsent] Whether a change of it has not reached the server yet.
 */

/** @typedef {'none' | 'low' | 'medium' | 'high'} Priority */

/**
 * @typedef {object} List
 * @property {number} id Negative as long as the server does not know the list.
 * @property {string} name
 * @property {boolean} is_inbox
 * @property {number} position
 * @property {string} created_at
 * @property {string} updated_at
 * @property {number} [key] As that of a todo.
 * @property {boolean} [unsent] As that of a todo.
 */

/** @typedef {{ name: string, open_count: number }} Label */

/**
 * @typedef {object} User
 * @property {number} id
 * @property {string} name
 * @property {string} email
 * @property {string} time_zone
 * @property {boolean} email_verified
 * @property {boolean} has_password
 * @property {boolean} two_factor
 * @property {string} created_at
 * @property {string} updated_at
 */

/**
 * The members of a todo that a person can write. Left out is not null.
 * @typedef {Partial<Pick<Todo, 'content' | 'is_done' | 'list_id' | 'parent_id' | 'notes' | 'priority' | 'labels' | 'due_date' | 'due_time'
 *   | 'recurrence' | 'recurrence_from'>>} TodoPatch
 */

/** @typedef {TodoPatch & { content: string }} NewTodo */

/**
 * Where to move a todo or list: exactly one member, an id or null. `after_id: null` is the first place, `before_id: null` the last.
 * @typedef {{ after_id: number | null } | { before_id: number | null }} Place
 */

/**
 * What the page shows. It and everything in it is replaced, never changed: a part that is the same object has not changed. Todos and lists
 * include the changes that have not reached the server yet.
 * @typedef {object} State
 * @property {User | null} user Null until it is known.
 * @property {readonly List[]} lists In their order, the inbox included.
 * @property {ReadonlyMap<number, Todo>} todos By id, open and done ones, without the trash.
 * @property {readonly Label[]} labels In the order of their names.
 * @property {boolean} online Whether the server answers.
 * @property {number} pending How many changes have not reached the server yet.
 * @property {boolean} waiting Whether changes have waited for long because the server is busy or cannot be reached.
 * @property {boolean} synced Whether everything has been loaded once on this device: until then, a list may be incomplete.
 * @property {readonly Conflict[]} conflicts
 * @property {readonly Message[]} messages The oldest first.
 */

/**
 * Somebody else has changed the same members of a todo, or deleted it, before a change reached the server.
 * @typedef {object} Conflict
 * @property {number} id The conflict's.
 * @property {'changed' | 'deleted'} kind
 * @property {number} todo_id
 * @property {string} content The todo's, to name it.
 * @property {readonly { name: keyof TodoPatch, base: unknown, mine: unknown, theirs: unknown }[]} members With kind `deleted`, without `theirs`.
 */

/**
 * Something to tell the person. The text is the UI's: `key` names it, and `values` go into it.
 * @typedef {object} Message
 * @property {number} id
 * @property {'status' | 'error'} kind
 * @property {MessageKey} key
 * @property {MessageValues} values
 * @property {Undo} [undo] For `actions.undo`.
 * @property {boolean} [retry] Whether `actions.retry(id)` can repeat the change.
 */

/**
 * The actions add these messages themselves.
 * - Status, with `undo`: `completed`, `deleted` (`count`, `content` of the first), `list_deleted` (`content`), `label_deleted` (`content`)
 * - Status, with `undo`: `moved` (`count`, `content`)
 * - Status: `restored` (`count`, `content`), `queue_sent` (`count`: changes that had waited have been sent)
 * - Error: `refused` (`action`, `content`, `type`, `codes`, `detail`: the server does not accept the change, which is taken back),
 *   `gone` (`content`: changed here, but deleted elsewhere), `storage` (this device could not store a change, which is taken back)
 * @typedef {'completed' | 'deleted' | 'list_deleted' | 'label_deleted' | 'restored' | 'moved' | 'queue_sent' | 'refused' | 'gone' | 'storage'} MessageKey
 */

/**
 * @typedef {object} MessageValues
 * @property {number} [count]
 * @property {string} [content]
 * @property {OpKind} [action]
 * @property {string} [type] The problem's, such as `urn:todo:problem:todo-limit`.
 * @property {string} [detail] The problem's sentence, in English.
 * @property {Readonly<Record<string, readonly string[]>>} [codes] The problem's: member → words.
 */

/**
 * How to take an action back: opaque. Each step is a change's key, and the changes that undo it if it has been sent.
 * @typedef {{ readonly steps: readonly { readonly key: string, readonly changes: readonly import('./ops.js').Change[] }[] }} Undo
 */

/** @typedef {{ readonly undo: Undo }} Undoable */

/**
 * What the UI can do. Each action changes the state at once and ends when the change is stored on this device; it reaches the server when it can.
 * If the server refuses, the change is taken back and a message says so. None of them throws because of the network or the server.
 * @typedef {object} Actions
 * @property {(members: NewTodo) => Promise<number>} addTodo Returns the new todo's id, which stays good (see `Store.idOf`).
 * @property {(id: number, patch: TodoPatch, base?: TodoPatch) => Promise<void>} editTodo Ignores members that are as they were. `base`: the
 *   members as they were when the person began to edit (left out: as they are now), so that changes made elsewhere meanwhile are found.
 * @property {(id: number) => Promise<Undoable>} completeTodo With its subtasks.
 * @property {(id: number) => Promise<void>} reopenTodo
 * @property {(id: number) => Promise<Undoable>} deleteTodo With its subtasks.
 * @property {(id: number, place: Place) => Promise<void>} moveTodo Among the todos of its list and parent.
 * @property {(ids: readonly number[], action: 'complete' | 'reopen' | 'delete' | 'move' | 'edit', args?: { list_id?: number, patch?: TodoPatch })
 *   => Promise<Undoable>} bulk Several at once, with one message. `move`: into the list `list_id`.
 * @property {(name: string) => Promise<number>} addList
 * @property {(id: number, name: string) => Promise<void>} renameList
 * @property {(id: number) => Promise<Undoable>} deleteList With its todos.
 * @property {(id: number, place: Place) => Promise<void>} moveList
 * @property {(name: string, next: string) => Promise<void>} renameLabel
 * @property {(name: string) => Promise<Undoable>} deleteLabel
 * @property {(undo: Undo) => Promise<void>} undo
 * @property {(conflictId: number, choice: 'mine' | 'theirs') => Promise<void>} resolveConflict
 * @property {(messageId: number) => Promise<void>} retry
 * @property {(messageId: number) => void} dismissMessage
 * @property {(message: Omit<Message, 'id'>) => number} addMessage
 * @property {() => Promise<void>} refresh Asks the server for changes now; ends when they are there, or when the server cannot be reached.
 * @property {(user: User) => void} setUser After the account was changed.
 */

/**
 * @typedef {object} Store
 * @property {State} state
 * @property {(listener: () => void) => (() => void)} subscribe Calls after changes, once for all of a task. Returns the end of the subscription.
 * @property {Actions} actions
 * @property {(id: number) => number} idOf The id by which `state` knows a todo or list now, for an id that may be of before the server knew it.
 * @property {(id: number) => number} keyOf The first id that a todo or list had: it stays the same when the server gives it another.
 * @property {() => Promise<void>} close
 */

/**
 * Who is signed in. `starting` until the tokens of this device have been read.
 * @typedef {object} SessionState
 * @property {'starting' | 'signed-out' | 'signed-in'} status
 * @property {number | null} userId
 * @property {'expired' | null} reason Why it is signed out, if the person did not do it: the session has ended or was revoked.
 */

/**
 * @typedef {object} Session
 * @property {SessionState} state
 * @property {(listener: (state: SessionState) => void) => (() => void)} onChange
 * @property {() => Promise<void>} start
 * @property {(email: string, password: string, otp?: string) => Promise<void>} signIn Throws an ApiError: its `error` is `otp_required` if the second
 *   factor is missing, `invalid_grant` if the address, password or code is wrong.
 * @property {(assertion: string) => Promise<void>} signInWithAssertion
 * @property {() => Promise<void>} signOut On all tabs. Deletes everything that this device keeps of the user.
 * @property {() => Promise<string>} accessToken Throws SignedOutError.
 * @property {(rejected: string) => Promise<string>} renew A new access token instead of a rejected one. Throws SignedOutError.
 */

/**
 * The client of the page: everything that a screen needs. `store` is there while somebody is signed in.
 * @typedef {object} Client
 * @property {Session} session
 * @property {import('./api.js').Api} api
 * @property {Store | null} store
 * @property {(() => void) | null} update Reloads the page in a new version, if there is one. Without it, the next start does.
 * @property {(listener: () => void) => (() => void)} subscribe Calls when `store`, `session.state` or `update` has changed.
 */

/** @typedef {'create' | 'edit' | 'complete' | 'reopen' | 'delete' | 'restore' | 'move' | 'create_list' | 'rename_list' | 'delete_list' | 'move_list'
 *   | 'rename_label' | 'delete_label'} OpKind */

export {};
