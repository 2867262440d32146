// Organisatie inrichten: five steps, each saved by itself. The first that is missing stands open.
import { useQuery } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { ErrorState } from "../../components/error_state/error_state";
import { PageHead } from "../../components/page_head/page_head";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusTag } from "../../components/status_tag/status_tag";
import { WayBar } from "../../components/way_bar/way_bar";
import type { Setup, SetupStep } from "../../kernel/api_types";
import type { PageProps } from "../../kernel/capability";
import { shortDay } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { AgreementStep, agreementSummary } from "./agreement_step";
import { ControllerStep, controllerSummary } from "./controller_step";
import { OfficerStep, officerSummary } from "./officer_step";
import { setupQuery } from "./queries";
import { RolesStep, rolesSummary } from "./roles_step";
import { RetentionStep, retentionSummary } from "./terms_step";
import { say, sayOf } from "./words";
import "./setup.css";

export interface StepProps {
  setup: Setup;
  step: SetupStep;
  onSaved: () => void;
}

const steps: Record<
  string,
  { Form: (props: StepProps) => ComponentChildren; summary: (setup: Setup) => string }
> = {
  controller: { Form: ControllerStep, summary: controllerSummary },
  agreement: { Form: AgreementStep, summary: agreementSummary },
  officer: { Form: OfficerStep, summary: officerSummary },
  roles: { Form: RolesStep, summary: rolesSummary },
  retention: { Form: RetentionStep, summary: retentionSummary },
};

export default function SetupPage(_: PageProps) {
  useTitle(say("title"));
  const asked = useQuery(setupQuery);
  const setup = asked.data;
  return (
    <div className="page page-narrow stack">
      <PageHead title={say("title")} facts={setup ? [setup.organization_name] : []} />
      {asked.isPending && <Skeleton label={say("loading")} lines={8} />}
      {asked.isError && !setup && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {setup && <Steps setup={setup} />}
    </div>
  );
}

function Steps({ setup }: { setup: Setup }) {
  // Undefined: the first that is missing. Who opens another one says so.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const missing = setup.steps.find((step) => !step.done)?.step ?? null;
  const open = chosen === undefined ? missing : chosen;
  const saved = useGoOn(open);
  useStepKeys(setup.steps, setChosen);
  const count = setup.steps.length;
  return (
    <>
      <WayBar words={say("way", { done: setup.done, count })} at={setup.done} count={count} />
      {missing === null ? (
        <Banner tone="ok" title={say("complete")}>
          {say("complete.text")} <a href="/bewaren">{say("to_retention")}</a>
        </Banner>
      ) : (
        <p>{say("intro")}</p>
      )}
      {setup.steps.map((step, at) => (
        <Step
          key={step.step}
          number={at + 1}
          setup={setup}
          step={step}
          isOpen={open === step.step}
          onOpen={() => setChosen(step.step)}
          onSaved={() => {
            saved();
            setChosen(undefined);
          }}
        />
      ))}
    </>
  );
}

/** Alt with a figure opens that step and goes there. */
function useStepKeys(known: readonly SetupStep[], choose: (step: string) => void) {
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      // `code`: with Alt the letter on the key may be another sign.
      const step = known[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1]?.step;
      if (!step) return;
      event.preventDefault();
      choose(step);
      // After it was drawn open.
      setTimeout(() => goToStep(step));
    };
    addEventListener("keydown", jump);
    return () => removeEventListener("keydown", jump);
  }, [known, choose]);
}

function goToStep(step: string): void {
  const place = document.getElementById(`stap-${step}`);
  place?.scrollIntoView({ block: "start" });
  const target = place?.querySelector<HTMLElement>("input, select") ?? place?.querySelector("h2");
  target?.focus({ preventScroll: true });
}

/** After a step is saved, whoever types goes on in the next one. */
function useGoOn(open: string | null): () => void {
  const isToGo = useRef(false);
  useEffect(() => {
    if (!isToGo.current) return;
    isToGo.current = false;
    if (open) goToStep(open);
    else document.querySelector<HTMLElement>("h1")?.focus();
  }, [open]);
  return () => {
    isToGo.current = true;
  };
}

interface OneStepProps extends StepProps {
  number: number;
  isOpen: boolean;
  onOpen: () => void;
}

function Step({ number, setup, step, isOpen, onOpen, onSaved }: OneStepProps) {
  const known = steps[step.step];
  if (!known) return null;
  const { Form, summary } = known;
  const title = sayOf("step", step.step);
  return (
    // Who types keeps this step open, also when a colleague saves it meanwhile.
    <section
      className="sheet setup-step"
      id={`stap-${step.step}`}
      aria-label={title}
      aria-keyshortcuts={`Alt+${number}`}
      onInput={onOpen}
    >
      <div className="row row-apart">
        <h2 tabIndex={-1}>
          {number}. {title}
        </h2>
        <StatusTag state={step.done ? "done" : "attention"}>
          {say(step.done ? "done" : "to_do")}
        </StatusTag>
      </div>
      {isOpen ? (
        <Form setup={setup} step={step} onSaved={onSaved} />
      ) : (
        <div className="stack stack-tight setup-closed">
          <p className={step.done ? undefined : "quiet"}>
            {step.done ? summary(setup) : sayOf("why", step.step)}
            {step.done && (
              <span className="quiet setup-by">
                {say("saved_by", { name: step.saved_by, date: shortDay(step.saved_at) })}
              </span>
            )}
          </p>
          <Button label={say(step.done ? "change_of" : "fill_of", { title })} onClick={onOpen}>
            {say(step.done ? "change" : "fill")}
          </Button>
        </div>
      )}
    </section>
  );
}
