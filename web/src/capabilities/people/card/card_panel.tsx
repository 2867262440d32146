// A card for who wants to think it over: one tap. Whether it was used stands here only when the
// resident wanted that.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { CircleCheck, MessageSquareText, Printer } from "lucide-preact";
import { Banner } from "../../../components/banner/banner";
import { Button, LinkButton } from "../../../components/button/button";
import { StatusLine } from "../../../components/status_line/status_line";
import { call, Problem } from "../../../kernel/api";
import type { CardView, NewCard, PersonPage } from "../../../kernel/api_types";
import { hour, shortDay } from "../../../kernel/dates";
import { say } from "./words";

const cardsQuery = (personId: string) =>
  queryOptions({
    queryKey: ["people", personId, "cards"],
    queryFn: () => call("GET /api/people/{id}/cards", { id: personId }),
  });

function useGiveCard(personId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (channel: NewCard["channel"]) =>
      call("POST /api/people/{id}/cards", { id: personId, body: { channel } }),
    onSuccess: (card) => {
      queryClient.setQueryData(cardsQuery(personId).queryKey, [card]);
      if (card.channel === "paper") window.open(paperOf(card), "_blank");
    },
  });
}

function paperOf(card: CardView): string {
  return `/api/cards/${card.id}/paper`;
}

export default function CardPanel({ person }: { person: PersonPage }) {
  const card = useQuery(cardsQuery(person.id)).data?.[0];
  const give = useGiveCard(person.id);
  if (person.status !== "active") return null;
  return (
    <section className="sheet no-print" aria-labelledby="kaart-kop">
      <h2 id="kaart-kop">{say("title")}</h2>
      <p className="quiet">{say("text", { name: person.given_name })}</p>
      {give.isSuccess ? (
        <Given card={give.data} person={person} />
      ) : (
        card && <Earlier card={card} name={person.given_name} />
      )}
      {!person.messages_allowed && (
        <p className="quiet">{say("no_messages", { name: person.given_name })}</p>
      )}
      {give.isError && <Banner tone="danger">{failure(give.error)}</Banner>}
      <div className="row">
        <Button
          icon={Printer}
          isPending={give.isPending && give.variables === "paper"}
          onClick={() => !give.isPending && give.mutate("paper")}
        >
          {say("paper")}
        </Button>
        {person.phone && person.messages_allowed && (
          <Button
            icon={MessageSquareText}
            isPending={give.isPending && give.variables === "sms"}
            onClick={() => !give.isPending && give.mutate("sms")}
          >
            {say("sms")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Given({ card, person }: { card: CardView; person: PersonPage }) {
  if (card.channel === "sms") {
    const facts = { phone: person.phone, until: shortDay(card.expires_on) };
    const hours = { from: hour(person.safe_from), to: hour(person.safe_until) };
    return (
      <Banner tone="ok">
        {person.safe_from ? say("sent_safely", { ...facts, ...hours }) : say("sent", facts)}
      </Banner>
    );
  }
  return (
    <Banner
      tone="ok"
      action={
        <LinkButton href={paperOf(card)} icon={Printer} target="_blank">
          {say("open")}
        </LinkButton>
      }
    >
      {say("ready")}
    </Banner>
  );
}

function Earlier({ card, name }: { card: CardView; name: string }) {
  if (!card.works) {
    return <p className="quiet">{say("over", { date: shortDay(card.given_at) })}</p>;
  }
  const facts = {
    name: card.given_by_name,
    date: shortDay(card.given_at),
    until: shortDay(card.expires_on),
  };
  return (
    <>
      {card.used_at && (
        <StatusLine tone="ok" icon={CircleCheck}>
          {say("used", { name, date: shortDay(card.used_at) })}
        </StatusLine>
      )}
      <p>
        {say("given", facts)} {say("replaces")}
      </p>
      {card.channel === "paper" && (
        <div>
          <LinkButton href={paperOf(card)} kind="quiet" isSmall icon={Printer} target="_blank">
            {say("open")}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function failure(error: unknown): string {
  const isGone = error instanceof Problem && error.code === "person.not_active";
  return say(isGone ? "not_active" : "failed");
}
