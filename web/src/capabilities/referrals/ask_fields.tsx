// The boxes that stand on each form that sends a resident on: what may come back, what cannot wait,
// what is told of a hidden address, how it was said.
import { Checkbox, RadioGroup } from "../../components/choice/choice";
import { TextField } from "../../components/text_field/text_field";
import { age } from "../../kernel/dates";
import { isReviewed } from "../../kernel/translations/packages";
import { say as sayAct } from "./own_act/words";
import { levelWord } from "./step_words";
import { say } from "./words";

interface LevelChoiceProps {
  label: string;
  hint?: string;
  /** The first is what is mostly agreed. */
  levels: readonly string[];
}

/** What the sender may hear back. */
export function LevelChoice({ label, hint, levels }: LevelChoiceProps) {
  return (
    <RadioGroup
      name="feedback_level"
      label={label}
      hint={hint}
      isRow
      required
      defaultValue={levels[0]}
      choices={levels.map((value) => ({ value, label: levelWord(value) }))}
    />
  );
}

/** Asked only where the party needs it and nobody knows it yet. */
export function AddressField({ name }: { name: string }) {
  return (
    <TextField
      name="address"
      label={sayAct("act.address", { name })}
      hint={sayAct("act.address_hint")}
      missing={sayAct("act.address_missing", { name })}
      maxLength={120}
      required
    />
  );
}

/** Of a volunteer: "is geweest" may come back, when that was asked apart. */
export function AttendanceBox({ name }: { name: string }) {
  return (
    <Checkbox
      name="attendance"
      label={say("form.attendance", { name })}
      hint={say("form.attendance_hint")}
    />
  );
}

interface UrgentProps {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}

export function UrgentBox(props: UrgentProps) {
  return (
    <Checkbox
      name="urgent"
      label={sayAct("act.urgent")}
      hint={sayAct("act.urgent_hint")}
      {...props}
    />
  );
}

interface HiddenProps {
  name: string;
  birthOn: string;
  /** What this kind of party has by itself. */
  isHidden: boolean;
}

function asksHiding(birthOn: string, isHidden: boolean): boolean {
  return isHidden || (birthOn !== "" && age(birthOn) < 18);
}

/** Asked where somebody may come for the resident: of who is not of age, and where safety asks it. */
export function HiddenBox({ name, birthOn, isHidden }: HiddenProps) {
  if (!asksHiding(birthOn, isHidden)) return null;
  return (
    <Checkbox
      key={String(isHidden)}
      name="hidden_from_proxies"
      label={sayAct("act.hide")}
      hint={sayAct("act.hide_hint", { name })}
      defaultChecked={isHidden}
    />
  );
}

/** Only what was shown is said; else the kind of party decides. */
export function hiddenIn(form: FormData, birthOn: string, isHidden: boolean) {
  if (!asksHiding(birthOn, isHidden)) return {};
  return { hidden_from_proxies: form.has("hidden_from_proxies") };
}

interface SecretAddressProps {
  /** The first name of a resident whose address is hidden. */
  name: string;
  isShared: boolean;
  onShare: (isShared: boolean) => void;
}

export function SecretAddressBox({ name, isShared, onShare }: SecretAddressProps) {
  return (
    <Checkbox
      name="share_secret_address"
      label={say("form.share_secret", { name })}
      hint={say("form.share_secret_hint")}
      isChecked={isShared}
      onChange={onShare}
    />
  );
}

/** Consent is asked in reviewed words; in another language an interpreter says them. */
export function InterpreterBox({ of }: { of: { language: string; interpreter: boolean } }) {
  const hasWords = isReviewed(of.language);
  if (hasWords && !of.interpreter) return null;
  const only = hasWords ? undefined : say("form.said_with_interpreter_hint");
  return (
    <Checkbox
      name="with_interpreter"
      label={say("form.said_with_interpreter")}
      hint={only}
      missing={only}
      required={!hasWords}
    />
  );
}
