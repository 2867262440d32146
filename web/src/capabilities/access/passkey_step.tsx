// The first way in: a passkey, in one step. Below it the password.
import { call } from "../../kernel/api";
import { PasskeyButton } from "./passkey_button";
import { say } from "./words";

export function PasskeyStep({ onSignedIn }: { onSignedIn: () => void }) {
  return (
    <>
      <PasskeyButton
        begin={() => call("POST /api/login/passkey/begin")}
        answer={(answer) => call("POST /api/login/passkey", { body: answer })}
        onDone={onSignedIn}
      >
        {say("passkey.sign_in")}
      </PasskeyButton>
      <p className="or">{say("or_password")}</p>
    </>
  );
}
