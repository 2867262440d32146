// Signing in: first the password, then the six figures of the authenticator.
import { useQuery } from "@tanstack/preact-query";
import { LogIn, UsersRound } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Button, LinkButton } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { TextField } from "../../components/text_field/text_field";
import { sessionQuery } from "../../kernel/access";
import type { SignInProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { CodeStep } from "./code_step";
import { Cover } from "./cover";
import { objections } from "./objections";
import { OutsideStep, SignOutThere } from "./outside_step";
import { canUsePasskeys } from "./passkey";
import { PasskeyStep } from "./passkey_step";
import { useCheckPassword } from "./queries";
import { say } from "./words";
import "./sign_in.css";

export default function SignIn({ isReturning, onSignedIn }: SignInProps) {
  const hasDemoPages = useQuery(sessionQuery).data?.demo_pages;
  const [isPasswordRight, setIsPasswordRight] = useState(false);
  useTitle(say(isReturning ? "cover_page_title" : "title"));
  const step = isPasswordRight ? (
    <CodeStep onSignedIn={onSignedIn} onStartAgain={() => setIsPasswordRight(false)} />
  ) : (
    <>
      {canUsePasskeys() && <PasskeyStep onSignedIn={onSignedIn} />}
      <PasswordStep onRight={() => setIsPasswordRight(true)} />
      {!isReturning && <OutsideStep />}
    </>
  );
  if (isReturning) return <Cover onLifted={onSignedIn}>{step}</Cover>;
  return (
    <div className="page sign-in">
      <div className="sheet">
        <h1>{say(isPasswordRight ? "code_title" : "title")}</h1>
        {!isPasswordRight && <SignOutThere />}
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
      <Button
        type="submit"
        kind={canUsePasskeys() ? "normal" : "main"}
        icon={LogIn}
        isWide
        isPending={check.isPending}
      >
        {say("next")}
      </Button>
    </Form>
  );
}

function text(data: FormData, name: string): string {
  return String(data.get(name) ?? "");
}
