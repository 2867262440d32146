// Where somebody can be asked: an address of mail and a number, each a press away, read from left to right in any language.

type Props = { email: string; phone: string };

export function ReachLinks({ email, phone }: Props) {
  return (
    <span dir="ltr">
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {email && phone && ", "}
      {phone && <a href={phoneLink(phone)}>{phone}</a>}
    </span>
  );
}

/** A number as a person wrote it, as a link that calls it. */
export function phoneLink(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}
