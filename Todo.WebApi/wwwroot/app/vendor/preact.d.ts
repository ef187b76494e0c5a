// The types of preact.js, as far as the page uses it. Only the type check reads this file; it is not served.

export interface VNode { readonly type: unknown; readonly props: unknown; readonly key: unknown }
export type Child = VNode | string | number | bigint | boolean | null | undefined | Child[];
export type Ref<T> = { current: T };

export function h(type: unknown, props: object | null, ...children: Child[]): VNode;
/** A tree of elements and components, written like HTML. A value never becomes HTML, only text, an attribute or a listener. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): VNode;
export function render(tree: Child, parent: Element | DocumentFragment): void;

export abstract class Component<P = {}, S = {}> {
  constructor(props?: P);
  props: Readonly<P & { children?: Child }>;
  state: Readonly<S>;
  setState(change: Partial<S> | ((state: S, props: P) => Partial<S> | null), done?: () => void): void;
  forceUpdate(done?: () => void): void;
  abstract render(props: P, state: S): Child;
}

export interface Context<T> { Provider(props: { value: T; children?: Child }): VNode; readonly _: T }
export function createContext<T>(value: T): Context<T>;

export function useState<T>(initial: T | (() => T)): [T, (next: T | ((previous: T) => T)) => void];
export function useReducer<S, A>(reducer: (state: S, action: A) => S, initial: S): [S, (action: A) => void];
export function useEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useLayoutEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void;
export function useRef<T>(initial: T): Ref<T>;
export function useRef<T>(initial: T | null): Ref<T | null>;
export function useImperativeHandle<T>(ref: Ref<T>, create: () => T, inputs?: readonly unknown[]): void;
export function useMemo<T>(factory: () => T, inputs: readonly unknown[]): T;
export function useCallback<T extends (...values: never[]) => unknown>(callback: T, inputs: readonly unknown[]): T;
export function useContext<T>(context: Context<T>): T;
export function useDebugValue(value: unknown): void;
export function useErrorBoundary(callback?: (error: Error) => void): [Error | undefined, () => void];
