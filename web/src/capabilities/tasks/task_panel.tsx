// What the assistant has to do: whom to call, when, and how it went in one tap. No reason, no answers.
import { useQuery } from "@tanstack/preact-query";
import { Phone, Voicemail } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { Disclosure } from "../../components/disclosure/disclosure";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { phoneLink } from "../../components/reach_links/reach_links";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusTag } from "../../components/status_tag/status_tag";
import { Tag } from "../../components/tag/tag";
import type { TaskRow } from "../../kernel/api_types";
import { daysUntil, relative, shortDay } from "../../kernel/dates";
import { type CallResult, tasksQuery, useFinishTask } from "./queries";
import { say } from "./words";
import "./task_panel.css";

const results: readonly CallResult[] = ["reached", "not_reached", "wrong_number", "declines"];

export interface TaskPanelProps {
  /** Where a task is rare: nothing when there is none. */
  isRare?: boolean;
  /** Below it, as long as there never was one. */
  first?: ComponentChildren;
}

export function TaskPanel({ isRare = false, first }: TaskPanelProps) {
  const asked = useQuery(tasksQuery);
  const seconds = asked.data?.filter((task) => isSecondLook(task) && !task.done_at) ?? [];
  const calls = asked.data?.filter((task) => !isSecondLook(task)) ?? [];
  const open = calls.filter((task) => !task.done_at);
  const done = calls.filter((task) => task.done_at);
  if (isRare && open.length === 0) return <SecondLooks tasks={seconds} />;
  return (
    <>
      <SecondLooks tasks={seconds} />
      <section className="sheet" aria-labelledby="taken-kop">
        <h2 id="taken-kop">{say("title")}</h2>
        {asked.isPending && <Skeleton label={say("loading")} lines={4} />}
        {asked.isError && <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />}
        {asked.isSuccess && open.length === 0 && <EmptyState text={say("none")} />}
        {open.length > 0 && (
          <ul className="lined-list" aria-label={say("title")}>
            {open.map((task) => (
              <OpenTask key={task.id} task={task} />
            ))}
          </ul>
        )}
        {done.length > 0 && (
          <Disclosure title={say("done", { count: done.length })}>
            <ul className="lined-list">
              {done.map((task) => (
                <li key={task.id} className="task-done">
                  <span>{task.person_name}</span>
                  <span className="quiet">
                    {say(`result.${task.result as CallResult}`)},{" "}
                    {task.done_at && relative(task.done_at)}
                  </span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </section>
      {asked.data?.length === 0 && first}
    </>
  );
}

function isSecondLook(task: TaskRow): boolean {
  return task.kind.startsWith("second_");
}

function lookedAt(task: TaskRow): string {
  const isOfOne = task.kind === "second_split" || task.kind === "second_join";
  return isOfOne ? `/patienten/${task.person_id}/splitsen` : `/dubbel/${task.about}`;
}

function SecondLooks({ tasks }: { tasks: readonly TaskRow[] }) {
  if (tasks.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="meekijken-kop">
      <h2 id="meekijken-kop">{say("second_title")}</h2>
      <ul className="lined-list" aria-label={say("second_title")}>
        {tasks.map((task) => (
          <SecondLook key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

/** A colleague said it; another confirms it where both records lie side by side. */
function SecondLook({ task }: { task: TaskRow }) {
  const isLate = daysUntil(task.due_on) < 0;
  return (
    <li className="task-open">
      <div className="task-head">
        <h3>
          <a href={lookedAt(task)}>{say("second", { name: task.person_name })}</a>
        </h3>
        <StatusTag state={isLate ? "attention" : "busy"}>
          {say("before", { date: shortDay(task.due_on) })}
        </StatusTag>
      </div>
      <p>{say(task.kind as "second_merge")}</p>
      <p className="quiet">{say("asked_by", { name: task.asked_by_name })}</p>
    </li>
  );
}

/** A call was missed, or a message may not be sent or did not arrive. */
function whyWords(task: TaskRow): string {
  const isMessage = task.kind === "call_instead" || task.kind === "not_delivered";
  if (!isMessage) return say("why", { name: task.face_name });
  const why = say(task.kind === "not_delivered" ? "not_delivered" : "instead");
  return `${why} ${say(`about.${task.about as "status"}`) || ""}`.trim();
}

function OpenTask({ task }: { task: TaskRow }) {
  const finish = useFinishTask();
  const isLate = daysUntil(task.due_on) < 0;
  return (
    <li className="task-open">
      <div className="task-head">
        <h3>
          <a href={`/patienten/${task.person_id}`}>{say("call", { name: task.person_name })}</a>
        </h3>
        <StatusTag state={isLate ? "attention" : "busy"}>
          {say("before", { date: shortDay(task.due_on) })}
        </StatusTag>
      </div>
      <p>{whyWords(task)}</p>
      <p className="quiet">
        {[
          task.asked_by_name && say("asked_by", { name: task.asked_by_name }),
          task.call_when && say("when", { when: task.call_when }),
          !task.call_allowed && say("no_call"),
        ]
          .filter(Boolean)
          .join(". ")}
      </p>
      {task.call_allowed && (
        <div className="row">
          <LinkButton href={phoneLink(task.phone)} icon={Phone} kind="main" isSmall>
            {task.phone}
          </LinkButton>
          {!task.voicemail_allowed && <Tag icon={Voicemail}>{say("no_voicemail")}</Tag>}
        </div>
      )}
      <fieldset className="task-results">
        <legend>{say("how_did_it_go")}</legend>
        {results.map((result) => (
          <Button
            key={result}
            isSmall
            label={`${say(`result.${result}`)}: ${task.person_name}`}
            isPending={finish.isPending && finish.variables?.result === result}
            onClick={() => !finish.isPending && finish.mutate({ task, result })}
          >
            {say(`result.${result}`)}
          </Button>
        ))}
      </fieldset>
      {finish.isError && <Banner tone="danger">{say("not_saved")}</Banner>}
    </li>
  );
}
