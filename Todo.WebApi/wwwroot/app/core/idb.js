// A promise for each transaction of IndexedDB, and the same in memory where there is none (some private windows).

/**
 * A write or read within one transaction, which happens as a whole or not at all.
 * @typedef {object} Transaction
 * @property {(store: string, key: IDBValidKey) => Promise<any>} get Undefined if there is none.
 * @property {(store: string) => Promise<any[]>} all In the order of the keys.
 * @property {(store: string, value: unknown, key?: IDBValidKey) => Promise<IDBValidKey>} put Returns the key.
 * @property {(store: string, key: IDBValidKey) => Promise<void>} remove
 * @property {(store: string) => Promise<void>} clear
 */

/**
 * @typedef {object} Database
 * @property {boolean} isShared Whether other tabs see it, and it is there after a restart.
 * @property {<T>(stores: string[], mode: 'readonly' | 'readwrite', work: (transaction: Transaction) => Promise<T>) => Promise<T>} run `work` may
 *   await nothing but the transaction's own operations.
 * @property {() => void} close
 */

/** @typedef {Record<string, IDBObjectStoreParameters>} Schema The stores. */

/**
 * Opens a database; in memory if the browser does not allow it.
 * @param {string} name
 * @param {Schema} schema
 * @returns {Promise<Database>}
 */
export async function openDatabase(name, schema, factory = globalThis.indexedDB) {
  try {
    return wrap(await open(factory, name, schema));
  } catch {
    return createMemoryDatabase(schema);
  }
}

/**
 * Deletes a database, also while other tabs have it open: they close it when they are asked to.
 * @param {string} name
 * @returns {Promise<void>}
 */
export function deleteDatabase(name, factory = globalThis.indexedDB) {
  return new Promise((resolve) => {
    try {
      const request = factory.deleteDatabase(name);
      request.onsuccess = request.onerror = () => resolve();
    } catch {
      resolve();
    }
  });
}

/**
 * @param {IDBFactory} factory
 * @param {string} name
 * @param {Schema} schema
 * @returns {Promise<IDBDatabase>}
 */
function open(factory, name, schema) {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      for (const [store, parameters] of Object.entries(schema)) request.result.createObjectStore(store, parameters);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {IDBDatabase} database
 * @returns {Database}
 */
function wrap(database) {
  return {
    isShared: true,
    close: () => database.close(),
    run(stores, mode, work) {
      return new Promise((resolve, reject) => {
        const transaction = database.transaction(stores, mode);
        /** @type {any} */
        let result;
        transaction.oncomplete = () => resolve(result);
        transaction.onabort = () => reject(transaction.error);
        work({
          get: (store, key) => done(transaction.objectStore(store).get(key)),
          all: (store) => done(transaction.objectStore(store).getAll()),
          put: (store, value, key) => done(transaction.objectStore(store).put(value, key)),
          remove: (store, key) => done(transaction.objectStore(store).delete(key)),
          clear: (store) => done(transaction.objectStore(store).clear()),
        }).then((value) => {
          result = value;
        }, (error) => {
          reject(error);
          transaction.abort();
        });
      });
    },
  };
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {Schema} schema
 * @returns {Database}
 */
export function createMemoryDatabase(schema) {
  const stores = new Map(Object.entries(schema).map(([name, parameters]) => [name, { parameters, next: 1, rows: new Map() }]));
  /** @param {string} name */
  const storeOf = (name) => /** @type {NonNullable<ReturnType<typeof stores.get>>} */ (stores.get(name));
  /** @type {Transaction} */
  const transaction = {
    get: async (store, key) => structuredClone(storeOf(store).rows.get(key)),
    all: async (store) => [...storeOf(store).rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => structuredClone(value)),
    async put(store, value, key) {
      const { parameters, rows } = storeOf(store);
      const copy = structuredClone(/** @type {any} */ (value));
      const path = /** @type {string | undefined} */ (parameters.keyPath);
      let found = key ?? (path ? copy[path] : undefined);
      if (found === undefined) found = storeOf(store).next++;
      if (path) copy[path] = found;
      rows.set(found, copy);
      return found;
    },
    remove: async (store, key) => void storeOf(store).rows.delete(key),
    clear: async (store) => storeOf(store).rows.clear(),
  };
  let turn = Promise.resolve();
  return {
    isShared: false,
    close() {},
    run(_, __, work) {
      const result = turn.then(async () => {
        const before = [...stores].map(([name, { rows }]) => /** @type {const} */ ([name, new Map(rows)]));
        try {
          return await work(transaction);
        } catch (error) {
          for (const [name, rows] of before) storeOf(name).rows = rows;
          throw error;
        }
      });
      turn = result.then(() => {}, () => {});
      return result;
    },
  };
}
