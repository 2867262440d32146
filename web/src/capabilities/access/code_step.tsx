// The second step of signing in: the six figures of the authenticator.
import { useMemo } from "preact/hooks";
import { Button } from "../../components/button/button";
import { CodeForm } from "../../components/code_form/code_form";
import { objections } from "./objections";
import { useCheckCode } from "./queries";
import { say } from "./words";

interface CodeStepProps {
  onSignedIn: () => void;
  onStartAgain: () => void;
}

export function CodeStep({ onSignedIn, onStartAgain }: CodeStepProps) {
  const check = useCheckCode();
  const errors = useMemo(() => objections(check.error, "code"), [check.error]);
  return (
    <CodeForm
      title={say("code_title")}
      label={say("code")}
      hint={say("code_hint")}
      missing={say("code_missing")}
      button={say("sign_in")}
      errors={errors}
      isPending={check.isPending}
      onCode={(code) => check.mutate({ code }, { onSuccess: onSignedIn })}
    >
      <Button kind="quiet" onClick={onStartAgain}>
        {say("start_again")}
      </Button>
    </CodeForm>
  );
}
