// Signing in: first the password, then the six figures of the authenticator.
import { useQuery } from "@tanstack/preact-query";
import { KeyRound, LogIn, UsersRound } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Button, LinkButton } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { type FieldErrors, fieldWords } from "../../components/form/validity";
import { TextField } from "../../components/text_field/text_field";
import { sessionQuery } from "../../kernel/access";
import { NoConnection, Problem } from "../../kernel/api";
import type { SignInProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { useCheckCode, useCheckPassword } from "./queries";
import { say } from "./words";
import "./sign_in.css";

export default function SignIn({ isReturning, onSignedIn }: SignInProps) {
  const hasDemoPages = useQuery(sessionQuery).data?.demo_pages;
  const [isPasswordRight, setIsPasswordRight] = useState(false);
  useTitle(say("title"));
  const step = isPasswordRight ? (
    <CodeStep onSignedIn={onSignedIn} onStartAgain={() => setIsPasswordRight(false)} />
  ) : (
    <PasswordStep onRight={() => setIsPasswordRight(true)} />
  );
  // Someone who comes back has a title of their own above it, and their page underneath.
  if (isReturning) return step;
  return (
    <div className="page sign-in">
      <div className="sheet">
        <h1>{say(isPasswordRight ? "code_title" : "title")}</h1>
        {step}
      </div>
      {hasDemoPages && !isPasswordRight && (
        <section className="sheet sheet-quiet" aria-labelledby="demo-kop">
          <h2 id="demo-kop">{say("demo_title")}</h2>
          <p>{say("demo_text")}</p>
          <div>
            <LinkButton href="/demo" icon={UsersRound}>
              {say("demo_link")}
            </LinkButton>
          </div>
        </section>
      )}
    </div>
  );
}

function PasswordStep({ onRight }: { onRight: () => void }) {
  const check = useCheckPassword();
  const errors = useMemo(() => objections(check.error, "password"), [check.error]);
  return (
    <Form
      aria-label={say("title")}
      validationErrors={errors}
      onSubmit={(data) =>
        check.mutate(
          { email: text(data, "email").trim(), password: text(data, "password") },
          { onSuccess: onRight },
        )
      }
    >
      <TextField
        name="email"
        type="email"
        label={say("email")}
        autoComplete="username"
        missing={say("email_missing")}
        required
      />
      <TextField
        name="password"
        type="password"
        label={say("password")}
        autoComplete="current-password"
        missing={say("password_missing")}
        required
      />
      <Button type="submit" kind="main" icon={LogIn} isWide isPending={check.isPending}>
        {say("next")}
      </Button>
    </Form>
  );
}

interface CodeStepProps {
  onSignedIn: () => void;
  onStartAgain: () => void;
}

function CodeStep({ onSignedIn, onStartAgain }: CodeStepProps) {
  const check = useCheckCode();
  const errors = useMemo(() => objections(check.error, "code"), [check.error]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={box} className="stack">
      <Form
        aria-label={say("code_title")}
        validationErrors={errors}
        onSubmit={(data) =>
          check.mutate({ code: text(data, "code").replace(/\s/g, "") }, { onSuccess: onSignedIn })
        }
      >
        <TextField
          name="code"
          label={say("code")}
          hint={say("code_hint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          missing={say("code_missing")}
          width={9}
          maxLength={9}
          required
        />
        <Button type="submit" kind="main" icon={KeyRound} isWide isPending={check.isPending}>
          {say("sign_in")}
        </Button>
      </Form>
      <Button kind="quiet" onClick={onStartAgain}>
        {say("start_again")}
      </Button>
    </div>
  );
}

function text(data: FormData, name: string): string {
  return String(data.get(name) ?? "");
}

/** What is wrong, beside the field where it can be put right. */
function objections(error: unknown, field: "password" | "code"): FieldErrors | undefined {
  if (error === null) return undefined;
  if (error instanceof Problem && error.code === "login.wait") return { [field]: say("wait") };
  if (error instanceof Problem && error.code === "login.refused") return { password: say("wrong") };
  if (error instanceof Problem && error.code === "session.none") return { code: say("too_late") };
  if (error instanceof NoConnection) return { [field]: say("no_connection") };
  return (
    fieldWords(error, {
      code: { wrong: say("code_wrong"), too_short: say("code_wrong"), too_long: say("code_wrong") },
    }) ?? { [field]: say("not_now") }
  );
}
