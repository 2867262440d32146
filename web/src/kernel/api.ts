// The one door to the server: every route, its input and its answer are typed by `Routes`.
import type { Routes } from "./api_types";

export type Route = keyof Routes;
export type Answer<R extends Route> = Routes[R]["answer"];

type Given<T> = [T] extends [never] ? unknown : string extends keyof T ? unknown : T;
type PathOf<R extends Route> = Given<Routes[R]["path"]>;
type QueryOf<R extends Route> =
  Given<Routes[R]["query"]> extends infer Q
    ? unknown extends Q
      ? unknown
      : Record<never, never> extends Q
        ? { query?: Q }
        : { query: Q }
    : never;
type BodyOf<R extends Route> = [Routes[R]["body"]] extends [never]
  ? unknown
  : { body: Routes[R]["body"] };

/** `shown`: what this route answered before and still stands on the screen. Where the server has
 * nothing else to tell, that is the answer again, and nobody looked. */
export type Input<R extends Route> = PathOf<R> &
  QueryOf<R> &
  BodyOf<R> & { signal?: AbortSignal; shown?: Answer<R> };

/** What came with a mark, by which the server knows it again. */
const marks = new WeakMap<object, string>();

/** Input may be left out where a route asks nothing. */
export type InputArgument<R extends Route> =
  Record<never, never> extends Input<R> ? [input?: Input<R>] : [input: Input<R>];

export interface ProblemBody {
  type?: string;
  title?: string;
  status: number;
  code: string;
  fields?: Record<string, string>;
  request_id?: string;
}

/** The server's own "no", with a stable code and the fields it is about. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Record<string, string>;
  readonly requestId: string;

  constructor(body: ProblemBody) {
    super(body.title ?? body.code);
    this.name = "Problem";
    this.status = body.status;
    this.code = body.code;
    this.fields = body.fields ?? {};
    this.requestId = body.request_id ?? "";
  }
}

/** It is there, and it is not for who asks. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Problem && error.status === 403;
}

/** The record is frozen while an objection of the resident is decided. */
export function isRestricted(error: unknown): boolean {
  return error instanceof Problem && error.code === "access.restricted";
}

/** So much was done in this hour that the rest waits for the next. */
export function isLimit(error: unknown): boolean {
  return error instanceof Problem && error.status === 429 && error.code.startsWith("limit.");
}

/** No answer came: the line is gone or the server is. What was asked may be asked again. */
export class NoConnection extends Error {
  constructor() {
    super("no connection");
    this.name = "NoConnection";
  }
}

/** The number of what went wrong just now. A notice that comes up with it shows it, so that
 * somebody can read it out over the telephone. */
let latestFailure = { number: "", at: 0 };
const isJustNow = 5_000;

export function numberOfFailure(): string {
  return performance.now() - latestFailure.at < isJustNow ? latestFailure.number : "";
}

function rememberFailure(problem: Problem): void {
  const isOfTheForm = problem.status === 422 && Object.keys(problem.fields).length > 0;
  const number = problem.status === 401 || isOfTheForm ? "" : problem.requestId;
  latestFailure = { number, at: performance.now() };
}

type Listener = () => void;
/** Too often in this hour; the shell says when it goes on. */
type LimitListener = (minutes: number, code: string) => void;
const limitListeners = new Set<LimitListener>();

export function onLimit(listener: LimitListener): () => void {
  limitListeners.add(listener);
  return () => limitListeners.delete(listener);
}

const signedOutListeners = new Set<Listener>();
const lineListeners = new Set<(isUp: boolean) => void>();

export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Tells after every request whether the server could be reached. */
export function onLine(listener: (isUp: boolean) => void): () => void {
  lineListeners.add(listener);
  return () => lineListeners.delete(listener);
}

/** One submission keeps one key until the server has spoken: so a retry, a double click and a
 * second try after a lost line all do the thing once. Kept in memory only. */
const openSubmissions = new Map<string, string>();

export function forgetSubmissions(): void {
  openSubmissions.clear();
}

type Prover = () => Promise<boolean>;
let prover: Prover | null = null;
let proving: Promise<boolean> | null = null;
let proofs = 0;

