// Puts the house together: who is here decides what is shown.

import { useQueryClient } from "@tanstack/preact-query";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LocationProvider, Router, useLocation } from "preact-iso";
import { LinkButton } from "../components/button/button";
import { EmptyState } from "../components/empty_state/empty_state";
import { ErrorState } from "../components/error_state/error_state";
import { Skeleton } from "../components/skeleton/skeleton";
import { AccessProvider, sessionQuery, useAccess } from "../kernel/access";
import type {
  CapabilityModule,
  MenuEntry,
  PageProps,
  PageRoute,
  SignInProps,
} from "../kernel/capability";
import { hasKeptInput, putInputBack } from "../kernel/kept_input";
import { useTitle } from "../kernel/title";
import { useLanguage, wordsReady } from "../kernel/words";
import { FaultWall, Page } from "./page";
import { ProofSlot } from "./proof_slot";
import { Shell } from "./shell";
import { say } from "./words";

export function App({ capabilities }: { capabilities: readonly CapabilityModule[] }) {
  return (
    <AccessProvider>
      <LocationProvider>
        <House capabilities={capabilities} />
      </LocationProvider>
    </AccessProvider>
  );
}

function House({ capabilities }: { capabilities: readonly CapabilityModule[] }) {
  useLanguage();
  const access = useAccess();
  const { path } = useLocation();
  const session = access.state === "signed_in" ? access.session : null;
  const entries = entriesFor(capabilities, session?.role);
  const isOut = access.state === "signed_out";
  const isPublic = capabilities
    .flatMap((capability) => capability.routes)
    .some((place) => place.isPublic && isAt(place.path, path));
  const isCovered = access.state === "covered";
  const hasPages = session !== null || ((isOut || isCovered) && isPublic);
  usePutInputBack(session !== null);

  return (
    <Shell session={session} entries={entries}>
      <FaultWall text={say("page_broke")} place={path}>
        {access.state === "asking" && <Skeleton label={say("loading")} lines={6} />}
        {access.state === "unreachable" && (
          <div className="page page-narrow stack">
            <h1>{say("unreachable_title")}</h1>
            <ErrorState text={say("unreachable_text")} onRetry={access.tryAgain} />
          </div>
        )}
        {isOut && !hasPages && <SignIn capabilities={capabilities} isReturning={false} />}
        {hasPages && (
          <Pages key={session?.account_id} capabilities={capabilities} entries={entries} />
        )}
        {isCovered && !hasPages && <SignIn capabilities={capabilities} isReturning />}
      </FaultWall>
      {session && <ProofSlot load={capabilities.find(({ prove }) => prove)?.prove} />}
    </Shell>
  );
}

/** What was typed before the cover stands there again as soon as its fields are drawn. */
function usePutInputBack(isSignedIn: boolean): void {
  useEffect(() => {
    const main = document.querySelector("main");
    if (isSignedIn && main && hasKeptInput()) return putInputBack(main);
  }, [isSignedIn]);
}

/** Whether an address is of a path with parts like ":id" in it. */
export function isAt(pattern: string, path: string): boolean {
  const expected = pattern.split("/").filter(Boolean);
  const parts = path.split("/").filter(Boolean);
  return (
    expected.length === parts.length &&
    expected.every((part, at) => part.startsWith(":") || part === parts[at])
  );
}

interface PagesProps {
  capabilities: readonly CapabilityModule[];
  entries: readonly MenuEntry[];
}

function Pages({ capabilities, entries }: PagesProps) {
  const routes = capabilities.flatMap((capability) => capability.routes);
  const start = entries[0]?.href;
  const hasOwnStart = routes.some((place) => place.path === "/");
  return (
    <Router>
      {routes.map((place) => (
        <RoutedPage
          key={place.path}
          path={place.path}
          load={isOffered(place, entries) ? place.load : notYours}
        />
      ))}
      {start && !hasOwnStart ? [<Start key="/" path="/" href={start} />] : []}
      <NotFound default />
    </Router>
  );
}

type RoutedProps = Partial<PageProps> & {
  path: string;
  load: Parameters<typeof Page>[0]["load"];
};

function RoutedPage({ load, params = {}, query = {} }: RoutedProps) {
  return <Page load={load} params={params} query={query} />;
}

const notYours: PageRoute["load"] = async () => ({ default: NotYours });

/** Whether this page is of use to who is here; the server decides what may be seen on it. */
function isOffered({ path, isOfMenu }: PageRoute, entries: readonly MenuEntry[]): boolean {
  return !isOfMenu || entries.some(({ href }) => path === href || path.startsWith(`${href}/`));
}

/** The first entry of a role is where its day begins. */
function Start({ href }: { path: string; href: string }) {
  const { route } = useLocation();
  useEffect(() => route(href, true), [href, route]);
  return null;
}

export function NotFound(_: { default?: true }) {
  useTitle(say("not_found_title"));
  return (
    <div className="page page-narrow stack">
      <h1>{say("not_found_title")}</h1>
      <EmptyState text={say("not_found_text")}>
        <LinkButton href="/">{say("to_start")}</LinkButton>
      </EmptyState>
    </div>
  );
}

function NotYours(_: PageProps) {
  useTitle(say("not_yours_title"));
  return (
    <div className="page page-narrow stack">
      <h1>{say("not_yours_title")}</h1>
      <EmptyState text={say("not_yours_text")}>
        <LinkButton href="/">{say("to_start")}</LinkButton>
      </EmptyState>
    </div>
  );
}

export function entriesFor(
  capabilities: readonly CapabilityModule[],
  role: string | undefined,
): MenuEntry[] {
  if (role === undefined) return [];
  return capabilities
    .flatMap((capability) => capability.entries ?? [])
    .filter((entry) => !entry.roles || entry.roles.includes(role))
    .sort((a, b) => a.order - b.order);
}

interface SignInSlotProps {
  capabilities: readonly CapabilityModule[];
  isReturning: boolean;
}

function SignIn({ capabilities, isReturning }: SignInSlotProps) {
  const load = capabilities.find((capability) => capability.signIn)?.signIn;
  const access = useAccess();
  const queryClient = useQueryClient();
  const askAgain = () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const [Form, setForm] = useState<ComponentType<SignInProps> | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    if (!load || hasFailed) return;
    load()
      .then(async (loaded) => {
        await wordsReady();
        setForm(() => loaded.default);
      })
      .catch(() => setHasFailed(true));
  }, [load, hasFailed]);

  if (hasFailed) {
    return <ErrorState text={say("page_failed")} onRetry={() => setHasFailed(false)} />;
  }
  if (!load) {
    return (
      <div className="page page-narrow stack">
        <h1>{say("sign_in_title")}</h1>
        <p>{say("sign_in_text")}</p>
      </div>
    );
  }
  if (!Form) return <Skeleton label={say("loading")} lines={4} />;
  return (
    <Form
      isReturning={isReturning}
      onSignedIn={() => void (access.state === "covered" ? access.uncover() : askAgain())}
    />
  );
}
