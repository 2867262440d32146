// What goes along and what stays: read before a yes.
import { Eye, EyeOff } from "lucide-preact";
import "./referral_form.css";

export function GoesAlong({ goes, stays }: { goes: string; stays: string }) {
  return (
    <>
      <span className="goes-along">
        <Eye size={16} aria-hidden="true" />
        <span>{goes}</span>
      </span>
      <span className="goes-along">
        <EyeOff size={16} aria-hidden="true" />
        <span>{stays}</span>
      </span>
    </>
  );
}