/** Asks who is here to prove anew who it is; the answer is whether that was done. */
export function onProofWanted(ask: Prover): () => void {
  prover = ask;
  return () => {
    if (prover === ask) prover = null;
  };
}

function askForProof(ask: Prover): Promise<boolean> {
  proving ??= ask()
    .then((isProven) => {
      if (isProven) proofs += 1;
      return isProven;
    })
    .finally(() => {
      proving = null;
    });
  return proving;
}

/** Whether a refusal may be asked again: with a proof now, or because a proof changed the token
 * while it was on its way. */
async function isProvenNow(problem: Problem, proofsBefore: number): Promise<boolean> {
  if (problem.code === "session.proof_wanted") return prover ? askForProof(prover) : false;
  return proofs !== proofsBefore || (proving ?? false);
}

export async function call<R extends Route>(
  route: R,
  ...[input]: InputArgument<R>
): Promise<Answer<R>> {
  const [method = "GET", pattern = ""] = (route as string).split(" ");
  const given = (input ?? {}) as Record<string, unknown> & {
    query?: Record<string, unknown>;
    body?: unknown;
    signal?: AbortSignal;
    shown?: Answer<R>;
  };
  const address = fillPath(pattern, given) + queryText(given.query);
  const body = given.body === undefined ? undefined : JSON.stringify(given.body);

  const headers: Record<string, string> = { "X-VK": "1", Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const submission = `${method} ${address} ${body ?? ""}`;
  if (method === "POST") headers["Idempotency-Key"] = keyFor(submission);
  const mark = isObject(given.shown) ? marks.get(given.shown) : undefined;
  if (mark) headers["If-None-Match"] = mark;

  const proofsBefore = proofs;
  const response = await reach(address, {
    method,
    headers,
    body,
    credentials: "same-origin",
    cache: "no-store",
    signal: given.signal,
  });
  // 503 is "not now": the same submission may still be under way, so its key stays.
  if (response.status !== 503) openSubmissions.delete(submission);
  if (response.status === 304 && given.shown !== undefined) return given.shown;
  if (response.ok) return marked(await readAnswer(response), response) as Answer<R>;

  const problem = new Problem(await readProblem(response));
  rememberFailure(problem);
  if (isLimit(problem)) {
    const minutes = Math.ceil(Number(response.headers.get("Retry-After") ?? 3600) / 60);
    for (const listener of limitListeners) listener(minutes, problem.code);
  }
  if (problem.status !== 401) throw problem;
  const isOfProof = address.startsWith("/api/session/proof/");
  if (!isOfProof && (await isProvenNow(problem, proofsBefore)))
    return call(route, ...([input] as InputArgument<R>));
  if (problem.code !== "session.proof_wanted")
    for (const listener of signedOutListeners) listener();
  throw problem;
}

function isObject(one: unknown): one is object {
  return typeof one === "object" && one !== null;
}

function marked(answer: unknown, response: Response): unknown {
  const mark = response.headers.get("ETag");
  if (mark && isObject(answer)) marks.set(answer, mark);
  return answer;
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, request);
    for (const listener of lineListeners) listener(true);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    for (const listener of lineListeners) listener(false);
    latestFailure = { number: "", at: 0 };
    throw new NoConnection();
  }
}

function keyFor(submission: string): string {
  const known = openSubmissions.get(submission);
  if (known) return known;
  const key = crypto.randomUUID();
  openSubmissions.set(submission, key);
  return key;
}

function fillPath(pattern: string, given: Record<string, unknown>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name];
    if (value === undefined || value === "") throw new Error(`no ${name} for ${pattern}`);
    return encodeURIComponent(String(value));
  });
}

function queryText(query: Record<string, unknown> | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    // The server reads each name once; a list stands in it with commas between.
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text !== "") search.append(name, text);
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

async function readProblem(response: Response): Promise<ProblemBody> {
  const status = response.status;
  const number = response.headers.get("X-Request-Id");
  const request_id = number ? { request_id: number } : {};
  try {
    const body = (await response.json()) as Partial<ProblemBody>;
    return { ...request_id, ...body, status, code: body.code ?? "internal" };
  } catch {
    // A proxy in between answers in its own words; only the status can be trusted then.
    return { ...request_id, status, code: status >= 500 ? "internal" : "unreadable" };
  }
}
