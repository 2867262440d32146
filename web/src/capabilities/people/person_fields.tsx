// The boxes in which a person is written down, wherever that is done: on being added, on being
// corrected, on coming without a referral.
import { DateFields } from "../../components/date_fields/date_fields";
import { TextField } from "../../components/text_field/text_field";
import { say } from "./words";

interface KnownAs {
  given_name: string;
  family_name: string;
}

interface NameFieldsProps {
  person?: KnownAs;
  isFamilyNameOptional?: boolean;
}

export function NameFields({ person, isFamilyNameOptional = false }: NameFieldsProps) {
  return (
    <div className="two-columns">
      <TextField
        name="given_name"
        label={say("new.given_name")}
        defaultValue={person?.given_name}
        missing={say("new.given_name_missing")}
        autoComplete="off"
        maxLength={80}
        required
      />
      <TextField
        name="family_name"
        label={say("new.family_name")}
        defaultValue={person?.family_name}
        missing={say("new.family_name_missing")}
        autoComplete="off"
        maxLength={80}
        isOptional={isFamilyNameOptional}
        required={!isFamilyNameOptional}
      />
    </div>
  );
}

interface FieldProps {
  known?: string;
}

export function PhoneField({ known }: FieldProps) {
  return (
    <TextField
      name="phone"
      type="tel"
      label={say("new.phone")}
      defaultValue={known}
      missing={say("new.phone_missing")}
      autoComplete="off"
      width={18}
      required
    />
  );
}

export function EmailField({ known }: FieldProps) {
  return (
    <TextField
      name="email"
      type="email"
      label={say("new.email")}
      defaultValue={known}
      autoComplete="off"
      maxLength={200}
      isOptional
    />
  );
}

export function BirthField({ known, isOptional }: FieldProps & { isOptional?: boolean }) {
  return (
    <DateFields
      name="birth_on"
      label={say("new.birth_on")}
      defaultValue={known}
      isOptional={isOptional}
      required={!isOptional}
    />
  );
}

/** What the server may object to in them, beside the box it is about. */
export function personObjections(): Record<string, Record<string, string>> {
  return {
    given_name: { required: say("new.given_name_missing") },
    family_name: { required: say("new.family_name_missing") },
    birth_on: { out_of_range: say("new.birth_on_range"), malformed: say("new.birth_on_range") },
    phone: { malformed: say("new.phone_malformed"), required: say("new.phone_missing") },
    email: { malformed: say("new.email_malformed"), too_short: say("new.email_malformed") },
  };
}

/** The text of a box as it was filled in. */
export function textIn(data: FormData, name: string): string {
  return String(data.get(name) ?? "").trim();
}
