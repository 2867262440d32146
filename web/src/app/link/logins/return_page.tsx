// Where a resident comes back from a login elsewhere. What stands in the address is handed on at once and taken
// out of it; then it waits until the server knows who this is, and which pages are his.
import { useMutation } from "@tanstack/preact-query";
import { FileText } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { call } from "../../../kernel/api";
import type { CameIn, OutsideReturn } from "../../../kernel/api_types";
import type { PageProps } from "../../../kernel/capability";
import { takenOutOfTheAddress, untilItIsKnown } from "../../../kernel/outside";
import { useTitle } from "../../../kernel/title";
import { LanguageChoice } from "../language_choice";
import { objection } from "./queries";
import { say } from "./words";
import "../link.css";

export default function ReturnPage({ query }: PageProps) {
  const [back] = useState(() => takenOutOfTheAddress(query));
  const arriving = useMutation({ mutationFn: arrive, onSuccess: goOn });
  const choosing = useMutation({
    mutationFn: (page: string) => call("POST /api/link/outside", { body: { page } }),
    onSuccess: goOn,
  });
  const { mutate } = arriving;
  // Once: what came back is worth nothing a second time.
  useEffect(() => mutate(back), [back, mutate]);
  const error = arriving.error ?? choosing.error;
  const pages = arriving.data?.pages ?? [];
  const title = titleOf(Boolean(error), pages.length > 0);
  useTitle(say(title));
  return (
    <>
      <LanguageChoice />
      <div className="page page-narrow link-page">
        <h1>{say(title)}</h1>
        {error ? <Failed error={error} /> : null}
        {!error && pages.length === 0 && <Skeleton label={say("return.text")} lines={3} />}
        {!error && pages.length > 0 && (
          <section className="sheet" aria-label={say("choose.title")}>
            <p>{say("choose.text")}</p>
            {pages.map(({ page, organization_name }) => (
              <Button
                key={page}
                icon={FileText}
                isWide
                isPending={choosing.isPending && choosing.variables === page}
                onClick={() => !choosing.isPending && choosing.mutate(page)}
              >
                {organization_name}
              </Button>
            ))}
          </section>
        )}
      </div>
    </>
  );
}

function Failed({ error }: { error: unknown }) {
  return (
    <>
      <Banner tone="danger">{objection(error)}</Banner>
      <LinkButton href="/mijn" isWide>
        {say("return.again")}
      </LinkButton>
    </>
  );
}

function titleOf(isError: boolean, isChoice: boolean) {
  if (isError) return "return.failed";
  return isChoice ? "choose.title" : "return.title";
}

interface Arrived extends CameIn {
  isJoined?: boolean;
}

async function arrive(back: OutsideReturn): Promise<Arrived> {
  const { is_to_join } = await call("POST /api/link/outside/return", { body: back });
  await untilItIsKnown(() => call("GET /api/link/outside/stage"));
  if (!is_to_join) return call("POST /api/link/outside", { body: {} });
  await call("POST /api/my/logins");
  return { pages: [], isJoined: true };
}

/** A whole new page: what was read before is read anew. */
function goOn({ greeting, isJoined }: Arrived): void {
  if (isJoined) window.location.replace("/mijn/inloggen");
  else if (greeting) window.location.replace("/mijn");
}
