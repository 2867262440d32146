// Demo-postvak: every mail and SMS that this installation would have sent, newest first.
import { useInfiniteQuery } from "@tanstack/preact-query";
import { Mail, MessageSquareText } from "lucide-preact";
import { Button } from "../../components/button/button";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { IconDisc } from "../../components/icon_disc/icon_disc";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import type { DemoMessage } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { dayAndTime } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { messagesQuery } from "./queries";
import { say } from "./words";
import "./demo.css";

export default function MailboxPage(_: PageProps) {
  useTitle(say("mail.title"));
  const asked = useInfiniteQuery(messagesQuery);
  const messages = asked.data?.pages.flatMap((page) => page.messages);
  return (
    <div className="page page-narrow demo-page">
      <PageHead title={say("mail.title")} facts={[say("mail.facts")]} />
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && !asked.data && (
        <ErrorState text={say("mail.failed")} onRetry={() => void asked.refetch()} />
      )}
      {messages?.length === 0 && <EmptyState icon={Mail} text={say("mail.empty")} />}
      {messages && (
        <ul className="demo-mail" aria-label={say("mail.list")}>
          {messages.map((message) => (
            <li key={message.id}>
              <Message message={message} />
            </li>
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <div>
          <Button
            kind="quiet"
            isPending={asked.isFetchingNextPage}
            onClick={() => void asked.fetchNextPage()}
          >
            {say("mail.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Message({ message }: { message: DemoMessage }) {
  const isSms = message.channel === "sms";
  return (
    <article className="demo-message">
      <header className="demo-message-head">
        <IconDisc
          icon={isSms ? MessageSquareText : Mail}
          tone={isSms ? "dagelijks" : "mentaal"}
          isSmall
        />
        <p>
          <strong>{message.recipient_name || message.recipient}</strong>
          <span className="quiet"> {say(isSms ? "mail.sms" : "mail.email")}</span>
        </p>
        <time className="quiet small" dateTime={message.at}>
          {message.waits
            ? say("mail.waits", { when: dayAndTime(message.at) })
            : dayAndTime(message.at)}
        </time>
      </header>
      <div className="demo-bubble">
        {!isSms && <p className="demo-subject">{message.subject}</p>}
        <MessageText text={message.text} link={message.link} />
      </div>
    </article>
  );
}

/** The text as it was sent, with its link to click, in the same tab as on a phone. Pages behind a
 * link are another house with its own door: `_top` makes it a whole new page. */
export function MessageText({ text, link }: { text: string; link: string }) {
  const words = text.split(" ");
  const at = link ? words.findIndex((word) => word.endsWith(link)) : -1;
  if (at < 0) return <p>{text}</p>;
  return (
    <p>
      {words.slice(0, at).join(" ")}{" "}
      <a href={link} target="_top" className="demo-link">
        {location.host + link}
      </a>{" "}
      {words.slice(at + 1).join(" ")}
    </p>
  );
}
