// What components share: the client, the state, and the clock.

/** @import { Client, State, Store } from '../core/types.js' */
/** @import { Context } from '../vendor/preact.js' */

import { wallClock } from '../core/dates.js';
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from '../vendor/preact.js';

/** @type {Context<Client>} */
export const ClientContext = createContext(/** @type {any} */ (null));

/** @returns {Client} */
export const useClient = () => useContext(ClientContext);

/** The store of the person who is signed in: for components that exist only then. @returns {Store} */
export function useStore() {
  const { store } = useClient();
  if (!store) throw new Error('Nobody is signed in.');
  return store;
}

/**
 * A part of the state; the component renders again when it becomes another object.
 * @template T
 * @param {(state: State) => T} select
 * @returns {T}
 */
export function useSelected(select) {
  const store = useStore();
  const [, render] = useState(0);
  const value = select(store.state);
  useLayoutEffect(() => {
    let shown = value;
    const check = () => {
      const next = select(store.state);
      if (!Object.is(next, shown)) {
        shown = next;
        render((count) => count + 1);
      }
    };
    check();
    return store.subscribe(check);
  });
  return value;
}

/**
 * What the clock of the user shows, to the minute.
 * @returns {{ date: string, time: string }}
 */
export function useNow() {
  const timeZone = useSelected((state) => state.user?.time_zone ?? 'UTC');
  const [now, setNow] = useState(() => wallClock(timeZone, Date.now()));
  useEffect(() => {
    const tick = () => setNow((shown) => {
      const next = wallClock(timeZone, Date.now());
      return next.date === shown.date && next.time === shown.time ? shown : next;
    });
    tick();
    const timer = setInterval(tick, 5_000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [timeZone]);
  return now;
}

/**
 * Whether something has taken long enough to say so: nothing flickers that is done in a moment.
 * @param {boolean} isWaiting
 */
export function useDelayed(isWaiting, milliseconds = 300) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return setLong(false);
    const timer = setTimeout(() => setLong(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isWaiting && isLong;
}

/**
 * Loads something from the server when the component appears, and again on `reload`.
 * @template T
 * @param {() => Promise<T>} load
 * @param {readonly unknown[]} [inputs]
 * @returns {{ data: T | null, error: unknown, reload: () => Promise<void>, set: (data: T) => void }}
 */
export function useLoaded(load, inputs = []) {
  const [state, setState] = useState(/** @type {{ data: T | null, error: unknown }} */ ({ data: null, error: null }));
  const turn = useRef(0);
  const reload = async () => {
    const mine = ++turn.current;
    try {
      const data = await load();
      if (turn.current === mine) setState({ data, error: null });
    } catch (error) {
      if (turn.current === mine) setState((previous) => ({ data: previous.data, error }));
    }
  };
  useEffect(() => {
    reload();
    return () => {
      turn.current++;
    };
  }, inputs);
  return { ...state, reload, set: (data) => setState({ data, error: null }) };
}

/**
 * Runs the action of a form once at a time, and keeps its error.
 * @returns {{ isBusy: boolean, error: unknown, setError: (error: unknown) => void, run: (action: () => Promise<void>) => Promise<void> }}
 */
export function useAction() {
  const [state, setState] = useState({ isBusy: false, error: /** @type {unknown} */ (null) });
  return {
    ...state,
    setError: (error) => setState({ isBusy: false, error }),
    async run(action) {
      if (state.isBusy) return;
      setState({ isBusy: true, error: null });
      try {
        await action();
        setState({ isBusy: false, error: null });
      } catch (error) {
        setState({ isBusy: false, error });
      }
    },
  };
}
