// Why two records may be of one resident, in words.
import { Tag } from "../../../components/tag/tag";
import { say } from "./words";

type Key = Parameters<typeof say>[0];

export function Reasons({ codes }: { codes: readonly string[] }) {
  return (
    <ul className="pair-reasons" aria-label={say("why")}>
      {codes.map((code) => (
        <li key={code}>
          <Tag>{say(`reason.${code}` as Key)}</Tag>
        </li>
      ))}
    </ul>
  );
}
